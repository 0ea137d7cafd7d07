package io.heard.decision;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What expressions see as `event`, `order` and `customer`, as of the triggering order.
///
/// A field that is not known is not there; figures over the history are worked out only when asked for.
final class ExpressionFacts extends AbstractMap<String, Object> {

    private final Map<String, Object> values = HashMap.newHashMap(20);

    static Map<String, Object> of(Occurrence occurrence, Agenda agenda, Purchases purchases) {
        return Map.of(
                "event", event(occurrence),
                "order", order(occurrence.order(), purchases),
                "customer", customer(agenda.customer(), occurrence, purchases));
    }

    private static ExpressionFacts event(Occurrence occurrence) {
        var facts = new ExpressionFacts();
        var event = occurrence.event();
        if (event != null) {
            facts.values.putAll(event.data());
            facts.lazily("value", () -> valueOfLines(event.data().get("lines")));
        }
        return facts.with("type", occurrence.playbook().trigger().wireName()).with("at", occurrence.at());
    }

    private static ExpressionFacts order(@Nullable OrderFacts order, Purchases purchases) {
        var facts = new ExpressionFacts();
        if (order == null) {
            return facts;
        }
        return facts.with("id", order.id())
                .with("placedAt", order.placedAt())
                .with("deliveredAt", order.deliveredAt())
                .with("expectedDeliveryAt", order.expectedDeliveryAt())
                .with("currency", order.currency())
                .with("total", order.total())
                .with("value", order.value())
                .with("salesChannel", order.salesChannel())
                .with("store", order.store())
                .with("gift", order.gift())
                .with("headline", order.headline())
                .with("categories", order.categories())
                .with("lineCount", (long) order.lineCount())
                .with("lines", order.lines())
                .lazily("isFirst", () -> purchases.isFirst(order))
                .lazily("usualValue", () -> purchases.usualValueBefore(order));
    }

    private static ExpressionFacts customer(CustomerFacts customer, Occurrence occurrence, Purchases purchases) {
        var facts = new ExpressionFacts()
                .with("id", customer.id())
                .with("accountId", customer.accountId())
                .with("name", customer.name())
                .with("language", customer.language())
                .with("country", customer.country())
                .with("region", customer.region())
                .with("standing", customer.standing().name())
                .with("hasPhone", customer.phone() != null)
                .with("hasEmail", customer.email() != null);
        var upTo = occurrence.order() != null
                ? occurrence.order()
                : purchases.last().orElse(null);
        if (upTo == null) {
            return facts.with("orderCount", 0L).with("totalValue", 0.0).with("orderDays", 0L);
        }
        return facts.lazily("orderCount", () -> purchases.countUpTo(upTo))
                .lazily("totalValue", () -> purchases.totalUpTo(upTo))
                .lazily("orderDays", () -> purchases.orderDays(upTo))
                .lazily("medianGapDays", () -> purchases.medianGapDays(upTo));
    }

    private static double valueOfLines(@Nullable Object lines) {
        double value = 0;
        if (lines instanceof List<?> list) {
            for (var line : list) {
                if (line instanceof Map<?, ?> fields
                        && fields.get("quantity") instanceof Number quantity
                        && fields.get("unitPrice") instanceof Number price) {
                    value += quantity.doubleValue() * price.doubleValue();
                }
            }
        }
        return value;
    }

    private ExpressionFacts with(String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value);
        }
        return this;
    }

    private ExpressionFacts lazily(String field, Supplier<Object> value) {
        values.put(field, value);
        return this;
    }

    @Override
    public @Nullable Object get(Object key) {
        return values.get(key) instanceof Supplier<?> lazy ? lazy.get() : values.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return values.containsKey(key);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        var resolved = HashMap.<String, Object>newHashMap(values.size());
        values.forEach((field, value) -> resolved.put(field, value instanceof Supplier<?> lazy ? lazy.get() : value));
        return resolved.entrySet();
    }
}
