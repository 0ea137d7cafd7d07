package io.heard.workqueue;

import io.heard.contact.Because;
import io.heard.review.RulesInForce;
import io.heard.task.Escalation;
import io.heard.task.EscalationRepository;
import io.heard.task.EscalationRepository.Raised;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Tells who must know that a task runs out of time, each level once.
///
/// A task that comes up again for the same follow-up, after a call in vain or a snooze, is marked by the levels that
/// were told already, and they are not told again: only a later due begins anew.
@ApplicationScoped
class Escalating {

    private final EscalationRepository escalations;
    private final TaskRepository tasks;
    private final RulesInForce rulesInForce;
    private final Announcing announcing;
    private final MeterRegistry meters;

    Escalating(
            EscalationRepository escalations,
            TaskRepository tasks,
            RulesInForce rulesInForce,
            Announcing announcing,
            MeterRegistry meters) {
        this.escalations = escalations;
        this.tasks = tasks;
        this.rulesInForce = rulesInForce;
        this.announcing = announcing;
        this.meters = meters;
    }

    Sweep due(Instant now) {
        return new Sweep(limit -> escalations.take(deadlines(now).bounds(), limit), ids -> raise(ids, now));
    }

    private Deadlines deadlines(Instant now) {
        return Deadlines.at(now, rulesInForce.now().settings());
    }

    private void raise(Collection<String> customerIds, Instant now) {
        var deadlines = deadlines(now);
        var known = escalations.of(customerIds);
        var all = new ArrayList<Escalation>();
        var highest = new ArrayList<Raised>();
        var told = new ArrayList<Task>();
        for (var task : tasks.openOf(customerIds)) {
            var levels = levels(task, deadlines.level(task), known, now);
            if (!levels.isEmpty()) {
                var last = levels.getLast();
                Because because = deadlines.because(task, last.level());
                all.addAll(levels);
                highest.add(new Raised(last, because));
                if (levels.stream().anyMatch(Escalation::told)) {
                    told.add(task.noting(because));
                }
            }
        }
        escalations.raise(all, highest);
        announcing.tell("task.escalated", told, now);
        meters.counter("heard.escalated").increment(told.size());
    }

    /// Those that are new for this task, lowest first.
    static List<Escalation> levels(Task task, int reached, List<Escalation> known, Instant now) {
        var levels = new ArrayList<Escalation>();
        for (int level = 1; level <= reached; level++) {
            int at = level;
            boolean isNew = known.stream()
                    .noneMatch(one ->
                            one.level() == at && one.taskId().equals(task.id().value()));
            boolean isKnown = known.stream()
                    .anyMatch(one -> one.level() == at
                            && one.followUpId().equals(task.followUpId())
                            && !one.dueAt().isBefore(task.dueAt()));
            if (isNew) {
                levels.add(new Escalation(
                        task.customerId(), task.id().value(), task.followUpId(), level, task.dueAt(), now, !isKnown));
            }
        }
        return levels;
    }
}
