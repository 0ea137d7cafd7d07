package io.heard.workqueue;

import io.heard.customer.CustomerRepository;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.task.EscalationRepository;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus.Claimed;
import io.heard.task.TaskStatus.Move;
import io.heard.task.TaskStatus.Pending;
import io.heard.team.StreakRepository;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What reps do with the tasks in their queues.
@ApplicationScoped
public class WorkQueue {

    /// Who lost a race looks again so often; then somebody is faster than a person can be.
    private static final int TRIES = 5;

    /// Looked at in one go for whether their customers may be contacted now: usually the first may.
    private static final int AT_FIRST = 2;

    private static final int AT_ONCE = 20;

    private final TaskRepository tasks;
    private final EscalationRepository escalations;
    private final TeamRepository teams;
    private final CustomerRepository customers;
    private final Queues queues;
    private final Callable callable;
    private final Snoozing snoozing;
    private final RulesInForce rulesInForce;
    private final Settling settling;
    private final Announcing announcing;
    private final StreakRepository streaks;
    private final Clock clock;

    public WorkQueue(
            TaskRepository tasks,
            EscalationRepository escalations,
            TeamRepository teams,
            CustomerRepository customers,
            Queues queues,
            Callable callable,
            Snoozing snoozing,
            RulesInForce rulesInForce,
            Settling settling,
            Announcing announcing,
            StreakRepository streaks,
            Clock clock) {
        this.tasks = tasks;
        this.escalations = escalations;
        this.teams = teams;
        this.customers = customers;
        this.queues = queues;
        this.callable = callable;
        this.snoozing = snoozing;
        this.rulesInForce = rulesInForce;
        this.settling = settling;
        this.announcing = announcing;
        this.streaks = streaks;
        this.clock = clock;
    }

    /// The rep's pending and claimed tasks and the team's unassigned ones that fit, in queue order.
    @Transactional
    public List<Task> queueOf(RepId rep) {
        return queues.of(rep, clock.instant());
    }

    /// What runs out of time with those for whom the rep stands in, the soonest due first.
    @Transactional
    public List<Task> runningOutFor(RepId backup, int limit) {
        return tasks.byIds(escalations.with(teams.backedUpBy(backup), limit));
    }

    /// What runs out of time in a team, the soonest due first.
    @Transactional
    public List<Task> runningOut(TeamId team, int limit) {
        return tasks.byIds(escalations.inTeam(team, limit));
    }

    /// @return absent when there is none, or the viewer may not see it
    @Transactional
    public Optional<Task> view(TaskId id, Viewer viewer) {
        return tasks.byId(id).filter(task -> queues.sees(viewer, task));
    }

    /// The same for reading alone: to whom a task is offered reads its whole story before they say yes.
    @Transactional
    public Optional<Task> read(TaskId id, Viewer viewer) {
        return tasks.byId(id)
                .filter(task -> queues.sees(viewer, task) || queues.isOffered(viewer, task, clock.instant()));
    }

    /// Claims the first task of the queue whose customer may be contacted now. What the rep holds already is
    /// left out.
    @Transactional
    public Next next(RepId rep) {
        var now = clock.instant();
        var free = queues.of(rep, now).stream()
                .filter(task -> isFree(task, now))
                .filter(task -> task.hasNoWay() || task.windows().contains(now))
                .toList();
        int to;
        for (int from = 0; from < free.size(); from = to) {
            to = Math.min(from + (from == 0 ? AT_FIRST : AT_ONCE), free.size());
            for (var task : callable.among(free.subList(from, to), now)) {
                if (claim(task.id(), rep, task.version()) instanceof Claim.Won(Task won)) {
                    return new Next.Take(won);
                }
            }
        }
        return new Next.NothingNow();
    }

    private static boolean isFree(Task task, Instant now) {
        return task.status() instanceof Pending
                || (task.status() instanceof Claimed claimed && !claimed.until().isAfter(now));
    }

    /// Takes the task for the length of the lease; for who holds it, a renewal.
    ///
    /// @param expectedVersion absent: whichever
    @Transactional
    public Claim claim(TaskId id, RepId rep, @Nullable Integer expectedVersion) {
        var now = clock.instant();
        var lease = rulesInForce.now().settings().lease();
        var isRenewed = new AtomicBoolean();
        var claim = told("task.claimed", now, moved(id, rep, expectedVersion, task -> {
            isRenewed.set(task.status() instanceof Claimed held && held.by().equals(rep));
            return moved(task, task.status().claim(rep, now, lease));
        }));
        if (claim instanceof Claim.Won && !isRenewed.get()) {
            streaks.workBegins(rep, now);
        }
        return claim;
    }

    /// Whether the rep has made so many calls in a row that it is time for a pause.
    @Transactional
    public boolean needsPause(RepId rep) {
        return streaks.needsPause(rep, clock.instant());
    }

    /// Puts a claimed task back. What had to wait while somebody worked on it now has its effect.
    @Transactional
    public Claim release(TaskId id, RepId rep, @Nullable Integer expectedVersion) {
        var now = clock.instant();
        lockCustomer(id);
        var released = told(
                "task.released",
                now,
                moved(
                        id,
                        rep,
                        expectedVersion,
                        task -> moved(task, task.status().release(rep, now))));
        if (!(released instanceof Claim.Won(Task task))) {
            return released;
        }
        settling.settle(List.of(task.customerId()), Cause.CHANGE, new Ending.ByFacts(), now);
        return new Claim.Won(tasks.byId(id).orElseThrow());
    }

    /// Gives the task to another rep of the team who fits, or with `null` to the whole team; only who leads the
    /// team may.
    @Transactional
    public Claim reassign(TaskId id, RepId lead, @Nullable RepId to, @Nullable Integer expectedVersion) {
        return reassign(id, new Viewer.Rep(lead), to, expectedVersion);
    }

    /// @param by who leads the team, or an admin
    @Transactional
    public Claim reassign(TaskId id, Viewer by, @Nullable RepId to, @Nullable Integer expectedVersion) {
        var now = clock.instant();
        return told(to == null ? "task.queued" : "task.assigned", now, moved(id, by, expectedVersion, task -> {
            var refused = whyNotReassigned(task, by, to);
            if (refused != null) {
                return new Moved.Refused(refused);
            }
            return switch (task.status().reassign(now)) {
                case Move.To(var next) -> new Moved.To(task.with(next, to));
                case Move.Refused(String why) -> new Moved.Refused(why);
            };
        }));
    }

    private @Nullable String whyNotReassigned(Task task, Viewer by, @Nullable RepId to) {
        if (!queues.mayGive(by, task)) {
            return "only who leads the team " + task.teamId() + " may give its work to somebody else";
        }
        boolean known = to == null
                || teams.rep(to)
                        .filter(rep -> rep.active() && rep.teamId().equals(task.teamId()))
                        .isPresent();
        if (!known) {
            return "nobody called " + to + " works in the team " + task.teamId();
        }
        return to == null || fits(to, task) ? null : to + " has not the skills or the language";
    }

    private boolean fits(RepId rep, Task task) {
        return fitting(task.teamId(), List.of(task))
                .getOrDefault(task.id(), List.of())
                .contains(rep);
    }

    /// To whom each of a team's open tasks could be given.
    @Transactional
    public Map<TaskId, List<RepId>> fitting(TeamId team, List<Task> open) {
        return queues.fitting(team, open, clock.instant());
    }

    /// Puts the task off until then, inside a contact window and not past due.
    public Snoozed snooze(TaskId id, RepId rep, Instant until, @Nullable Integer expectedVersion) {
        return snoozing.snooze(id, rep, until, expectedVersion);
    }

    private void lockCustomer(TaskId id) {
        tasks.byId(id).ifPresent(task -> customers.lock(List.of(task.customerId())));
    }

    private sealed interface Moved {
        record To(Task task) implements Moved {}

        record Refused(String why) implements Moved {}
    }

    private static Moved moved(Task task, Move move) {
        return switch (move) {
            case Move.To(var next) -> new Moved.To(task.with(next));
            case Move.Refused(String why) -> new Moved.Refused(why);
        };
    }

    /// Loads, moves and compares-and-sets, from the start again where somebody was faster.
    private Claim moved(TaskId id, RepId rep, @Nullable Integer expectedVersion, Function<Task, Moved> move) {
        return moved(id, new Viewer.Rep(rep), expectedVersion, move);
    }

    private Claim moved(TaskId id, Viewer by, @Nullable Integer expectedVersion, Function<Task, Moved> move) {
        for (int i = 0; i < TRIES; i++) {
            var task = view(id, by).orElse(null);
            if (task == null) {
                return new Claim.NoSuchTask();
            }
            if (expectedVersion != null && expectedVersion != task.version()) {
                return new Claim.Stale(task.version());
            }
            switch (move.apply(task)) {
                case Moved.Refused(String why) -> {
                    return new Claim.Refused(why);
                }
                case Moved.To(Task next) -> {
                    if (tasks.save(next, task.version())) {
                        return new Claim.Won(next.saved());
                    }
                }
            }
        }
        return new Claim.Refused("others are moving it at the same time");
    }

    private Claim told(String type, Instant now, Claim claim) {
        if (claim instanceof Claim.Won(Task task)) {
            announcing.tell(type, task, now);
        }
        return claim;
    }
}
