package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus.Pending;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Passing.Given;
import io.heard.workqueue.Reassignment.Scope;
import io.heard.workqueue.Reassignment.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gives a rep's work to others all at once, after it was shown what follows from it. What is shown is worked out by
/// the same steps as what is done, and nothing is done when the two differ.
@ApplicationScoped
public class Reassigning {

    /// Who owns more is no longer one person's to know.
    public static final int MOST_CUSTOMERS = 2_000;

    private final TeamRepository teams;
    private final TaskRepository tasks;
    private final CustomerRepository customers;
    private final Consequences consequences;
    private final Queues queues;
    private final Passing passing;
    private final Succession succession;
    private final Clock clock;

    public Reassigning(
            TeamRepository teams,
            TaskRepository tasks,
            CustomerRepository customers,
            Consequences consequences,
            Queues queues,
            Passing passing,
            Succession succession,
            Clock clock) {
        this.teams = teams;
        this.tasks = tasks;
        this.customers = customers;
        this.consequences = consequences;
        this.queues = queues;
        this.passing = passing;
        this.succession = succession;
        this.clock = clock;
    }

    /// What would be done.
    ///
    /// @return never `Changed`
    @Transactional
    public Reassigned preview(Wish wish) {
        return refusal(wish)
                .<Reassigned>map(Reassigned.Refused::new)
                .orElseGet(() -> new Reassigned.Done(consequences.of(plan(wish, clock.instant()))));
    }

    /// Does what the preview of that version has shown.
    @Transactional
    public Reassigned apply(Wish wish, String version) {
        var refusal = refusal(wish);
        if (refusal.isPresent()) {
            return new Reassigned.Refused(refusal.get());
        }
        var now = clock.instant();
        customers.lock(plan(wish, now).touched());
        var plan = plan(wish, now);
        var seen = consequences.of(plan);
        if (!seen.version().equals(version)) {
            return new Reassigned.Changed(seen);
        }
        succession.passRelationships(plan.owned(), Set.of(wish.from()), plan.heirs(), now);
        passing.pass(plan.given(), now);
        if (!plan.owned().isEmpty()) {
            succession.settle(plan.owned(), now);
        }
        return new Reassigned.Done(seen);
    }

    private Optional<String> refusal(Wish wish) {
        var from = teams.rep(wish.from()).filter(rep -> rep.teamId().equals(wish.team()));
        if (from.isEmpty()) {
            return Optional.of("from: nobody called " + wish.from() + " works in the team " + wish.team());
        }
        var to = wish.to();
        if (to == null) {
            return tooMany(wish);
        }
        if (to.equals(wish.from())) {
            return Optional.of("to: is the same as from");
        }
        return teams.rep(to)
                        .filter(rep -> rep.active() && rep.teamId().equals(wish.team()))
                        .isEmpty()
                ? Optional.of("to: nobody called " + to + " works in the team " + wish.team())
                : tooMany(wish);
    }

    private Optional<String> tooMany(Wish wish) {
        int owned = wish.scope() == Scope.OWNERSHIP
                ? customers
                        .owned(List.of(wish.from().value()))
                        .getOrDefault(wish.from().value(), 0)
                : 0;
        return owned > MOST_CUSTOMERS
                ? Optional.of("scope: " + owned + " customers are more than the " + MOST_CUSTOMERS
                        + " that pass at once; when somebody leaves, set them inactive")
                : Optional.empty();
    }

    /// @param claimed tasks on which somebody is at work
    /// @param staying tasks that whoever was named cannot do
    /// @param owned customers whose owner changes
    /// @param heirs by customer
    record Plan(
            Wish wish,
            Team team,
            Instant now,
            List<Given> given,
            int claimed,
            int staying,
            List<Customer> owned,
            Map<String, @Nullable RepId> heirs) {

        List<String> touched() {
            return Stream.concat(
                            given.stream().map(one -> one.task().customerId()),
                            owned.stream().map(Customer::id))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private Plan plan(Wish wish, Instant now) {
        var team = teams.team(wish.team()).orElseThrow();
        var inHand = tasks.inHand(wish.team(), wish.from(), TaskRepository.LONGEST_QUEUE);
        var open = inHand.stream()
                .filter(task -> task.status() instanceof Pending)
                .filter(task -> wish.scope() != Scope.TODAY || isOfToday(task, team, now))
                .toList();
        var given = wish.to() == null
                ? passing.byRules(open, Set.of(wish.from()), now)
                : to(wish.to(), open, wish.team(), now);
        var owned = wish.scope() == Scope.OWNERSHIP
                ? customers.byIds(customers.ownedBy(wish.from().value(), MOST_CUSTOMERS))
                : List.<Customer>of();
        return new Plan(
                wish,
                team,
                now,
                given,
                (int) inHand.stream()
                        .filter(task -> !(task.status() instanceof Pending))
                        .count(),
                open.size() - given.size(),
                owned,
                heirs(wish, owned, now));
    }

    private static boolean isOfToday(Task task, Team team, Instant now) {
        var end = Days.endOfDay(Days.dateAt(now, team.zone()), team.zone());
        var promisedAt = task.promisedAt();
        return task.urgent()
                || (promisedAt != null && promisedAt.isBefore(end))
                || !task.dueAt().isAfter(end);
    }

    /// Those that the rep can do.
    private List<Given> to(RepId rep, List<Task> open, TeamId team, Instant now) {
        var fitting = queues.fitting(team, open, now);
        return open.stream()
                .filter(task -> fitting.getOrDefault(task.id(), List.of()).contains(rep))
                .map(task -> new Given(task, rep, "given by the lead"))
                .toList();
    }

    private Map<String, @Nullable RepId> heirs(Wish wish, List<Customer> owned, Instant now) {
        var heirs = new HashMap<String, @Nullable RepId>(succession.heirs(owned, Set.of(wish.from()), now));
        if (wish.to() != null) {
            var unwelcome = succession.unwelcome(owned, wish.to());
            owned.stream()
                    .map(Customer::id)
                    .filter(id -> !unwelcome.contains(id))
                    .forEach(id -> heirs.put(id, wish.to()));
        }
        return heirs;
    }
}
