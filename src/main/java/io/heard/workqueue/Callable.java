package io.heard.workqueue;

import io.heard.calendar.Interval;
import io.heard.customer.CustomerRepository;
import io.heard.decision.Reach;
import io.heard.review.Agendas;
import io.heard.review.RulesInForce;
import io.heard.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Whether the customer of a task may be contacted right now, by the rules and preferences of now and not
/// by those that held when the task was released.
@ApplicationScoped
class Callable {

    private final CustomerRepository customers;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;

    Callable(CustomerRepository customers, Agendas agendas, RulesInForce rulesInForce) {
        this.customers = customers;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
    }

    List<Task> among(List<Task> tasks, Instant now) {
        var snapshot = rulesInForce.now();
        var ids = tasks.stream().map(Task::customerId).distinct().toList();
        var cases = agendas.of(customers.byIds(ids), snapshot.rules());
        var outreach = snapshot.settings().outreach();
        return tasks.stream()
                .filter(task -> {
                    var one = Objects.requireNonNull(cases.get(task.customerId()));
                    return !outreach.stops(task.type().name(), one.customer().field("country"))
                            && (task.hasNoWay()
                                    || new Reach(one.agenda(), snapshot.rules())
                                            .open(
                                                    task.type(),
                                                    task.purpose(),
                                                    task.promisedAt(),
                                                    task.effort(),
                                                    new Interval(now, now.plusNanos(1)))
                                            .contains(now));
                })
                .toList();
    }
}
