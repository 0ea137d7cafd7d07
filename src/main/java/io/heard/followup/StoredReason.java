package io.heard.followup;

import io.heard.decision.ReasonFact;
import io.heard.decision.Relief;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reason with its place in the latest decision.
///
/// @param state TAKEN, LATER, HELD or DROPPED
/// @param why what ended it
public record StoredReason(
        String customerId,
        ReasonFact fact,
        String state,
        @Nullable String why,
        @Nullable UUID followUpId) {

    public boolean isOpen() {
        return fact.fate() == ReasonFact.Fate.OPEN;
    }

    public boolean isTaken() {
        return isOpen() && state.equals("TAKEN");
    }

    /// Ended by a conversation or a personal mail.
    public StoredReason served(Instant at) {
        return ended(ReasonFact.Fate.SERVED, null, at);
    }

    /// Ended by a person.
    public StoredReason withdrawn(String because, Instant at) {
        return ended(ReasonFact.Fate.WITHDRAWN, because, at);
    }

    /// With what a lead decided for it in a shortage.
    public StoredReason relieved(Relief relief) {
        var relieved = new ReasonFact(
                fact.id(),
                fact.key(),
                fact.version(),
                fact.fate(),
                fact.endedByPerson(),
                fact.endedAt(),
                fact.askedFor(),
                fact.orderId(),
                fact.raisedAt(),
                fact.target(),
                fact.due(),
                fact.own(),
                relief);
        return new StoredReason(customerId, relieved, state, why, followUpId);
    }

    /// What ended it turns out not to have been.
    public StoredReason reopened() {
        var open = new ReasonFact(
                fact.id(),
                fact.key(),
                fact.version(),
                ReasonFact.Fate.OPEN,
                false,
                null,
                fact.askedFor(),
                fact.orderId(),
                fact.raisedAt(),
                fact.target(),
                fact.due(),
                fact.own(),
                fact.relief());
        return new StoredReason(customerId, open, "LATER", null, followUpId);
    }

    private StoredReason ended(ReasonFact.Fate fate, @Nullable String because, Instant at) {
        var ended = new ReasonFact(
                fact.id(),
                fact.key(),
                fact.version(),
                fate,
                true,
                at,
                fact.askedFor(),
                fact.orderId(),
                fact.raisedAt(),
                fact.target(),
                fact.due(),
                fact.own(),
                fact.relief());
        return new StoredReason(customerId, ended, "DROPPED", because, followUpId);
    }
}
