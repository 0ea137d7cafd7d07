package io.heard.workqueue;

import io.heard.customer.UnwantedRepository;
import io.heard.planning.Barred;
import io.heard.planning.RepId;
import io.heard.task.DeclinedRepository;
import io.heard.task.DeclinedRepository.Work;
import io.heard.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who is not to get which tasks, for whatever cause.
@ApplicationScoped
class Barring {

    private final UnwantedRepository unwanted;
    private final DeclinedRepository declined;

    Barring(UnwantedRepository unwanted, DeclinedRepository declined) {
        this.unwanted = unwanted;
        this.declined = declined;
    }

    /// Two statements, however many tasks there are.
    Known of(Collection<Task> tasks) {
        return ofCustomers(tasks.stream().map(Task::customerId).distinct().toList());
    }

    Known ofCustomers(Collection<String> customers) {
        return customers.isEmpty()
                ? new Known(Map.of(), Map.of())
                : new Known(unwanted.of(customers), declined.of(customers));
    }

    /// @param unwanted by customer
    record Known(Map<String, Set<String>> unwanted, Map<Work, Set<RepId>> declined) {

        Barred of(Task task) {
            return of(task.customerId(), Work.of(task));
        }

        Barred of(String customerId, Work work) {
            return new Barred(
                    unwanted.getOrDefault(customerId, Set.of()).stream()
                            .map(RepId::new)
                            .collect(Collectors.toSet()),
                    declined.getOrDefault(work, Set.of()));
        }
    }
}
