package io.heard.bench;

import io.heard.customer.OrderTold;
import io.heard.customer.Profile;
import io.heard.decision.EventType;
import io.heard.review.ShopEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A year of a shop that does not exist, the same every time: for where the real orders are not at hand.
final class MadeUpEvents {

    private static final String SOURCE = "/shops/made-up";
    private static final Instant FIRST = Instant.parse("2025-11-01T08:00:00Z");
    private static final int CUSTOMERS = 4_000;
    private static final int MINUTES = 365 * 24 * 60;
    private static final int DELIVERY_MINUTES = 9 * 24 * 60;

    private final Random random = new Random(20_251_101);
    private final List<ShopEvent> events = new ArrayList<>();

    private MadeUpEvents() {}

    static List<ShopEvent> year() {
        var all = new MadeUpEvents();
        for (int customer = 1; customer <= CUSTOMERS; customer++) {
            // A few buy every week, most once or twice.
            int orders = 1 + (int) Math.min(120, Math.pow(1 / (1 - all.random.nextDouble()), 1.1));
            for (int order = 1; order <= orders; order++) {
                all.order("c" + customer, "o" + customer + "-" + order);
            }
        }
        all.events.sort(Comparator.comparing(ShopEvent::at).thenComparing(ShopEvent::id));
        return all.events;
    }

    private void order(String customer, String order) {
        var placedAt = FIRST.plus(Duration.ofMinutes(random.nextInt(MINUTES)));
        var deliveredAt = placedAt.plus(Duration.ofMinutes(DELIVERY_MINUTES / 5 + random.nextInt(DELIVERY_MINUTES)));
        var told = new OrderTold(
                order,
                placedAt,
                "GBP",
                BigDecimal.valueOf(500 + random.nextInt(100_000), 2),
                null,
                null,
                null,
                null,
                false,
                null,
                "Lamp",
                List.of(),
                "[{\"sku\":\"A\",\"name\":\"Lamp\",\"quantity\":2,\"unitPrice\":9.5}]",
                1 + random.nextInt(60));
        events.add(event(EventType.ORDER_PLACED, customer, order, placedAt, told));
        events.add(event(EventType.ORDER_DELIVERED, customer, order, deliveredAt, null));
        if (random.nextInt(6) == 0) {
            var returnedAt = deliveredAt.plus(Duration.ofMinutes(random.nextInt(DELIVERY_MINUTES)));
            events.add(event(EventType.ORDER_RETURNED, customer, order, returnedAt, null));
        }
    }

    private ShopEvent event(EventType type, String customer, String order, Instant at, @Nullable OrderTold told) {
        var profile = new Profile(
                customer,
                Map.of(
                        "name", "Ada " + customer,
                        "email", customer + "@example.com",
                        "phone", "+4420794600" + (10 + Math.floorMod(customer.hashCode(), 90)),
                        "country", "GB"),
                List.of(),
                at);
        return new ShopEvent(
                SOURCE,
                type.wireName() + "-" + order,
                type,
                at,
                at,
                profile,
                told,
                order,
                false,
                null,
                ShopEvent.ContactTold.NONE,
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"unitPrice\":9.5}]}");
    }
}
