package io.heard.customer;

import io.heard.decision.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a customer and is kept as it was told.
///
/// @param data the event's data without the customer, as a JSON object
public record CustomerEvent(
        String customerId,
        String source,
        String id,
        EventType type,
        Instant at,
        @Nullable String orderId,
        String data) {}
