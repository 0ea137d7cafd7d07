package io.heard.review;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.contact.Purpose;
import io.heard.customer.Customer;
import io.heard.decision.Agenda;
import io.heard.decision.Deciding;
import io.heard.decision.ReasonFact;
import io.heard.decision.Rules;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.StoredReason;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskStatus;
import io.heard.testing.AgendaBuilder;
import io.heard.testing.RulesBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is stored of one customer, kept in memory: decides on the facts of the moment and keeps the effect.
final class Desk {

    private final Rules rules;
    private List<StoredReason> reasons = List.of();
    private @Nullable FollowUp followUp;
    private @Nullable Task task;

    Desk(RulesBuilder rules) {
        this.rules = rules.build();
    }

    Effect settle(AgendaBuilder facts, Instant now) {
        return settle(facts, new Ending.ByFacts(), now);
    }

    Effect settle(AgendaBuilder facts, Ending ending, Instant now) {
        var told = facts.build();
        var agenda = new Agenda(
                told.customer(),
                told.orders(),
                told.events(),
                told.contacts(),
                told.around(),
                reasons.stream().map(StoredReason::fact).toList(),
                followUp == null
                        ? null
                        : new Agenda.FollowUpFact(
                                followUp.id(), followUp.notBefore(), followUp.putOffAt(), followUp.released()),
                told.news());
        var customer = Customer.unknown(told.customer().id(), now);
        var one = new Agendas.Case(customer, agenda, reasons, followUp, task);
        var effect = Applying.of(one, Deciding.outcome(agenda, rules, now), ending, now);
        keep(effect);
        return effect;
    }

    private void keep(Effect effect) {
        var kept = new ArrayList<>(reasons);
        for (var changed : effect.reasons()) {
            kept.removeIf(reason -> reason.fact().key().equals(changed.fact().key()));
            kept.add(changed);
        }
        kept.removeAll(effect.forgotten());
        reasons = kept;
        if (effect.changesFollowUp()) {
            followUp = effect.after().saved();
        }
        if (followUp != null && !followUp.status().isOpen()) {
            followUp = null;
        }
        if (effect.task() instanceof Effect.OnTask.Cancel) {
            task = null;
        }
    }

    StoredReason reason(String playbook) {
        return reasons.stream()
                .filter(reason -> reason.fact().key().playbook().equals(playbook))
                .findFirst()
                .orElseThrow();
    }

    FollowUp followUp() {
        return followUp;
    }

    Task task() {
        return task;
    }

    void has(ReasonFact own) {
        reasons = List.of(new StoredReason("17850", own, "TAKEN", null, null));
    }

    /// A rep ends the reasons with an outcome.
    void serve(String playbook, Instant at) {
        replace(reason(playbook).served(at));
        task = null;
    }

    void withdraw(String playbook, String why, Instant at) {
        replace(reason(playbook).withdrawn(why, at));
    }

    private void replace(StoredReason changed) {
        reasons = reasons.stream()
                .map(reason -> reason.fact().id().equals(changed.fact().id()) ? changed : reason)
                .toList();
    }

    /// The follow-up becomes a task with today's window.
    void release(Instant windowEnd) {
        var waiting = (FollowUpStatus.Waiting) followUp.status();
        followUp = followUp.with(new FollowUpStatus.Active(waiting.nextAt())).saved();
        var plan = followUp.plan();
        task = new Task(
                new TaskId(UUID.fromString("00000000-0000-7000-8000-000000000002")),
                "17850",
                followUp.id(),
                reasons.stream().map(reason -> reason.fact().id()).collect(Collectors.toSet()),
                plan.channel(),
                new TaskStatus.Pending(waiting.nextAt()),
                plan.urgent(),
                null,
                plan.forLead(),
                plan.priority(),
                Purpose.SERVICE,
                plan.dueAt(),
                Duration.ofMinutes(10),
                Intervals.of(new Interval(waiting.nextAt(), windowEnd)),
                new RepId("ana"),
                new TeamId("care"),
                1,
                Set.of(),
                "en",
                List.of(),
                List.of(),
                null,
                waiting.nextAt(),
                1);
    }

    void claim(Instant until) {
        task = task.with(new TaskStatus.Claimed(new RepId("ana"), until));
    }
}
