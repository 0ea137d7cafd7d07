package io.heard.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as `order.placed` or `order.updated` told it.
///
/// @param returnUntil until when the customer may send it back, by what the shop promised
/// @param shipsTo the shipping address as a JSON object
/// @param headline the name of the line that is worth most
/// @param lines the lines as a JSON array, with whatever further fields the shop sent
public record OrderTold(
        String id,
        Instant placedAt,
        String currency,
        BigDecimal total,
        @Nullable String salesChannel,
        @Nullable String store,
        @Nullable Instant expectedDeliveryAt,
        @Nullable Instant returnUntil,
        boolean gift,
        @Nullable String shipsTo,
        @Nullable String headline,
        List<String> categories,
        String lines,
        int lineCount) {

    public OrderTold {
        categories = List.copyOf(categories);
    }
}
