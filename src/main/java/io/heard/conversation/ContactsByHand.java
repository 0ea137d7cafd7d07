package io.heard.conversation;

import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.contactlog.Contact.Direction;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.database.Uuid7;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.Settling;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Contacts made outside any task. A conversation serves what it is taken to have covered; all count in caps.
@ApplicationScoped
public class ContactsByHand {

    private final CustomerRepository customers;
    private final ContactRepository contacts;
    private final TeamRepository teams;
    private final Settling settling;
    private final Clock clock;

    public ContactsByHand(
            CustomerRepository customers,
            ContactRepository contacts,
            TeamRepository teams,
            Settling settling,
            Clock clock) {
        this.customers = customers;
        this.contacts = contacts;
        this.teams = teams;
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
        var contact = contact(made, locked.getFirst(), now);
        contacts.addAll(List.of(contact));
        if (made.disposition().isHeard()) {
            teams.repNamed(made.by()).ifPresent(rep -> customers.own(made.customerId(), made.by()));
        }
        settling.settle(List.of(made.customerId()), Cause.OUTCOME, new Ending.ByFacts(), now);
        return new Logged.Done(contact);
    }

    private static Contact contact(ContactByHand made, Customer customer, Instant now) {
        return new Contact(
                customer.id(),
                Uuid7.at(now),
                made.at() == null ? now : made.at(),
                made.channel(),
                made.direction(),
                made.disposition(),
                made.direction() == Direction.IN,
                null,
                null,
                made.by(),
                null,
                customer.field(made.channel() == Channel.CALL ? "phone" : "email"),
                made.note(),
                List.of(),
                List.of(),
                null,
                false,
                null,
                null,
                now,
                Map.of());
    }
}
