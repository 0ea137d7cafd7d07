package io.heard.decision;

import io.heard.contact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The attempts already made for what is open now, and what they mean for the next one.
final class Tries {

    private static final Duration AFTER_BUSY = Duration.ofMinutes(20);
    private static final int BUSY_IN_A_ROW = 2;

    private final List<ContactFact> made;

    /// Attempts count from when the leading reason was raised: an old routine attempt says nothing of a new
    /// concern.
    Tries(Agenda agenda, Talk talk) {
        var since = talk.leading().considered().raisedAt();
        var followUp = agenda.followUp();
        this.made = followUp == null ? List.of() : of(agenda, followUp.id(), since);
    }

    private static List<ContactFact> of(Agenda agenda, UUID followUp, Instant since) {
        return agenda.contacts().stream()
                .filter(contact -> followUp.equals(contact.followUpId()))
                .filter(contact -> !contact.at().isBefore(since))
                .toList();
    }

    /// Calls that reached nobody. A busy line is tried again at once, twice, before it counts.
    int calls() {
        int calls = 0;
        int busy = 0;
        for (var contact : made) {
            if (contact.disposition() == Disposition.BUSY && busy < BUSY_IN_A_ROW) {
                busy++;
            } else if (contact.channel() == Channel.CALL
                    && contact.disposition().callsForAnotherTry()) {
                calls++;
                busy = 0;
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

    /// When it was tried in vain. A line that was busy says that somebody is there at that time.
    List<Instant> triedAt() {
        return made.stream()
                .filter(contact -> contact.disposition().callsForAnotherTry())
                .filter(contact -> contact.disposition() != Disposition.BUSY)
                .map(ContactFact::at)
                .toList();
    }

    /// The earliest next attempt by the playbook's spacing.
    Optional<Instant> spacedFrom(Playbook playbook, Dating dating) {
        if (made.isEmpty() || !made.getLast().disposition().callsForAnotherTry()) {
            return Optional.empty();
        }
        var last = made.getLast();
        if (last.disposition() == Disposition.BUSY && endsInShortBusyRow()) {
            return Optional.of(last.at().plus(AFTER_BUSY));
        }
        return Optional.of(dating.after(last.at(), playbook.attempts().spacingAfter(calls()), playbook.purpose()));
    }

    private boolean endsInShortBusyRow() {
        int row = 0;
        for (int i = made.size() - 1; i >= 0 && made.get(i).disposition() == Disposition.BUSY; i--) {
            row++;
        }
        return row <= BUSY_IN_A_ROW;
    }

    boolean usedUp(Playbook playbook) {
        return calls() >= playbook.attempts().max();
    }

    /// Whether a mail was already sent for it, so that another channel is left.
    boolean mailed() {
        return made.stream().anyMatch(contact -> contact.channel() == Channel.EMAIL && contact.isAttempt());
    }
}
