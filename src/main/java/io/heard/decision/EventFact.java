package io.heard.decision;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
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

    /// What the lines that it tells of are worth, in the order's own currency; 0 where it tells none.
    public double value() {
        double value = 0;
        if (data.get("lines") instanceof List<?> lines) {
            for (var line : lines) {
                if (line instanceof Map<?, ?> fields
                        && fields.get("quantity") instanceof Number quantity
                        && fields.get("unitPrice") instanceof Number price) {
                    value += quantity.doubleValue() * price.doubleValue();
                }
            }
        }
        return value;
    }
}
