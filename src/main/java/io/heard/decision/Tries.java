package io.heard.decision;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The attempts already made for what is open now, and what they mean for the next one.
final class Tries {

    private static final Duration AFTER_BUSY = Duration.ofMinutes(20);
    private static final int BUSY_IN_A_ROW = 2;

    private static final Span AFTER_VOICEMAIL = new Span.BusinessDays(2);
    private static final Span AFTER_URGENT_VOICEMAIL = new Span.WorkingTime(Duration.ofHours(2));

    private final List<ContactFact> ofFollowUp;
    private final List<ContactFact> made;

    Tries(Situation situation, Talk talk) {
        this.ofFollowUp = ofFollowUp(situation.agenda());
        this.made = only(ofFollowUp, contact -> wasFor(talk, contact, situation));
    }

    private static List<ContactFact> ofFollowUp(Agenda agenda) {
        var followUp = agenda.followUp();
        return followUp == null
                ? List.of()
                : only(agenda.contacts(), contact -> followUp.id().equals(contact.followUpId()));
    }

    private static List<ContactFact> only(List<ContactFact> contacts, Predicate<ContactFact> wanted) {
        var only = new ArrayList<ContactFact>(0);
        for (var contact : contacts) {
            if (wanted.test(contact)) {
                only.add(contact);
            }
        }
        return only;
    }

    /// An old routine attempt says nothing of a new concern, nor one for what is served by now of what comes
    /// next month.
    private static boolean wasFor(Talk talk, ContactFact contact, Situation situation) {
        if (talk.isAskedFor()) {
            var leading = talk.leading().considered();
            return !contact.at().isBefore(leading.raisedAt())
                    && situation.dayNumber(contact.at()) >= situation.dayNumber(leading.target());
        }
        if (contact.askedFor()) {
            return false;
        }
        long lastDay = situation.lastGatheredDay(contact.at());
        for (var reason : talk.reasons()) {
            var considered = reason.considered();
            if (!contact.at().isBefore(considered.raisedAt()) && situation.dayNumber(considered.target()) <= lastDay) {
                return true;
            }
        }
        return false;
    }

    /// When the customer asked to be called, if nothing was tried since, whatever it was about.
    static Optional<Instant> wantedAt(Agenda agenda) {
        var all = ofFollowUp(agenda);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(all.getLast().callBackAt());
    }

    /// Calls that reached nobody. A busy line is tried again at once, twice, before it counts.
    int calls() {
        int calls = 0;
        int busy = 0;
        for (var contact : made) {
            boolean isBusy = contact.disposition() == Disposition.BUSY;
            if (isBusy && busy < BUSY_IN_A_ROW) {
                busy++;
                continue;
            }
            busy = 0;
            if (contact.channel() == Channel.CALL && contact.disposition().callsForAnotherTry()) {
                calls++;
            }
        }
        return calls;
    }

    int attempt() {
        return calls() + 1;
    }

    /// When the customer asked to be called, if that was the last that was heard.
    Optional<Instant> callBackAt() {
        return made.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(made.getLast().callBackAt());
    }

    /// When it was tried in vain; a busy line is tried again in the same part of the day.
    List<Instant> triedAt() {
        return isBusyForNow()
                ? List.of()
                : made.stream()
                        .filter(contact -> contact.disposition().callsForAnotherTry())
                        .map(ContactFact::at)
                        .toList();
    }

    /// @param at before which there is no next attempt
    record Spaced(Instant at, Because because) {}

    /// The earliest next attempt by the playbook's spacing, and by what a message on the voicemail asks for. "Call
    /// me later" without a time keeps that distance too, and so does a mail between the calls.
    Optional<Spaced> spacedFrom(Playbook playbook, Dating dating) {
        if (made.isEmpty() || !goesOn(made.getLast(), playbook)) {
            return Optional.empty();
        }
        var last = made.getLast();
        if (isBusyForNow()) {
            return Optional.of(spaced(last.at().plus(AFTER_BUSY)));
        }
        var spacing = playbook.attempts().spacingAfter(Math.max(1, calls()));
        var at = dating.after(last.at(), spacing, playbook.purpose());
        if (last.disposition() != Disposition.LEFT_VOICEMAIL) {
            return Optional.of(spaced(at));
        }
        var patience = playbook.urgent() ? AFTER_URGENT_VOICEMAIL : AFTER_VOICEMAIL;
        var heard = dating.after(last.at(), patience, playbook.purpose());
        return Optional.of(heard.isAfter(at) ? afterVoicemail(heard, patience) : spaced(at));
    }

    private static boolean goesOn(ContactFact last, Playbook playbook) {
        return last.disposition().callsForAnotherTry()
                || last.disposition() == Disposition.CALL_BACK_LATER
                || (last.disposition() == Disposition.SENT
                        && playbook.attempts().mail() != null);
    }

    private Spaced spaced(Instant at) {
        return new Spaced(at, new Because("SPACING", "attempt " + attempt() + " keeps its distance", null, at));
    }

    private static Spaced afterVoicemail(Instant at, Span patience) {
        var detail = "a message was left: the customer has " + patience.inWords() + " to call back";
        return new Spaced(at, new Because("AFTER_VOICEMAIL", detail, null, at));
    }

    /// One message in the whole follow-up, from the playbook's attempt on.
    boolean mayLeaveVoicemail(Playbook playbook) {
        var from = playbook.attempts().voicemail();
        return from != null
                && attempt() >= from
                && ofFollowUp.stream().noneMatch(contact -> contact.disposition() == Disposition.LEFT_VOICEMAIL);
    }

    /// When the call was after which somebody writes while the calls go on, if that is next.
    Optional<Instant> mailDueSince(Playbook playbook) {
        var mail = playbook.attempts().mail();
        return mail != null
                        && calls() == mail
                        && mail < playbook.attempts().max()
                        && !mailed()
                        && made.getLast().disposition().callsForAnotherTry()
                        && !isBusyForNow()
                ? Optional.of(made.getLast().at())
                : Optional.empty();
    }

    /// Not after the third in a row: that counted as an attempt, and the row starts anew.
    private boolean isBusyForNow() {
        int row = 0;
        for (int i = made.size() - 1; i >= 0 && made.get(i).disposition() == Disposition.BUSY; i--) {
            row++;
        }
        return row % (BUSY_IN_A_ROW + 1) != 0;
    }

    boolean usedUp(Playbook playbook) {
        return calls() >= playbook.attempts().max();
    }

    /// Whether a mail was already sent for it, so that another channel is left.
    boolean mailed() {
        return made.stream().anyMatch(contact -> contact.channel() == Channel.EMAIL && contact.isAttempt());
    }
}
