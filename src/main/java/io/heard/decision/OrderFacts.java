package io.heard.decision;

import io.heard.calendar.WallClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One order as far as it is known: before `order.placed` arrives, only what other events told of it.
///
/// @param returnUntil until when it may be sent back, where the shop says so
/// @param value the total in the company's currency, by the rates in the settings
/// @param returned whether every quantity is back
/// @param lines the lines as JSON objects; empty when no active playbook looks at them
public record OrderFacts(
        String source,
        String id,
        @Nullable Instant placedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant expectedDeliveryAt,
        @Nullable Instant returnUntil,
        @Nullable String currency,
        double total,
        double value,
        @Nullable String salesChannel,
        @Nullable String store,
        boolean gift,
        @Nullable String shipsToCountry,
        @Nullable String shipsToRegion,
        @Nullable String headline,
        List<String> categories,
        int lineCount,
        boolean returned,
        List<Map<String, Object>> lines) {

    public OrderFacts {
        categories = List.copyOf(categories);
        lines = List.copyOf(lines);
    }

    /// Without what was told of it later.
    OrderFacts asOf(Instant at) {
        return new OrderFacts(
                source,
                id,
                placedAt,
                deliveredAt == null || deliveredAt.isAfter(at) ? null : deliveredAt,
                cancelledAt == null || cancelledAt.isAfter(at) ? null : cancelledAt,
                expectedDeliveryAt,
                returnUntil,
                currency,
                total,
                value,
                salesChannel,
                store,
                gift,
                shipsToCountry,
                shipsToRegion,
                headline,
                categories,
                lineCount,
                false,
                lines);
    }

    boolean isPlaced() {
        return placedAt != null;
    }

    /// When an order that is placed was.
    Instant placed() {
        return Objects.requireNonNull(placedAt, id);
    }

    /// When it was delivered; where nobody told, when it is presumed to have been.
    public @Nullable Instant deliveredBy(Company company, ZoneId zone) {
        return isPlaced() ? Purchases.deliveredAt(this, company, WallClock.of(zone)) : deliveredAt;
    }

    /// Till, pick-up and digital sales are in the customer's hands at once.
    boolean isHandedOver() {
        return switch (salesChannel == null ? "" : salesChannel) {
            case "TILL", "PICKUP", "DIGITAL" -> true;
            default -> false;
        };
    }
}
