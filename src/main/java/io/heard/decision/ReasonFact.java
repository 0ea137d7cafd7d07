package io.heard.decision;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reason as it is stored: it fired once and keeps the playbook version that it fired with.
///
/// @param endedByPerson whether an outcome or a person ended it; otherwise facts did, and other facts can
///     open it again
/// @param askedFor whether the customer started it or was promised it
/// @param own what a reason without a playbook brings itself (`manual`, `commitment`, `reply`, `introduction`)
/// @param relief what a lead decided in a shortage; absent: nothing
public record ReasonFact(
        UUID id,
        ReasonKey key,
        int version,
        Fate fate,
        boolean endedByPerson,
        @Nullable Instant endedAt,
        boolean askedFor,
        @Nullable String orderId,
        Instant raisedAt,
        Instant target,
        Instant due,
        @Nullable Own own,
        @Nullable Relief relief) {

    public enum Fate {
        OPEN,
        SERVED,
        WITHDRAWN,
        LAPSED
    }

    public record Own(@Nullable Channel channel, Purpose purpose, boolean urgent, String text) {}

    /// What a person or a conversation ended stays ended; what facts withdrew, other facts can open again.
    boolean isOver() {
        return switch (fate) {
            case OPEN -> false;
            case SERVED, LAPSED -> true;
            case WITHDRAWN -> endedByPerson;
        };
    }

    boolean isOpen() {
        return fate == Fate.OPEN;
    }
}
