package io.heard.review;

import io.heard.calendar.Interval;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.database.Uuid7;
import io.heard.decision.Agenda;
import io.heard.decision.Deciding;
import io.heard.decision.Decision;
import io.heard.decision.Mistake;
import io.heard.decision.Reach;
import io.heard.decision.Rules;
import io.heard.decision.Trigger;
import io.heard.followup.DecisionRecord;
import io.heard.followup.DecisionRepository;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.FollowUpView;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.outbox.Message;
import io.heard.outbox.OutboxRepository;
import io.heard.playbook.PlaybookRepository;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides for customers from all that is known of them, and stores decision and effect.
@ApplicationScoped
public class Settling {

    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final CustomerRepository customers;
    private final FollowUpRepository followUps;
    private final ReasonRepository reasons;
    private final DecisionRepository decisions;
    private final TaskRepository tasks;
    private final PlaybookRepository playbooks;
    private final OutboxRepository outbox;
    private final TaskMessages taskMessages;
    private final MeterRegistry meters;

    public Settling(
            Agendas agendas,
            RulesInForce rulesInForce,
            CustomerRepository customers,
            FollowUpRepository followUps,
            ReasonRepository reasons,
            DecisionRepository decisions,
            TaskRepository tasks,
            PlaybookRepository playbooks,
            OutboxRepository outbox,
            TaskMessages taskMessages,
            MeterRegistry meters) {
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.customers = customers;
        this.followUps = followUps;
        this.reasons = reasons;
        this.decisions = decisions;
        this.tasks = tasks;
        this.playbooks = playbooks;
        this.outbox = outbox;
        this.taskMessages = taskMessages;
        this.meters = meters;
    }

    /// What stands for one customer after a decision.
    ///
    /// @param followUp as it is stored now; absent when there is none
    public record Settled(
            Agendas.Case before,
            Deciding.Outcome outcome,
            @Nullable FollowUp followUp) {}

    /// Locks the customers and settles them.
    public Map<String, Settled> settle(Collection<String> customerIds, Cause cause, Ending ending, Instant now) {
        return settle(customers.lock(customerIds), Map.of(), cause, ending, now);
    }

    /// @param locked customers whose rows the caller holds
    /// @param news per customer the events under review
    public Map<String, Settled> settle(
            Collection<Customer> locked, Map<String, List<ShopEvent>> news, Cause cause, Ending ending, Instant now) {
        return settle(locked, new Fresh(news, Map.of()), cause, ending, now);
    }

    /// Settles one customer to whom people have given reasons of their own.
    ///
    /// @param customerId of one whose row the caller holds
    /// @param reasons not stored yet, and of no follow-up yet
    public Map<String, Settled> settle(
            String customerId, List<StoredReason> reasons, Cause cause, Ending ending, Instant now) {
        var fresh = new Fresh(Map.of(), Map.of(customerId, reasons));
        return settle(customers.lock(List.of(customerId)), fresh, cause, ending, now);
    }

    /// What a decision meets for the first time.
    private record Fresh(Map<String, List<ShopEvent>> news, Map<String, List<StoredReason>> reasons) {}

    private Map<String, Settled> settle(
            Collection<Customer> locked, Fresh fresh, Cause cause, Ending ending, Instant now) {
        var alive = locked.stream()
                .filter(customer -> !customer.erased() && customer.joinedInto() == null)
                .toList();
        if (alive.isEmpty()) {
            return Map.of();
        }
        var snapshot = rulesInForce.now();
        var writing = new Writing();
        var settled = new LinkedHashMap<String, Settled>();
        agendas.toChange(alive, snapshot.rules()).forEach((id, stored) -> {
            var one = stored.with(fresh.reasons().getOrDefault(id, List.of()));
            var told = fresh.news().getOrDefault(id, List.of());
            var agenda = one.agenda().with(told.stream().map(ShopEvent::newsKey).collect(Collectors.toSet()));
            var outcome = Deciding.outcome(agenda, snapshot.rules(), now);
            var effect = Applying.of(one, outcome, ending, now);
            writing.add(one, effect, now);
            narrowed(one, effect, snapshot.rules()).ifPresent(writing::narrow);
            writing.mistakes.addAll(outcome.mistakes());
            writing.record(one, agenda, outcome.decision(), effect, told, cause, snapshot, now);
            settled.put(id, new Settled(one, outcome, writing.stored(effect)));
        });
        write(writing, snapshot, now);
        return settled;
    }

    /// A task that stays loses the hours that are allowed no more. New hours come with its next release only.
    private static Optional<Task> narrowed(Agendas.Case one, Effect effect, Rules rules) {
        var task = one.task();
        if (task == null || task.windows().isEmpty() || effect.task() instanceof Effect.OnTask.Cancel) {
            return Optional.empty();
        }
        var all = task.windows().list();
        var span = new Interval(all.getFirst().start(), all.getLast().end());
        var allowed = new Reach(one.agenda(), rules)
                .open(task.type(), task.purpose(), task.promisedAt(), task.effort(), span)
                .intersect(task.windows());
        return allowed.isEmpty() || allowed.equals(task.windows())
                ? Optional.empty()
                : Optional.of(
                        (effect.task() instanceof Effect.OnTask.Mark(Task _, String text) ? task.marked(text) : task)
                                .with(allowed));
    }

    /// Ends a follow-up of somebody who is the same person as another with one. Its reasons stay open: they go on
    /// there.
    void end(FollowUp open, Customer customer, Instant now) {
        var writing = new Writing();
        var after = open.with(new FollowUpStatus.Cancelled(TaskStatus.MERGED, now));
        var ofFollowUp = ofFollowUp(open);
        writing.changed.add(after);
        writing.told.add(new Writing.Told(open, after, ofFollowUp, customer.ownerId()));
        tasks.lockOpenOf(List.of(customer.id()))
                .forEach(task -> writing.cancel(
                        new TaskMessages.About(task, customer, open.zone(), TaskMessages.taken(ofFollowUp)),
                        TaskStatus.MERGED,
                        now));
        write(writing, rulesInForce.now(), now);
    }

    /// Tells whose the open follow-up of this customer, which was somebody else's, is now.
    void moved(Customer customer, Instant now) {
        var open = NewOwners.freed(
                Objects.requireNonNull(followUps.open(List.of(customer.id())).get(customer.id())));
        followUps.saveAll(List.of(open));
        var view = FollowUpView.of(open.saved(), ofFollowUp(open), customer.ownerId(), titles());
        outbox.addAll(List.of(Message.ofCustomer("follow-up.rescheduled", customer.id(), open.id(), view)), now);
    }

    private List<StoredReason> ofFollowUp(FollowUp followUp) {
        return reasons.ofFollowUps(List.of(followUp.customerId()), List.of(followUp.id()))
                .getOrDefault(followUp.id(), List.of());
    }

    private void write(Writing writing, RulesInForce.Snapshot snapshot, Instant now) {
        followUps.addAll(writing.added);
        followUps.saveAll(writing.changed);
        reasons.addAll(writing.addedReasons);
        reasons.saveAll(writing.changedReasons);
        reasons.forget(writing.forgottenReasons);
        followUps.forget(writing.forgottenFollowUps);
        tasks.saveAll(writing.tasks);
        decisions.addAll(writing.records);
        outbox.addAll(writing.messages(titles(snapshot)), now);
        outbox.addAll(
                writing.cancelled.stream()
                        .map(about -> taskMessages.of("task.cancelled", about, titles(snapshot), now))
                        .toList(),
                now);
        playbooks.countFailures(writing.mistakes);
        writing.outcomes.forEach((outcome, count) ->
                meters.counter("heard.decisions", "outcome", outcome).increment(count));
    }

    public FollowUpView.Titles titles() {
        return titles(rulesInForce.now());
    }

    private static FollowUpView.Titles titles(RulesInForce.Snapshot snapshot) {
        return (playbook, version) -> snapshot.rules()
                .playbook(playbook, version)
                .map(found -> found.title())
                .orElse(playbook);
    }

    /// All rows that a batch of decisions writes.
    private static final class Writing {

        private record Told(
                @Nullable FollowUp before,
                FollowUp after,
                List<StoredReason> reasons,
                @Nullable String ownerId) {}

        private final List<FollowUp> added = new ArrayList<>();
        private final List<FollowUp> changed = new ArrayList<>();
        private final List<FollowUp> forgottenFollowUps = new ArrayList<>();
        private final List<StoredReason> addedReasons = new ArrayList<>();
        private final List<StoredReason> changedReasons = new ArrayList<>();
        private final List<StoredReason> forgottenReasons = new ArrayList<>();
        private final List<Task> tasks = new ArrayList<>();
        private final List<DecisionRecord> records = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();
        private final List<TaskMessages.About> cancelled = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();
        private final Map<String, Integer> outcomes = new HashMap<>();

        void add(Agendas.Case one, Effect effect, Instant now) {
            var forgotten = effect.forgotten();
            forgottenReasons.addAll(forgotten);
            var known = one.reasons().stream().map(reason -> reason.fact().id()).collect(Collectors.toSet());
            effect.reasons().stream()
                    .filter(reason -> !forgotten.contains(reason))
                    .forEach(
                            reason -> (known.contains(reason.fact().id()) ? changedReasons : addedReasons).add(reason));
            var after = effect.after();
            if (after != null && effect.changesFollowUp()) {
                if (effect.neverWas()) {
                    forgottenFollowUps.add(after);
                } else {
                    (effect.before() == null ? added : changed).add(after);
                }
                told.add(new Told(
                        effect.before(),
                        after,
                        together(one.reasons(), effect.reasons(), after),
                        one.customer().ownerId()));
            }
            switch (effect.task()) {
                case Effect.OnTask.Keep _ -> {}
                case Effect.OnTask.Cancel(Task task, String why) -> cancel(about(one, task), why, now);
                case Effect.OnTask.Mark(Task task, String text) -> tasks.add(task.marked(text));
            }
        }

        /// In place of what was to be written of the same task.
        void narrow(Task task) {
            tasks.removeIf(other -> other.id().equals(task.id()));
            tasks.add(task);
        }

        private static TaskMessages.About about(Agendas.Case one, Task task) {
            var zone = one.followUp() == null ? null : one.followUp().zone();
            return new TaskMessages.About(task, one.customer(), zone, TaskMessages.taken(one.ofFollowUp()));
        }

        void cancel(TaskMessages.About about, String why, Instant now) {
            var task = about.task();
            if (task.status().end(why, now) instanceof TaskStatus.Move.To(TaskStatus next)) {
                var ended = task.with(next);
                tasks.add(ended);
                cancelled.add(new TaskMessages.About(ended.saved(), about.customer(), about.zone(), about.reasons()));
            }
        }

        private static List<StoredReason> together(
                List<StoredReason> before, List<StoredReason> changed, FollowUp followUp) {
            var all = new LinkedHashMap<UUID, StoredReason>();
            before.forEach(reason -> all.put(reason.fact().id(), reason));
            changed.forEach(reason -> all.put(reason.fact().id(), reason));
            return all.values().stream()
                    .filter(reason -> followUp.id().equals(reason.followUpId()))
                    .toList();
        }

        @Nullable
        FollowUp stored(Effect effect) {
            if (effect.after() == null || effect.neverWas()) {
                return null;
            }
            return effect.changesFollowUp() ? effect.after().saved() : effect.after();
        }

        void record(
                Agendas.Case one,
                Agenda agenda,
                Decision decision,
                Effect effect,
                List<ShopEvent> news,
                Cause cause,
                RulesInForce.Snapshot snapshot,
                Instant now) {
            outcomes.merge(decision.getClass().getSimpleName(), 1, Integer::sum);
            var matched = news.stream()
                    .filter(event -> matched(event, decision, snapshot))
                    .toList();
            if (!matched.isEmpty()) {
                matched.forEach(event -> records.add(record(one, agenda, decision, event, cause, snapshot, now)));
            } else if (!effect.isNothing()) {
                records.add(
                        record(one, agenda, decision, news.isEmpty() ? null : news.getLast(), cause, snapshot, now));
            }
        }

        private static boolean matched(ShopEvent event, Decision decision, RulesInForce.Snapshot snapshot) {
            return decision.considered().stream()
                    .filter(considered -> considered.key().source().equals(event.source()))
                    .filter(considered -> considered.key().subject().equals(event.id())
                            || considered.key().subject().equals(event.orderId()))
                    .anyMatch(considered -> snapshot.rules()
                            .playbook(considered.key().playbook(), considered.version())
                            .filter(playbook -> playbook.trigger().equals(new Trigger.On(event.type())))
                            .isPresent());
        }

        private static DecisionRecord record(
                Agendas.Case one,
                Agenda agenda,
                Decision decision,
                @Nullable ShopEvent event,
                Cause cause,
                RulesInForce.Snapshot snapshot,
                Instant now) {
            return DecisionRecord.of(
                    one.customer().id(),
                    Uuid7.at(now),
                    now,
                    event == null
                            ? null
                            : new DecisionRecord.ReviewedEvent(
                                    event.source(), event.id(), event.type().wireName()),
                    cause.name(),
                    decision,
                    snapshot.versions(),
                    FactsDocument.of(agenda, one.customer().preferences()));
        }

        List<Message> messages(FollowUpView.Titles titles) {
            var messages = new ArrayList<Message>();
            for (var change : told) {
                var type = type(change.before(), change.after());
                if (type != null) {
                    var view = FollowUpView.of(change.after().saved(), change.reasons(), change.ownerId(), titles);
                    messages.add(Message.ofCustomer(
                            type, change.after().customerId(), change.after().id(), view));
                }
            }
            return messages;
        }

        private static @Nullable String type(@Nullable FollowUp before, FollowUp after) {
            return switch (after.status()) {
                case FollowUpStatus.Waiting waiting ->
                    before == null
                            ? "follow-up.scheduled"
                            : isAt(before.status(), waiting) && samePlan(before, after)
                                    ? null
                                    : "follow-up.rescheduled";
                case FollowUpStatus.Active _ -> null;
                case FollowUpStatus.Fulfilled _ -> "follow-up.fulfilled";
                case FollowUpStatus.Lapsed _ -> "follow-up.lapsed";
                case FollowUpStatus.Cancelled _ -> "follow-up.cancelled";
            };
        }

        private static boolean isAt(FollowUpStatus before, FollowUpStatus.Waiting after) {
            return before instanceof FollowUpStatus.Waiting was
                    && was.nextAt().equals(after.nextAt())
                    && was.wake() == after.wake();
        }

        private static boolean samePlan(FollowUp before, FollowUp after) {
            return before.plan() != null
                    && after.plan() != null
                    && before.plan().channel() == after.plan().channel()
                    && before.plan().dueAt().equals(after.plan().dueAt());
        }
    }
}
