package io.heard.workqueue;

import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.planning.Assigning;
import io.heard.planning.Assignment;
import io.heard.planning.RepId;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.NewOwners;
import io.heard.review.Settling;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus;
import io.heard.task.TaskStatus.Move;
import io.heard.task.TaskStatus.Pending;
import io.heard.team.Away;
import io.heard.team.PresenceRepository;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Passing.Given;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tasks that time has overtaken.
@ApplicationScoped
class Tidying {

    private static final Period OWNED = Period.ofMonths(12);

    /// To give work away and back again would take longer.
    private static final Duration SOON_BACK = Duration.ofMinutes(5);

    private final CustomerRepository customers;
    private final TaskRepository tasks;
    private final TeamRepository teams;
    private final PresenceRepository presences;
    private final NewOwners newOwners;
    private final Settling settling;
    private final Placing placing;
    private final Passing passing;
    private final Announcing announcing;

    Tidying(
            CustomerRepository customers,
            TaskRepository tasks,
            TeamRepository teams,
            PresenceRepository presences,
            NewOwners newOwners,
            Settling settling,
            Placing placing,
            Passing passing,
            Announcing announcing) {
        this.customers = customers;
        this.tasks = tasks;
        this.teams = teams;
        this.presences = presences;
        this.newOwners = newOwners;
        this.settling = settling;
        this.placing = placing;
        this.passing = passing;
        this.announcing = announcing;
    }

    /// Puts back what was held for too long. Facts that had to wait meanwhile now have their effect.
    Sweep leases(Instant now) {
        return new Sweep(limit -> tasks.takeLeaseExpired(now, limit), customers -> lapseLeases(customers, now));
    }

    private void lapseLeases(List<String> customers, Instant now) {
        var lapsed = moved(customers, status -> status.lapse(now));
        announcing.tell("task.released", lapsed, now);
        settle(lapsed, now);
    }

    /// Cancels what can no longer be done today and plans it again; the attempt does not count.
    Sweep windows(Instant now) {
        return new Sweep(limit -> tasks.takeWindowsClosed(now, limit), customers -> closeWindows(customers, now));
    }

    private void closeWindows(List<String> customers, Instant now) {
        cancel(customers, task -> isClosed(task, now), TaskStatus.WINDOW_CLOSED, now);
    }

    private void cancel(List<String> customers, Predicate<Task> which, String why, Instant now) {
        var cancelled = tasks.cancelAll(
                tasks.openOf(customers).stream()
                        .filter(task -> task.status() instanceof Pending && which.test(task))
                        .toList(),
                why,
                now);
        announcing.tell("task.cancelled", cancelled, now);
        settle(cancelled, now);
    }

    /// Takes routine work out of the queues of those who are not there; it is released again as it is planned.
    ///
    /// @param customerIds whose tasks they may be
    Sweep leftBehind(Collection<String> customerIds, Set<RepId> away, Instant now) {
        return Sweep.over(
                customerIds,
                next -> customers.lock(next).stream().map(Customer::id).toList(),
                locked -> cancel(
                        locked,
                        task -> isRoutine(task) && task.repId() != null && away.contains(task.repId()),
                        TaskStatus.RE_PLANNED,
                        now));
    }

    /// Neither urgent, nor promised, nor for the lead alone.
    static boolean isRoutine(Task task) {
        return !task.urgent() && task.promisedAt() == null && !task.forLead();
    }

    private static boolean isClosed(Task task, Instant now) {
        var end = task.windowsEnd();
        return end != null && !end.isAfter(now);
    }

    /// Ends relationships in which nobody has talked for `OWNED`.
    Sweep relationships(Instant now) {
        var since = now.atZone(ZoneOffset.UTC).minus(OWNED).toInstant();
        return new Sweep(limit -> customers.takeFaded(since, now, limit), customerIds -> fade(customerIds, since, now));
    }

    private void fade(List<String> customerIds, Instant since, Instant now) {
        var before = customers.byIds(customerIds);
        customers.fade(customerIds, since);
        newOwners.changed(before, now);
    }

    /// Gives urgent work that its owner has not begun in time to somebody else who is on shift.
    Sweep owners(Instant now) {
        var waited = now.minus(Assigning.OWNER_WAIT);
        return new Sweep(
                limit -> tasks.takeOwnerWaitedFor(waited, now, limit), customers -> passOn(customers, waited, now));
    }

    private void passOn(List<String> customerIds, Instant waited, Instant now) {
        var people = customers.byIds(customerIds).stream().collect(Collectors.toMap(Customer::id, Function.identity()));
        var waiting = tasks.openOf(customerIds).stream()
                .filter(task -> task.urgent() && !task.forLead())
                .filter(task -> task.status() instanceof Pending(Instant since) && !since.isAfter(waited))
                .collect(Collectors.groupingBy(Task::teamId));
        var given = new ArrayList<Given>();
        waiting.forEach(
                (team, late) -> teams.team(team).ifPresent(found -> given.addAll(toOthers(found, late, people, now))));
        passing.pass(given, now);
    }

    private List<Given> toOthers(Team team, List<Task> late, Map<String, Customer> people, Instant now) {
        var assignments = placing.place(team, late, people, now.minus(Assigning.OWNER_WAIT), now);
        var given = new ArrayList<Given>();
        for (int i = 0; i < late.size(); i++) {
            if (assignments.get(i) instanceof Assignment.To to) {
                given.add(Given.by(to, late.get(i)));
            }
        }
        return given;
    }

    /// Gives what cannot wait for somebody who is not there to whom stands in, else to whoever fits,
    /// else to the whole team: urgent work, and what was promised or falls due before they are back. All
    /// else waits for them. Who is back within minutes has it still.
    Sweep cover(Instant now) {
        return new Sweep(limit -> takeOfAway(now, limit), customers -> cover(customers, now));
    }

    private List<Away> away(Instant now) {
        return presences.away(now).stream()
                .filter(away -> away.until().isAfter(now.plus(SOON_BACK)))
                .toList();
    }

    private List<String> takeOfAway(Instant now, int limit) {
        var away = away(now);
        return away.isEmpty()
                ? List.of()
                : tasks.takeOfAway(
                        away.stream().map(Away::rep).toList(),
                        away.stream().map(Away::until).toList(),
                        away.stream().map(Away::absent).toList(),
                        now,
                        limit);
    }

    private void cover(List<String> customerIds, Instant now) {
        var away = away(now).stream().collect(Collectors.toMap(Away::rep, Function.identity()));
        var orphans = tasks.openOf(customerIds).stream()
                .filter(task -> task.status() instanceof Pending && !task.forLead())
                .filter(task -> task.repId() != null && cannotWait(task, away.get(task.repId())))
                .toList();
        passing.pass(passing.byRules(orphans, away.keySet(), now), now);
    }

    private static boolean cannotWait(Task task, @Nullable Away away) {
        if (away == null) {
            return false;
        }
        var promisedAt = task.promisedAt();
        return task.urgent()
                || (promisedAt != null && promisedAt.isBefore(away.until()))
                || (away.absent() && task.dueAt().isBefore(away.until()));
    }

    private List<Task> moved(Collection<String> customerIds, Function<TaskStatus, Move> move) {
        var moved = new ArrayList<Task>();
        for (var task : tasks.openOf(customerIds)) {
            if (move.apply(task.status()) instanceof Move.To(TaskStatus next)) {
                moved.add(task.with(next));
            }
        }
        var saved = tasks.saveAll(moved);
        return moved.stream()
                .filter(task -> saved.contains(task.id()))
                .map(Task::saved)
                .toList();
    }

    private void settle(List<Task> changed, Instant now) {
        if (!changed.isEmpty()) {
            settling.settle(changed.stream().map(Task::customerId).toList(), Cause.WAKE, new Ending.ByFacts(), now);
        }
    }
}
