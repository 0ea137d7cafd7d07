package io.heard.conversation;

import io.heard.customer.CustomerRepository;
import io.heard.decision.Considered;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpView;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.review.Settling.Settled;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus;
import io.heard.task.TaskStatus.Move;
import io.heard.workqueue.Announcing;
import io.heard.workqueue.Closings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Contacts that people ask for, and follow-ups that people end.
@ApplicationScoped
public class Requests {

    private static final Period USUAL_TIME = Period.ofDays(7);

    private final CustomerRepository customers;
    private final FollowUpRepository followUps;
    private final ReasonRepository reasons;
    private final TaskRepository tasks;
    private final RulesInForce rulesInForce;
    private final Settling settling;
    private final Announcing announcing;
    private final Closings closings;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    public Requests(
            CustomerRepository customers,
            FollowUpRepository followUps,
            ReasonRepository reasons,
            TaskRepository tasks,
            RulesInForce rulesInForce,
            Settling settling,
            Announcing announcing,
            Closings closings,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.customers = customers;
        this.followUps = followUps;
        this.reasons = reasons;
        this.tasks = tasks;
        this.rulesInForce = rulesInForce;
        this.settling = settling;
        this.announcing = announcing;
        this.closings = closings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A reason of its own, in the follow-up that is open or in a new one. Caps, hours and consent hold for it as
    /// for any other routine reason. What is refused leaves nothing.
    @Transactional
    public Requested manual(ManualRequest request) {
        var now = clock.instant();
        var target = request.notBefore() != null && request.notBefore().isAfter(now) ? request.notBefore() : now;
        var due = request.dueAt() == null ? usualDue(target) : request.dueAt();
        if (request.text().isBlank()) {
            return new Requested.Invalid("text", "say what it is about");
        }
        if (!due.isAfter(target)) {
            return new Requested.Invalid("dueAt", due + " is not after " + target + ", when it may start");
        }
        var id = request.customerId();
        var locked = customers.lock(List.of(id));
        if (locked.isEmpty() || locked.getFirst().erased() || locked.getFirst().joinedInto() != null) {
            return new Requested.NoSuchCustomer();
        }
        var asked = OwnReasons.manual(id, now, target, due, request.channel(), request.purpose(), request.text());
        var settled =
                Objects.requireNonNull(settling.settle(id, List.of(asked), Cause.REQUEST, new Ending.ByFacts(), now)
                        .get(id));
        return answer(settled, asked);
    }

    private Instant usualDue(Instant from) {
        return from.atZone(rulesInForce.now().settings().zone())
                .plus(USUAL_TIME)
                .toInstant();
    }

    private Requested answer(Settled settled, StoredReason asked) {
        var dropped = settled.outcome().decision().considered().stream()
                .filter(considered -> considered.key().equals(asked.fact().key()))
                .map(Considered::fate)
                .filter(Considered.Fate.Dropped.class::isInstance)
                .map(Considered.Fate.Dropped.class::cast)
                .findFirst();
        if (dropped.isPresent() || settled.followUp() == null) {
            transaction.setRollbackOnly(); // else it would come up by itself once facts allow
            return new Requested.Refused(
                    whyNot(settled, dropped.map(Considered.Fate.Dropped::why).orElse(Considered.Why.NO_WAY)));
        }
        var view = closings.view(settled.followUp());
        return settled.before().followUp() == null ? new Requested.Created(view) : new Requested.Added(view);
    }

    private static String whyNot(Settled settled, Considered.Why why) {
        return settled.outcome().decision().because().stream()
                .findFirst()
                .map(because -> why + ": " + because.detail())
                .orElseGet(why::name);
    }

    /// Ends what is open of a follow-up. Only promises stay: they go on in it, or end when they are kept.
    ///
    /// @param by who ends it
    @Transactional
    public Cancellation cancel(UUID followUpId, String reason, String by) {
        var now = clock.instant();
        var found = followUps.byId(followUpId).orElse(null);
        if (found == null) {
            return new Cancellation.NoSuchFollowUp();
        }
        var id = found.customerId();
        customers.lock(List.of(id));
        var open = followUps.open(List.of(id)).get(id);
        if (open == null || !open.id().equals(followUpId)) {
            return new Cancellation.Refused("the follow-up is not open any more");
        }
        endTasks(id, reason, now);
        reasons.saveAll(
                reasons.ofFollowUps(List.of(id), List.of(followUpId)).getOrDefault(followUpId, List.of()).stream()
                        .filter(one -> one.isOpen() && !one.fact().key().isCommitment())
                        .map(one -> one.withdrawn(by + ": " + reason, now))
                        .toList());
        var settled = settling.settle(List.of(id), Cause.REQUEST, new Ending.Cancelled(reason), now)
                .get(id);
        return new Cancellation.Done(view(settled, followUpId));
    }

    private void endTasks(String customerId, String reason, Instant now) {
        for (var task : tasks.lockOpenOf(List.of(customerId))) {
            if (task.status().end(reason, now) instanceof Move.To(TaskStatus next)
                    && tasks.save(task.with(next), task.version())) {
                announcing.tell("task.cancelled", task.with(next).saved(), now);
            }
        }
    }

    private FollowUpView view(@Nullable Settled settled, UUID followUpId) {
        var after = settled == null || settled.followUp() == null
                ? followUps.byId(followUpId).orElseThrow()
                : settled.followUp();
        return closings.view(after);
    }
}
