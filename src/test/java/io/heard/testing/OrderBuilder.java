package io.heard.testing;

import io.heard.decision.OrderFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A lamp for 120 euros, ordered on the web on Monday at ten and delivered at once.
public final class OrderBuilder {

    private String id = "536365";
    private @Nullable Instant placedAt = Times.MONDAY;
    private @Nullable Instant deliveredAt = Times.MONDAY;
    private @Nullable Instant cancelledAt;
    private @Nullable Instant expectedAt;
    private double value = 120;
    private @Nullable String salesChannel = "WEB";
    private boolean gift;
    private @Nullable Instant returnUntil;
    private @Nullable String shipsToCountry;
    private @Nullable String shipsToRegion;
    private boolean returned;
    private List<Map<String, Object>> lines = List.of();

    private OrderBuilder() {}

    public static OrderBuilder anOrder() {
        return new OrderBuilder();
    }

    public OrderBuilder named(String newId) {
        id = newId;
        return this;
    }

    /// Placed and, as long as nothing else is said, delivered then.
    public OrderBuilder placedAt(Instant at) {
        placedAt = at;
        deliveredAt = at;
        return this;
    }

    /// Only heard of, as by a delivery that came before its order.
    public OrderBuilder notPlacedYet() {
        placedAt = null;
        return this;
    }

    public OrderBuilder deliveredAt(@Nullable Instant at) {
        deliveredAt = at;
        return this;
    }

    public OrderBuilder notDelivered() {
        return deliveredAt(null);
    }

    public OrderBuilder expectedAt(Instant at) {
        expectedAt = at;
        return this;
    }

    public OrderBuilder returnUntil(Instant at) {
        returnUntil = at;
        return this;
    }

    public OrderBuilder cancelledAt(Instant at) {
        cancelledAt = at;
        return this;
    }

    public OrderBuilder worth(double newValue) {
        value = newValue;
        return this;
    }

    public OrderBuilder via(String channel) {
        salesChannel = channel;
        return this;
    }

    public OrderBuilder gift() {
        gift = true;
        return this;
    }

    public OrderBuilder shippedTo(String country, @Nullable String region) {
        shipsToCountry = country;
        shipsToRegion = region;
        return this;
    }

    public OrderBuilder returned() {
        returned = true;
        return this;
    }

    public OrderBuilder lines(List<Map<String, Object>> newLines) {
        lines = newLines;
        return this;
    }

    public OrderFacts build() {
        return new OrderFacts(
                "shop",
                id,
                placedAt,
                deliveredAt,
                cancelledAt,
                expectedAt,
                returnUntil,
                "EUR",
                value,
                value,
                salesChannel,
                null,
                gift,
                shipsToCountry,
                shipsToRegion,
                "a lamp",
                List.of("lighting"),
                1,
                returned,
                lines);
    }
}
