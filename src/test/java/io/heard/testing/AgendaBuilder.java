package io.heard.testing;

import io.heard.decision.Agenda;
import io.heard.decision.Around;
import io.heard.decision.ContactFact;
import io.heard.decision.CustomerFacts;
import io.heard.decision.EventFact;
import io.heard.decision.OrderFacts;
import io.heard.decision.ReasonFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that is known of one customer, in the order in which a test tells it.
public final class AgendaBuilder {

    /// The customer's open follow-up, once something was done for it.
    public static final UUID FOLLOW_UP = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final CustomerFacts customer;
    private final List<OrderFacts> orders = new ArrayList<>();
    private final List<EventFact> events = new ArrayList<>();
    private final List<ContactFact> contacts = new ArrayList<>();
    private final List<ContactFact> onPhone = new ArrayList<>();
    private final List<ContactFact> inAccount = new ArrayList<>();
    private final List<Instant> planned = new ArrayList<>();
    private final List<ReasonFact> reasons = new ArrayList<>();
    private final Set<String> news = new HashSet<>();
    private boolean followedUp;
    private @Nullable Instant notBefore;
    private @Nullable Instant putOffAt;

    private AgendaBuilder(CustomerFacts customer) {
        this.customer = customer;
    }

    public static AgendaBuilder anAgenda(CustomerBuilder customer) {
        return new AgendaBuilder(customer.build());
    }

    public static AgendaBuilder anAgenda() {
        return anAgenda(CustomerBuilder.aCustomer());
    }

    public AgendaBuilder with(OrderBuilder order) {
        orders.add(order.build());
        return this;
    }

    public AgendaBuilder with(EventBuilder event) {
        events.add(event.build());
        return this;
    }

    public AgendaBuilder with(ContactBuilder contact) {
        contacts.add(contact.build());
        followedUp |= FOLLOW_UP.equals(contacts.getLast().followUpId());
        return this;
    }

    public AgendaBuilder with(ReasonBuilder reason) {
        reasons.add(reason.build());
        return this;
    }

    /// Somebody else who gave the same number had this.
    public AgendaBuilder onTheSamePhone(ContactBuilder contact) {
        onPhone.add(contact.earlier().build());
        return this;
    }

    /// Somebody else who gave the same number is to be called then.
    public AgendaBuilder plannedOnTheSamePhone(Instant at) {
        planned.add(at);
        return this;
    }

    public AgendaBuilder inTheSameAccount(ContactBuilder contact) {
        inAccount.add(contact.earlier().build());
        return this;
    }

    /// All orders and events so far are under review.
    public AgendaBuilder asNews() {
        orders.forEach(order -> news.add(order.source() + ' ' + order.id()));
        events.forEach(event -> news.add(event.source() + ' ' + event.id()));
        return this;
    }

    public AgendaBuilder followedUp() {
        followedUp = true;
        return this;
    }

    /// Whatever was asked for before is put off too.
    public AgendaBuilder putOffUntil(Instant until) {
        return putOff(until, until);
    }

    public AgendaBuilder putOff(Instant at, Instant until) {
        putOffAt = at;
        notBefore = until;
        return followedUp();
    }

    public AgendaBuilder shuffled(Random random) {
        for (var facts : List.of(orders, events, contacts, reasons)) {
            Collections.shuffle(facts, random);
        }
        return this;
    }

    public Agenda build() {
        var followUp = followedUp ? new Agenda.FollowUpFact(FOLLOW_UP, notBefore, putOffAt, !contacts.isEmpty()) : null;
        return new Agenda(
                customer, orders, events, contacts, new Around(onPhone, inAccount, planned), reasons, followUp, news);
    }
}
