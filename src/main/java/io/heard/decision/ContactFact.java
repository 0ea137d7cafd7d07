package io.heard.decision;

import io.heard.contact.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attempt to reach the customer, or the customer reaching us, by whomever.
///
/// @param followUpId the follow-up it was made for; absent for contacts made outside Heard
/// @param askedFor whether it answered something that the customer had started
/// @param contactPoint the number or address that was used
/// @param callBackAt when the customer asked to be called again
/// @param words what was written down of it
public record ContactFact(
        Instant at,
        Channel channel,
        boolean inbound,
        Disposition disposition,
        boolean askedFor,
        @Nullable UUID followUpId,
        @Nullable String contactPoint,
        @Nullable Instant callBackAt,
        @Nullable String words) {

    boolean isOutside() {
        return followUpId == null;
    }

    /// Any call or sent mail of ours; somebody ringing us is none.
    boolean isAttempt() {
        return !inbound;
    }
}
