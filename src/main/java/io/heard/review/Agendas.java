package io.heard.review;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contactlog.AroundRepository;
import io.heard.contactlog.Contact;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.Customer;
import io.heard.customer.StoryRepository;
import io.heard.decision.Agenda;
import io.heard.decision.Around;
import io.heard.decision.ByHand;
import io.heard.decision.Reach;
import io.heard.decision.Rules;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Brings together what is stored of customers, a constant number of statements per batch.
@ApplicationScoped
public class Agendas {

    /// Longer ago, what others had of us is of no interest: no usual cap looks back further.
    private static final Duration A_YEAR = Duration.ofDays(366);

    private final StoryRepository stories;
    private final ContactRepository contacts;
    private final AroundRepository arounds;
    private final ReasonRepository reasons;
    private final FollowUpRepository followUps;
    private final TaskRepository tasks;
    private final Clock clock;

    public Agendas(
            StoryRepository stories,
            ContactRepository contacts,
            AroundRepository arounds,
            ReasonRepository reasons,
            FollowUpRepository followUps,
            TaskRepository tasks,
            Clock clock) {
        this.stories = stories;
        this.contacts = contacts;
        this.arounds = arounds;
        this.reasons = reasons;
        this.followUps = followUps;
        this.tasks = tasks;
        this.clock = clock;
    }

    /// One customer with all that a decision can rest on or change.
    ///
    /// @param task the open task of the follow-up, if it has one
    public record Case(
            Customer customer,
            Agenda agenda,
            List<StoredReason> reasons,
            @Nullable FollowUp followUp,
            @Nullable Task task) {

        /// With reasons that are not stored yet.
        Case with(List<StoredReason> fresh) {
            if (fresh.isEmpty()) {
                return this;
            }
            var all = new ArrayList<>(reasons);
            all.addAll(fresh);
            return new Case(
                    customer,
                    agenda.withReasons(all.stream().map(StoredReason::fact).toList()),
                    List.copyOf(all),
                    followUp,
                    task);
        }

        /// What somebody has in mind who gets in touch by hand.
        ///
        /// @param about absent: what is open, else it may be anything, and then the strictest holds
        public ByHand.Wish wish(Channel channel, @Nullable Purpose about) {
            var plan = followUp == null ? null : followUp.plan();
            var usual = plan == null ? Purpose.MARKETING : plan.purpose();
            return new ByHand.Wish(
                    channel,
                    about == null ? usual : about,
                    task == null ? null : task.promisedAt(),
                    task == null ? Duration.ZERO : task.effort());
        }

        /// The reasons of the open follow-up, ended ones too.
        public List<StoredReason> ofFollowUp() {
            return followUp == null
                    ? List.of()
                    : reasons.stream()
                            .filter(reason -> followUp.id().equals(reason.followUpId()))
                            .toList();
        }
    }

    /// For reading.
    public Case of(Customer customer, Rules rules) {
        return Objects.requireNonNull(of(List.of(customer), rules).get(customer.id()));
    }

    /// By which a date with a customer is meant.
    public ZoneId zone(Customer customer, Rules rules) {
        return new Reach(of(customer, rules).agenda(), rules).zones().getFirst();
    }

    /// For reading.
    public Map<String, Case> of(Collection<Customer> customers, Rules rules) {
        return of(customers, rules, tasks::openOf);
    }

    /// For changing what follows from it: open tasks are locked too, because a claim takes no lock on its
    /// customer.
    ///
    /// @param customers locked
    Map<String, Case> toChange(Collection<Customer> customers, Rules rules) {
        return of(customers, rules, tasks::lockOpenOf);
    }

    private Map<String, Case> of(
            Collection<Customer> customers, Rules rules, Function<Collection<String>, List<Task>> openOf) {
        var ids = customers.stream().map(Customer::id).toList();
        var told = stories.stories(customers, rules.company(), rules.readsLines());
        var contactsOf = contacts.of(ids);
        var aroundOf = arounds.of(ids, clock.instant().minus(A_YEAR));
        var reasonsOf = reasons.of(ids);
        var open = followUps.open(ids);
        var openTasks = new HashMap<String, Task>();
        if (!open.isEmpty()) {
            openOf.apply(open.keySet()).forEach(task -> openTasks.put(task.customerId(), task));
        }
        var cases = HashMap.<String, Case>newHashMap(ids.size());
        for (var story : told.values()) {
            var customer = story.customer();
            var id = customer.id();
            var stored = reasonsOf.getOrDefault(id, List.of());
            var followUp = open.get(id);
            var agenda = new Agenda(
                    customer.facts(),
                    story.orders(),
                    story.events(),
                    contactsOf.getOrDefault(id, List.of()).stream()
                            .map(Contact::fact)
                            .toList(),
                    aroundOf.getOrDefault(id, Around.NOBODY),
                    stored.stream().map(StoredReason::fact).toList(),
                    followUp == null
                            ? null
                            : new Agenda.FollowUpFact(
                                    followUp.id(), followUp.notBefore(), followUp.putOffAt(), followUp.released()),
                    Set.of());
            cases.put(id, new Case(customer, agenda, stored, followUp, openTasks.get(id)));
        }
        return cases;
    }
}
