package io.heard.workqueue;

import io.heard.customer.CustomerRepository;
import io.heard.planning.RepId;
import io.heard.task.Handoff;
import io.heard.task.HandoffFilter;
import io.heard.task.HandoffId;
import io.heard.task.HandoffRepository;
import io.heard.task.HandoffStatus;
import io.heard.task.HandoffStatus.Why;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Offers of handoffs until they end: by an answer, by the clock, or because something else came first.
@ApplicationScoped
public class HandoffLife {

    private final HandoffRepository handoffs;
    private final TaskRepository tasks;
    private final CustomerRepository customers;
    private final TeamRepository teams;
    private final Queues queues;
    private final Announcing announcing;
    private final Clock clock;

    public HandoffLife(
            HandoffRepository handoffs,
            TaskRepository tasks,
            CustomerRepository customers,
            TeamRepository teams,
            Queues queues,
            Announcing announcing,
            Clock clock) {
        this.handoffs = handoffs;
        this.tasks = tasks;
        this.customers = customers;
        this.teams = teams;
        this.queues = queues;
        this.announcing = announcing;
        this.clock = clock;
    }

    /// What somebody may see: giver, receiver, and who leads the team.
    @Transactional
    public Optional<Handoff> view(HandoffId id, Viewer by) {
        return handoffs.byId(id)
                .filter(handoff -> by.equals(new Viewer.Rep(handoff.from()))
                        || by.equals(new Viewer.Rep(handoff.to()))
                        || tasks.byId(handoff.taskId())
                                .filter(task -> queues.mayGive(by, task))
                                .isPresent());
    }

    /// @return up to one more than `limit`, in the order in which they were made
    @Transactional
    public List<Handoff> page(HandoffFilter filter, UUID after, int limit) {
        return handoffs.page(filter, after, limit);
    }

    /// What became of the latest offer of a task.
    @Transactional
    public Optional<Handoff> latestOf(TaskId task) {
        return handoffs.latestOf(task);
    }

    /// How the work of a task came to who has it, oldest first.
    @Transactional
    public List<Handoff> storyOf(Task task) {
        return handoffs.storyOf(task);
    }

    /// What waits for this rep's answer, the most pressing first.
    @Transactional
    public List<Handoff> offeredTo(RepId rep) {
        return handoffs.offeredTo(rep, clock.instant());
    }

    /// What this rep has offered and nobody has answered yet.
    @Transactional
    public List<Handoff> offeredBy(RepId rep) {
        return handoffs.offeredBy(rep, clock.instant());
    }

    /// What is over: nobody answered in time, or something else came first.
    Sweep over(Instant now) {
        return new Sweep(
                limit -> handoffs.takeOver(now, limit),
                ids -> handoffs.openOf(ids)
                        .forEach(handoff ->
                                end(handoff, tasks.byId(handoff.taskId()).orElseThrow(), now)));
    }

    /// The customer must be locked by the caller. One that is over ends.
    ///
    /// @return the offer of the task that stands
    @Nullable
    Handoff standing(Task task, Instant now) {
        return handoffs.openOf(List.of(task.customerId())).stream()
                .filter(handoff -> handoff.taskId().equals(task.id()))
                .filter(handoff -> !end(handoff, task, now))
                .findFirst()
                .orElse(null);
    }

    /// @return whether it is over
    private boolean end(Handoff handoff, Task task, Instant now) {
        if (handoff.status().expire(now) instanceof HandoffStatus.Move.To expired) {
            end(handoff, task, expired, now);
            return true;
        }
        var first = overtakenBy(handoff, task);
        if (first == null && !works(handoff)) {
            first = Why.RECEIVER_LEFT;
        }
        if (first != null) {
            overtake(handoff, task, first, now);
        }
        return first != null;
    }

    private boolean works(Handoff handoff) {
        return teams.rep(handoff.to()).filter(Representative::active).isPresent();
    }

    /// @return what came first; absent while the task is with who offered it
    static @Nullable Why overtakenBy(Handoff handoff, Task task) {
        if (!task.status().isOpen()) {
            return Why.TASK_ENDED;
        }
        return handoff.from().equals(task.holder()) ? null : Why.TASK_PASSED;
    }

    void overtake(Handoff handoff, Task task, Why first, Instant now) {
        end(handoff, task, handoff.status().overtake(first, now), now);
    }

    /// Nothing becomes of it, and both are told.
    Handed end(Handoff handoff, Task task, HandoffStatus.Move move, Instant now) {
        return switch (move) {
            case HandoffStatus.Move.Refused(String why) -> new Handed.Refused(why);
            case HandoffStatus.Move.To(HandoffStatus next) -> {
                var ended = handoff.with(next);
                if (!handoffs.save(ended)) {
                    yield new Handed.Refused("somebody else was faster");
                }
                announcing.tell(ended.saved(), task, now);
                yield new Handed.Done(ended.saved());
            }
        };
    }

    /// Lets somebody answer under the lock of the customer.
    Handed answer(HandoffId id, Viewer by, BiFunction<Handoff, Task, Handed> answer) {
        var seen = view(id, by);
        if (seen.isEmpty()) {
            return new Handed.NoSuch();
        }
        customers.lock(List.of(seen.get().customerId()));
        var handoff = handoffs.byId(id).orElse(null);
        if (handoff == null) {
            return new Handed.NoSuch();
        }
        if (!handoff.customerId().equals(seen.get().customerId())) {
            return new Handed.Refused(TaskLock.JOINED);
        }
        return answer.apply(handoff, tasks.byId(handoff.taskId()).orElseThrow());
    }
}
