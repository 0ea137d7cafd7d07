package io.heard.decision;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What expressions see as `event`, `order` and `customer`, as of the triggering order.
///
/// A field that is not known is not there. Each is looked up when it is asked for: most conditions look at one
/// or two, and figures over the history take their time.
final class ExpressionFacts extends AbstractMap<String, Object> {

    private static final Set<String> VARIABLES = Set.of("event", "order", "customer");
    private static final Set<String> ORDER = Set.of(
            "id",
            "placedAt",
            "deliveredAt",
            "expectedDeliveryAt",
            "currency",
            "total",
            "value",
            "salesChannel",
            "store",
            "gift",
            "headline",
            "categories",
            "lineCount",
            "lines",
            "isFirst",
            "usualValue");
    private static final Set<String> CUSTOMER = Set.of(
            "id",
            "accountId",
            "name",
            "language",
            "country",
            "region",
            "standing",
            "hasPhone",
            "hasEmail",
            "orderCount",
            "totalValue",
            "orderDays",
            "medianGapDays");

    private final Set<String> names;
    private final Function<String, @Nullable Object> fields;
    private @Nullable Object asked;
    private @Nullable Object answer;

    private ExpressionFacts(Set<String> names, Function<String, @Nullable Object> fields) {
        this.names = names;
        this.fields = fields;
    }

    static Map<String, Object> of(Occurrence occurrence, Agenda agenda, Purchases purchases) {
        var order = occurrence.order();
        var upTo = order != null ? order : purchases.last().orElse(null);
        return new ExpressionFacts(VARIABLES, variable -> switch (variable) {
            case "event" -> event(occurrence);
            case "order" ->
                order == null ? Map.of() : new ExpressionFacts(ORDER, field -> order(order, purchases, field));
            case "customer" ->
                new ExpressionFacts(CUSTOMER, field -> customer(agenda.customer(), upTo, purchases, field));
            default -> null;
        });
    }

    private static Map<String, Object> event(Occurrence occurrence) {
        var type = occurrence.playbook().trigger().wireName();
        var event = occurrence.event();
        if (event == null) {
            return Map.of("type", type, "at", occurrence.at());
        }
        var facts = new HashMap<>(event.data());
        facts.put("value", valueOfLines(event.data().get("lines")));
        facts.put("type", type);
        facts.put("at", occurrence.at());
        return facts;
    }

    private static @Nullable Object order(OrderFacts order, Purchases purchases, String field) {
        return switch (field) {
            case "id" -> order.id();
            case "placedAt" -> order.placedAt();
            case "deliveredAt" -> order.deliveredAt();
            case "expectedDeliveryAt" -> order.expectedDeliveryAt();
            case "currency" -> order.currency();
            case "total" -> order.total();
            case "value" -> order.value();
            case "salesChannel" -> order.salesChannel();
            case "store" -> order.store();
            case "gift" -> order.gift();
            case "headline" -> order.headline();
            case "categories" -> order.categories();
            case "lineCount" -> (long) order.lineCount();
            case "lines" -> order.lines();
            case "isFirst" -> purchases.isFirst(order);
            case "usualValue" -> purchases.usualValueBefore(order);
            default -> null;
        };
    }

    private static @Nullable Object customer(
            CustomerFacts customer, @Nullable OrderFacts upTo, Purchases purchases, String field) {
        return switch (field) {
            case "id" -> customer.id();
            case "accountId" -> customer.accountId();
            case "name" -> customer.name();
            case "language" -> customer.language();
            case "country" -> customer.country();
            case "region" -> customer.region();
            case "standing" -> customer.standing().name();
            case "hasPhone" -> customer.phone() != null;
            case "hasEmail" -> customer.email() != null;
            case "orderCount" -> upTo == null ? 0L : purchases.countUpTo(upTo);
            case "totalValue" -> upTo == null ? 0.0 : purchases.totalUpTo(upTo);
            case "orderDays" -> upTo == null ? 0L : purchases.orderDays(upTo);
            case "medianGapDays" -> upTo == null ? null : purchases.medianGapDays(upTo);
            default -> null;
        };
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

    /// An expression asks whether a field is there and then for the field itself: worked out once.
    @Override
    public @Nullable Object get(Object key) {
        if (!key.equals(asked)) {
            answer = key instanceof String field ? fields.apply(field) : null;
            asked = key;
        }
        return answer;
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        var all = HashMap.<String, Object>newHashMap(names.size());
        for (var name : names) {
            var value = fields.apply(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        return all.entrySet();
    }
}
