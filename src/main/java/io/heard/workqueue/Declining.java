package io.heard.workqueue;

import io.heard.contact.Because;
import io.heard.customer.Customer;
import io.heard.message.MailRepository;
import io.heard.planning.Assignment;
import io.heard.planning.RepId;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.Settling;
import io.heard.task.DeclinedRepository;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus;
import io.heard.task.TaskStatus.Claimed;
import io.heard.task.TaskStatus.Move;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rep says no to a task. It goes to the next who fits, waits no longer for that, and does not come back.
@ApplicationScoped
public class Declining {

    /// The rule of the line that says who declined a task, and why.
    public static final String DECLINED = "DECLINED";

    private final TaskRepository tasks;
    private final DeclinedRepository declined;
    private final TeamRepository teams;
    private final MailRepository mails;
    private final TaskLock lock;
    private final Placing placing;
    private final Settling settling;
    private final Announcing announcing;
    private final Clock clock;

    public Declining(
            TaskRepository tasks,
            DeclinedRepository declined,
            TeamRepository teams,
            MailRepository mails,
            TaskLock lock,
            Placing placing,
            Settling settling,
            Announcing announcing,
            Clock clock) {
        this.tasks = tasks;
        this.declined = declined;
        this.teams = teams;
        this.mails = mails;
        this.lock = lock;
        this.placing = placing;
        this.settling = settling;
        this.announcing = announcing;
        this.clock = clock;
    }

    /// @param rep who holds the task, or was given it
    /// @param reason for people
    /// @param expectedVersion absent: whichever
    @Transactional
    public Claim decline(TaskId id, RepId rep, String reason, @Nullable Integer expectedVersion) {
        return switch (lock.take(id, new Viewer.Rep(rep))) {
            case TaskLock.Taken.NoSuchTask _ -> new Claim.NoSuchTask();
            case TaskLock.Taken.Refused(String why) -> new Claim.Refused(why);
            case TaskLock.Taken.Locked locked ->
                expectedVersion != null && expectedVersion != locked.task().version()
                        ? new Claim.Stale(locked.task().version())
                        : decline(locked, new Said(rep, reason), clock.instant());
        };
    }

    private Claim decline(TaskLock.Taken.Locked locked, Said said, Instant now) {
        var task = locked.task();
        if (mails.isUnderWay(task.id().value())) {
            return new Claim.Refused("a mail of it is under way, or nobody knows yet whether it has left");
        }
        return switch (task.status().decline(said.by(), task.repId(), now)) {
            case Move.Refused(String why) -> new Claim.Refused(why);
            case Move.To(TaskStatus next) -> decline(task, next, said, locked.customer(), now);
        };
    }

    private record Said(RepId by, String reason) {

        Because because() {
            return Because.of(DECLINED, by + " declined it: " + reason);
        }
    }

    private Claim decline(Task task, TaskStatus next, Said said, Customer customer, Instant now) {
        declined.add(task, said.by(), said.reason(), now);
        var placed = placed(task, customer, now);
        var to = placed.rep();
        if (said.by().equals(to)) {
            declined.takeBack(task, said.by());
            return new Claim.Refused("it is yours as the lead: give it to somebody, or end its follow-up and say why");
        }
        var because = Passing.Given.because(to, placed.because());
        var passed = task.passed(next, to, List.of(said.because(), because));
        if (!tasks.save(passed, task.version())) {
            declined.takeBack(task, said.by());
            return new Claim.Refused("somebody else was faster");
        }
        announcing.tell("task.released", passed.saved(), now);
        if (to != null) {
            announcing.tell("task.assigned", passed.saved(), now);
        }
        if (task.status() instanceof Claimed) {
            settling.settle(List.of(customer.id()), Cause.CHANGE, new Ending.ByFacts(), now);
        }
        return new Claim.Won(tasks.byId(task.id()).orElseThrow());
    }

    /// The customer has waited since the task came up.
    private Assignment placed(Task task, Customer customer, Instant now) {
        var team = teams.team(task.teamId()).orElseThrow();
        return placing.place(team, List.of(task), Map.of(customer.id(), customer), task.createdAt(), now)
                .getFirst();
    }
}
