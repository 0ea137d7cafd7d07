package io.heard.workqueue;

import io.heard.calendar.Interval;
import io.heard.contact.ContactWindows;
import io.heard.customer.CustomerRepository;
import io.heard.decision.Reach;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.message.MailRepository;
import io.heard.planning.RepId;
import io.heard.review.Agendas;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus;
import io.heard.task.TaskStatus.Move;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a task off: it ends, and its follow-up waits until then. The attempt does not count.
@ApplicationScoped
public class Snoozing {

    private static final String SNOOZED = "SNOOZED";
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int NAMED = 3;

    private final TaskRepository tasks;
    private final CustomerRepository customers;
    private final FollowUpRepository followUps;
    private final MailRepository mails;
    private final Queues queues;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final Settling settling;
    private final Announcing announcing;
    private final Closings closings;
    private final Clock clock;

    public Snoozing(
            TaskRepository tasks,
            CustomerRepository customers,
            FollowUpRepository followUps,
            MailRepository mails,
            Queues queues,
            Agendas agendas,
            RulesInForce rulesInForce,
            Settling settling,
            Announcing announcing,
            Closings closings,
            Clock clock) {
        this.tasks = tasks;
        this.customers = customers;
        this.followUps = followUps;
        this.mails = mails;
        this.queues = queues;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.settling = settling;
        this.announcing = announcing;
        this.closings = closings;
        this.clock = clock;
    }

    /// @param until inside a contact window that leaves the effort, and not past due
    /// @param expectedVersion absent: whichever
    @Transactional
    public Snoozed snooze(TaskId id, RepId rep, Instant until, @Nullable Integer expectedVersion) {
        var now = clock.instant();
        var seen = tasks.byId(id).filter(task -> queues.sees(new Viewer.Rep(rep), task));
        if (seen.isEmpty()) {
            return new Snoozed.NoSuchTask();
        }
        var customerId = seen.get().customerId();
        var locked = customers.lock(List.of(customerId));
        var task = tasks.byId(id).orElse(null);
        if (task == null || locked.isEmpty()) {
            return new Snoozed.NoSuchTask();
        }
        if (expectedVersion != null && expectedVersion != task.version()) {
            return new Snoozed.Stale(task.version());
        }
        if (!task.customerId().equals(customerId)) {
            return new Snoozed.Refused("its customer was joined with another at this moment; try again");
        }
        if (mails.isUnderWay(id.value())) {
            return new Snoozed.Refused("a mail of it is under way, or nobody knows yet whether it has left");
        }
        return switch (task.status().cancelBy(rep, SNOOZED, now)) {
            case Move.Refused(String why) -> new Snoozed.Refused(why);
            case Move.To(TaskStatus next) -> {
                var snapshot = rulesInForce.now();
                var one = agendas.of(locked.getFirst(), snapshot.rules());
                var windows = new Reach(one.agenda(), snapshot.rules()).windows(task.type(), task.purpose());
                var asked = new Asked(task, until, now, windows);
                var why = one.followUp() == null
                        ? null
                        : asked.whyNot(one.followUp(), snapshot.settings().snoozes());
                yield why == null && one.followUp() != null
                        ? snooze(task, next, one.followUp(), until, now)
                        : new Snoozed.NotThen(why == null ? "its follow-up has ended" : why, asked.windowsAhead());
            }
        };
    }

    private Snoozed snooze(Task task, TaskStatus next, FollowUp followUp, Instant until, Instant now) {
        var ended = task.with(next);
        if (!tasks.save(ended, task.version())) {
            return new Snoozed.Refused("somebody else was faster");
        }
        announcing.tell("task.snoozed", ended.saved(), now);
        followUps.saveAll(List.of(followUp.snoozed(until, now)));
        var settled = settling.settle(List.of(task.customerId()), Cause.REQUEST, new Ending.ByFacts(), now);
        return new Snoozed.Done(closings.of(ended.saved(), settled.get(task.customerId())));
    }

    private record Asked(Task task, Instant until, Instant now, ContactWindows windows) {

        @Nullable
        String whyNot(FollowUp followUp, int allowed) {
            if (!until.isAfter(now)) {
                return "that time has passed";
            }
            if (followUp.snoozes() >= allowed) {
                return "it was put off " + followUp.snoozes() + " times already";
            }
            if (until.isAfter(task.dueAt())) {
                return "it is due at " + task.dueAt();
            }
            return task.forLead() || fits(until) ? null : "no contact window leaves " + task.effort() + " then";
        }

        private boolean fits(Instant start) {
            return windows.between(start, start.plus(task.effort())).length().equals(task.effort());
        }

        List<Interval> windowsAhead() {
            var last = task.dueAt().isAfter(now) ? task.dueAt() : now.plus(AHEAD);
            return windows.between(now, last.isBefore(now.plus(AHEAD)) ? last : now.plus(AHEAD)).list().stream()
                    .filter(window -> window.length().compareTo(task.effort()) >= 0)
                    .limit(NAMED)
                    .toList();
        }
    }
}
