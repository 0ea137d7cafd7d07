package io.heard.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that came after another of the same source and id with other content. The first won; this one
/// had no effect.
public record Conflict(UUID id, Instant seenAt, String source, String eventId, Place origin, int size) {

    /// No topic: it came over HTTP.
    public record Place(
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset) {}

    /// What was told twice.
    ///
    /// @param first what won; absent once its bytes are no longer kept
    public record Contents(Conflict conflict, byte[] lost, byte @Nullable [] first) {}
}
