package io.heard.decision;

import java.util.AbstractMap;
import java.util.HashMap;
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

    private final Occurrence occurrence;
    private final Agenda agenda;
    private final Purchases purchases;
    private @Nullable Map<String, Object> event;
    private @Nullable Map<String, Object> order;
    private @Nullable Map<String, Object> customer;

    private ExpressionFacts(Occurrence occurrence, Agenda agenda, Purchases purchases) {
        this.occurrence = occurrence;
        this.agenda = agenda;
        this.purchases = purchases;
    }

    static Map<String, Object> of(Occurrence occurrence, Agenda agenda, Purchases purchases) {
        return new ExpressionFacts(occurrence, agenda, purchases);
    }

    @Override
    public @Nullable Object get(Object variable) {
        return switch (String.valueOf(variable)) {
            case "event" -> event();
            case "order" -> order();
            case "customer" -> customer();
            default -> null;
        };
    }

    @Override
    public boolean containsKey(Object variable) {
        return VARIABLES.contains(variable);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return entries(VARIABLES, this::get);
    }

    private Map<String, Object> event() {
        if (event == null) {
            event = event(occurrence);
        }
        return event;
    }

    private Map<String, Object> order() {
        if (order == null) {
            var triggering = occurrence.order();
            order = triggering == null ? Map.of() : new Fields(ORDER, field -> order(triggering, purchases, field));
        }
        return order;
    }

    private Map<String, Object> customer() {
        if (customer == null) {
            var upTo = occurrence.order() != null
                    ? occurrence.order()
                    : purchases.last().orElse(null);
            customer = new Fields(CUSTOMER, field -> customer(agenda.customer(), upTo, purchases, field));
        }
        return customer;
    }

    private static Map<String, Object> event(Occurrence occurrence) {
        var type = occurrence.playbook().trigger().wireName();
        var event = occurrence.event();
        if (event == null) {
            return Map.of("type", type, "at", occurrence.at());
        }
        var facts = new HashMap<>(event.data());
        facts.put("value", event.value());
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

    private static Set<Map.Entry<String, Object>> entries(
            Set<String> names, Function<String, @Nullable Object> values) {
        var all = HashMap.<String, Object>newHashMap(names.size());
        for (var name : names) {
            var value = values.apply(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        return all.entrySet();
    }

    private static final class Fields extends AbstractMap<String, Object> {

        private final Set<String> names;
        private final Function<String, @Nullable Object> fields;
        private @Nullable Object asked;
        private @Nullable Object answer;

        Fields(Set<String> names, Function<String, @Nullable Object> fields) {
            this.names = names;
            this.fields = fields;
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
            return entries(names, fields);
        }
    }
}
