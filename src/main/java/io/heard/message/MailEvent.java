package io.heard.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the provider tells of a mail that it has had.
///
/// @param id the provider's, the same each time that it tells this
/// @param at by the provider's clock
/// @param detail in the provider's words
public record MailEvent(
        MailId mail,
        String id,
        What what,
        Instant at,
        @Nullable String detail) {

    public enum What {
        /// It has the mail, and may still be at it.
        TAKEN,
        DELIVERED,
        /// It did not arrive: refused there, or not even tried because it had bounced before.
        BOUNCED,
        /// The customer wants nothing that they did not ask for.
        UNSUBSCRIBED,
        /// The customer calls it spam.
        COMPLAINED
    }
}
