package io.heard.decision;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened to a customer and is not told of an order as a whole.
///
/// @param data the event's own fields as plain JSON values
public record EventFact(
        String source,
        String id,
        EventType type,
        Instant at,
        @Nullable String orderId,
        Map<String, Object> data) {

    public EventFact {
        data = Collections.unmodifiableMap(new HashMap<>(data)); // JSON has nulls
    }
}
