package io.heard.workqueue;

import io.heard.calendar.Interval;
import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentRepository;
import io.heard.contactlog.Contact;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.CustomerRepository;
import io.heard.decision.Reach;
import io.heard.decision.Rules;
import io.heard.followup.StoredReason;
import io.heard.review.Agendas;
import io.heard.review.Persons;
import io.heard.review.RulesInForce;
import io.heard.review.TaskMessages;
import io.heard.rulebook.Settings.Outreach;
import io.heard.task.HandoffRepository;
import io.heard.task.Task;
import io.heard.task.TaskView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Tasks as people read them, rendered when they are first read. A batch costs a constant number of statements.
@ApplicationScoped
public class TaskViews {

    private final CustomerRepository customers;
    private final Agendas agendas;
    private final ContactRepository contacts;
    private final CommitmentRepository commitments;
    private final HandoffRepository handoffs;
    private final RulesInForce rulesInForce;
    private final Clock clock;

    public TaskViews(
            CustomerRepository customers,
            Agendas agendas,
            ContactRepository contacts,
            CommitmentRepository commitments,
            HandoffRepository handoffs,
            RulesInForce rulesInForce,
            Clock clock) {
        this.customers = customers;
        this.agendas = agendas;
        this.contacts = contacts;
        this.commitments = commitments;
        this.handoffs = handoffs;
        this.rulesInForce = rulesInForce;
        this.clock = clock;
    }

    /// Who reads.
    ///
    /// @param locale what the shipped playbooks say is said in it; the company's own words stay as they are
    /// @param asOf the instant that all of what is read is seen from
    public record Reader(Locale locale, Instant asOf) {}

    @Transactional
    public TaskView of(Task task) {
        return of(List.of(task)).getFirst();
    }

    @Transactional
    public TaskView of(Task task, Reader reader) {
        return of(List.of(task), reader).getFirst();
    }

    @Transactional
    public List<TaskView> of(List<Task> tasks) {
        return of(tasks, new Reader(Locale.ENGLISH, clock.instant()));
    }

    /// @return one view per task, in the same order
    @Transactional
    public List<TaskView> of(List<Task> tasks, Reader reader) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        var ids = tasks.stream().map(Task::customerId).distinct().toList();
        var snapshot = rulesInForce.now();
        var rules = snapshot.rules();
        var rendering = new Rendering(
                rules,
                snapshot.settings().outreach(),
                agendas.of(customers.byIds(ids), rules),
                contacts.of(ids),
                commitments.openOf(ids).stream().collect(Collectors.groupingBy(Commitment::customerId)),
                reader.asOf(),
                reader.locale());
        var offered = handoffs.standing(tasks.stream().map(Task::id).toList(), reader.asOf());
        return tasks.stream()
                .map(task -> {
                    var view = rendering.view(task);
                    var handoff = offered.get(task.id());
                    return handoff == null ? view : view.with(handoff);
                })
                .toList();
    }

    private record Rendering(
            Rules rules,
            Outreach outreach,
            Map<String, Agendas.Case> cases,
            Map<String, List<Contact>> contacts,
            Map<String, List<Commitment>> commitments,
            Instant now,
            Locale locale) {

        TaskView view(Task task) {
            var id = task.customerId();
            var one = Objects.requireNonNull(cases.get(id));
            var reach = new Reach(one.agenda(), rules);
            var zone = reach.zones().getFirst();
            var briefs = new Briefs(one, rules, zone, now, locale);
            var about = about(task, one);
            return TaskView.of(
                    task,
                    windowsLeft(task, reach),
                    Persons.of(one.customer(), zone, now),
                    about.stream()
                            .map(reason -> TaskMessages.reason(reason, briefs.why(reason)))
                            .toList(),
                    briefs.brief(
                            task, about, contacts.getOrDefault(id, List.of()), commitments.getOrDefault(id, List.of())),
                    outreach.stops(task.type().name(), one.customer().field("country")) ? outreach.reason() : null);
        }

        /// What is left of the windows that the task was released with, as far as the rules of now allow.
        private List<Interval> windowsLeft(Task task, Reach reach) {
            var end = task.windowsEnd();
            if (end == null || !task.status().isOpen() || !end.isAfter(now)) {
                return List.of();
            }
            return reach.open(task.type(), task.purpose(), task.promisedAt(), task.effort(), new Interval(now, end))
                    .intersect(task.windows())
                    .list();
        }

        /// A closed task is about what was still open when it came up.
        private static List<StoredReason> about(Task task, Agendas.Case one) {
            var all = one.reasons().stream()
                    .filter(reason -> task.followUpId().equals(reason.followUpId()))
                    .toList();
            if (task.status().isOpen()) {
                return TaskMessages.taken(all);
            }
            var about = all.stream()
                    .filter(reason -> !reason.fact().raisedAt().isAfter(task.createdAt()))
                    .filter(reason -> reason.fact().endedAt() == null
                            || !reason.fact().endedAt().isBefore(task.createdAt()))
                    .toList();
            return about.isEmpty() ? all : about;
        }
    }
}
