package io.heard.conversation;

import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.contactlog.Contact.Direction;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.database.Uuid7;
import io.heard.decision.Reach;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.review.Agendas;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.NewOwners;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Contacts made outside any task. A conversation serves what it is taken to have covered; all count in caps.
@ApplicationScoped
public class ContactsByHand {

    private final CustomerRepository customers;
    private final ContactRepository contacts;
    private final FollowUpRepository followUps;
    private final ReasonRepository reasons;
    private final TeamRepository teams;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final NewOwners newOwners;
    private final Settling settling;
    private final Clock clock;

    public ContactsByHand(
            CustomerRepository customers,
            ContactRepository contacts,
            FollowUpRepository followUps,
            ReasonRepository reasons,
            TeamRepository teams,
            Agendas agendas,
            RulesInForce rulesInForce,
            NewOwners newOwners,
            Settling settling,
            Clock clock) {
        this.customers = customers;
        this.contacts = contacts;
        this.followUps = followUps;
        this.reasons = reasons;
        this.teams = teams;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.newOwners = newOwners;
        this.settling = settling;
        this.clock = clock;
    }

    @Transactional
    public Logged record(ContactByHand made) {
        var now = clock.instant();
        if (made.at() != null && made.at().isAfter(now)) {
            return new Logged.Invalid("at", made.at() + " is in the future");
        }
        if (made.direction() == Direction.OUT && !Fitting.fits(made.channel(), made.disposition())) {
            return new Logged.Invalid(
                    "disposition", "a contact by " + made.channel() + " does not end " + made.disposition());
        }
        var locked = customers.lock(List.of(made.customerId()));
        if (locked.isEmpty() || locked.getFirst().erased() || locked.getFirst().joinedInto() != null) {
            return new Logged.NoSuchCustomer();
        }
        var followUp = made.served() == null || !made.disposition().isHeard()
                ? null
                : followUps.open(List.of(made.customerId())).get(made.customerId());
        var served = served(made, followUp);
        var contact = contact(made, locked.getFirst(), followUp, served, now);
        contacts.addAll(List.of(contact));
        reasons.saveAll(served.stream().map(reason -> reason.served(now)).toList());
        if (made.disposition().isHeard()) {
            teams.repNamed(made.by()).ifPresent(rep -> customers.own(made.customerId(), made.by(), contact.at()));
        }
        newOwners.changed(locked, now);
        var ending = served.isEmpty() ? new Ending.ByFacts() : new Ending.Fulfilled(FollowUpStatus.Kind.HEARD);
        settling.settle(List.of(made.customerId()), Cause.OUTCOME, ending, now);
        return new Logged.Done(contact);
    }

    private List<StoredReason> served(ContactByHand made, @Nullable FollowUp followUp) {
        if (followUp == null) {
            return List.of();
        }
        var named = Objects.requireNonNull(made.served());
        return reasons
                .ofFollowUps(List.of(followUp.customerId()), List.of(followUp.id()))
                .getOrDefault(followUp.id(), List.of())
                .stream()
                .filter(reason ->
                        reason.isOpen() && named.contains(reason.fact().id()))
                .toList();
    }

    /// Where the reasons are named, the contact belongs to their follow-up, so that nothing else counts as talked
    /// about. At whatever hour it was made, it is written down, and what stood against it with it.
    private Contact contact(
            ContactByHand made,
            Customer customer,
            @Nullable FollowUp followUp,
            List<StoredReason> served,
            Instant now) {
        var at = made.at() == null ? now : made.at();
        var snapshot = rulesInForce.now();
        var one = agendas.of(customer, snapshot.rules());
        var reach = new Reach(one.agenda(), snapshot.rules());
        var wish = one.wish(made.channel(), made.purpose());
        boolean isOurs = made.direction() == Direction.OUT;
        return new Contact(
                customer.id(),
                Uuid7.at(now),
                at,
                made.channel(),
                made.direction(),
                made.disposition(),
                !isOurs,
                followUp == null ? null : followUp.id(),
                null,
                made.by(),
                null,
                customer.field(made.channel() == Channel.CALL ? "phone" : "email"),
                made.note(),
                List.of(),
                served.stream().map(reason -> reason.fact().id()).toList(),
                null,
                isOurs && !wish.isOpen(reach, at),
                null,
                null,
                now,
                isOurs ? new Proof(customer, reach, snapshot).of(wish, at) : Map.of(),
                null);
    }
}
