package io.heard.upkeep;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that should make noise and does not.
///
/// @param source which one is silent, if it is one
/// @param since when it began; absent where nobody knows
public record Alarm(
        Kind kind, @Nullable String source, @Nullable Instant since) {

    /// Whether it is about the same, since whenever.
    boolean isSame(Alarm other) {
        return kind == other.kind && Objects.equals(source, other.source);
    }

    /// What is silent.
    public enum Kind {
        /// A source sends nothing when it usually does, while others send.
        NO_INPUT,
        /// Follow-ups lie due, and nothing is released.
        NO_OUTPUT,
        /// Follow-ups lie that were to be decided again.
        NO_REVIEW,
        /// Messages wait to be sent.
        NOT_SENT,
        /// Follow-ups are open and nobody would ever come back to them.
        NO_NEXT_DATE
    }
}
