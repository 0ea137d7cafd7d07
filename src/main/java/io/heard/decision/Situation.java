package io.heard.decision;

import io.heard.contact.Purpose;
import io.heard.decision.Considered.Fate;
import io.heard.decision.Considered.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One customer at one instant under one set of rules: what several steps of a decision ask for, worked out
/// once.
final class Situation {

    private final Agenda agenda;
    private final Rules rules;
    private final Instant now;
    private final Purchases purchases;
    private final Reach reach;
    private final Chances chances;
    private final List<ZoneId> zones;
    private final List<Mistake> mistakes = new ArrayList<>();
    private @Nullable Holds holds;

    Situation(Agenda agenda, Rules rules, Instant now) {
        this.agenda = agenda;
        this.rules = rules;
        this.now = now;
        this.purchases = new Purchases(agenda.orders());
        this.reach = new Reach(agenda, rules);
        this.chances = new Chances(reach);
        this.zones = reach.zones();
    }

    Agenda agenda() {
        return agenda;
    }

    Rules rules() {
        return rules;
    }

    Company company() {
        return rules.company();
    }

    Instant now() {
        return now;
    }

    Purchases purchases() {
        return purchases;
    }

    Reach reach() {
        return reach;
    }

    Chances chances() {
        return chances;
    }

    Holds holds() {
        if (holds == null) {
            holds = new Holds(agenda, this);
        }
        return holds;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    void failed(Playbook playbook, Condition.Verdict.Failed failed) {
        mistakes.add(new Mistake(playbook.key(), playbook.version(), failed.why()));
    }

    /// Zones that the customer may be in; the company's own where nothing is known. Never empty.
    List<ZoneId> zones() {
        return zones;
    }

    Instant deliveredAt(OrderFacts order) {
        return Purchases.deliveredAt(order, company(), reach.clock());
    }

    /// The attempts of the open follow-up do not move its own date.
    Optional<Instant> lastContactAt() {
        var own = agenda.followUp() == null ? null : agenda.followUp().id();
        for (var contact : agenda.contacts().reversed()) {
            if (own == null || !own.equals(contact.followUpId())) {
                return Optional.of(contact.at());
            }
        }
        return Optional.empty();
    }

    /// Of the customer's day in which it lies.
    Instant startOfDay(Instant at) {
        return reach.clock().startOfDay(dayNumber(at));
    }

    Instant endOfDay(Instant at) {
        return reach.clock().startOfDay(dayNumber(at) + 1);
    }

    /// So many days of the customer's calendar later, at the same time of day.
    Instant after(Instant at, Period days) {
        return reach.clock().plus(at, days);
    }

    /// Until when a routine contact is worth it: some days past due, and as much longer as outreach was stopped.
    Instant lapsesAt(Reason reason) {
        var considered = reason.considered();
        var end = after(considered.due(), Company.GRACE);
        for (var pause : rules.pauses()) {
            if (!end.equals(Instant.MAX)
                    && pause.concerns(reason.playbook(), agenda.customer().country())) {
                end = pause.shifted(considered.target(), end);
            }
        }
        return end;
    }

    /// The local day on which something falls, in the first of the zones, as its epoch day.
    long dayNumber(Instant at) {
        return reach.clock().dayAt(at);
    }

    /// The last local day on which something is gathered into a contact that starts then.
    long lastGatheredDay(Instant start) {
        return reach.day(start).plus(company().gather()).toEpochDay();
    }

    LocalDate businessDay(LocalDate from, int days) {
        return reach.businessDay(from, days);
    }

    /// @return the instant after so much time inside service hours that is also inside the customer's
    /// contact windows
    Instant afterWorking(Instant from, Duration time, Purpose purpose) {
        return reach.afterWorking(from, time, purpose);
    }

    /// How a reason ended without Heard having to do anything more for it.
    Optional<Fate> ended(Considered reason) {
        return Optional.ofNullable(whyEnded(reason)).map(Fate.Dropped::new);
    }

    private @Nullable Why whyEnded(Considered reason) {
        var standing = agenda.customer().standing();
        if (standing == Standing.DECEASED
                || standing == Standing.TEST
                || (standing == Standing.MINOR && !reason.askedFor())) {
            return Why.STANDING;
        }
        var contacts = agenda.contacts();
        int first = contacts.size();
        while (first > 0 && !contacts.get(first - 1).at().isBefore(reason.raisedAt())) {
            first--;
        }
        for (var contact : contacts.subList(first, contacts.size())) {
            if (!reason.askedFor() && contact.disposition() == Disposition.NOT_INTERESTED) {
                return Why.NOT_INTERESTED;
            }
            boolean later = contact.at().isAfter(reason.raisedAt()); // what a contact itself brings up is still open
            if (later && contact.isOutside() && contact.disposition().isHeard() && wasTalkedAbout(reason, contact)) {
                return Why.HEARD_ELSEWHERE;
            }
        }
        return null;
    }

    /// A conversation outside Heard is taken to have covered what was asked for and what would have been
    /// gathered that day.
    private boolean wasTalkedAbout(Considered reason, ContactFact contact) {
        if (reason.key().isCommitment()) {
            return false; // nothing un-promises a promise but a person
        }
        return reason.askedFor() || dayNumber(reason.target()) <= lastGatheredDay(contact.at());
    }
}
