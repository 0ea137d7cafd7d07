package io.heard.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that could not have an effect, with why, as it came, and what was done with it since.
///
/// @param mended what somebody made of it when it was last replayed and failed again, or succeeded
/// @param history oldest first
public record DeadLetter(Head head, byte[] raw, byte @Nullable [] mended, List<Step> history) {

    public DeadLetter {
        history = List.copyOf(history);
    }

    /// What a list shows of it.
    ///
    /// @param source and `eventId` of the event, where they could be read
    /// @param reason what is wrong, where, and what to do; that of the last try
    /// @param size in bytes
    /// @param closed by whom and when; absent while it is open
    public record Head(
            UUID id,
            Instant receivedAt,
            Received.Origin origin,
            @Nullable String shop,
            @Nullable String source,
            @Nullable String eventId,
            String reason,
            State state,
            int size,
            @Nullable Closed closed) {}

    public record Closed(Instant at, String by) {}

    public enum State {
        OPEN,
        REPLAYED,
        DISMISSED,
        /// Its bytes went with the customer whom they named.
        ERASED
    }

    public record Step(Instant at, String by, Did did, String detail) {}

    public enum Did {
        REPLAYED,
        FAILED,
        DISMISSED
    }

    /// Which of them; what is absent does not matter.
    ///
    /// @param reason a part of it, in any case
    /// @param since received then or later
    /// @param until received before
    public record Filter(
            @Nullable State state,
            @Nullable String reason,
            @Nullable Via via,
            @Nullable String topic,
            @Nullable String shop,
            @Nullable Instant since,
            @Nullable Instant until) {

        public static final Filter ALL = new Filter(null, null, null, null, null, null, null);

        public Filter in(State wanted) {
            return new Filter(wanted, reason, via, topic, shop, since, until);
        }
    }

    public enum Via {
        KAFKA,
        HTTP
    }

    /// One that is put down.
    ///
    /// @param holdsKey the event was admitted before: only without its key can it be admitted again
    public record Fresh(UUID id, Instant receivedAt, Received received, String reason, boolean holdsKey) {}
}
