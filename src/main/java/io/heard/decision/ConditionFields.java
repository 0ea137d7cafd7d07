package io.heard.decision;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which fields expressions may look at, with their types. `ExpressionFacts` fills them.
public final class ConditionFields {

    private static final CelType LINES = ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN));

    static final Map<String, CelType> ORDER = Map.ofEntries(
            Map.entry("id", SimpleType.STRING),
            Map.entry("placedAt", SimpleType.TIMESTAMP),
            Map.entry("deliveredAt", SimpleType.TIMESTAMP),
            Map.entry("expectedDeliveryAt", SimpleType.TIMESTAMP),
            Map.entry("currency", SimpleType.STRING),
            Map.entry("total", SimpleType.DOUBLE),
            Map.entry("value", SimpleType.DOUBLE),
            Map.entry("salesChannel", SimpleType.STRING),
            Map.entry("store", SimpleType.STRING),
            Map.entry("gift", SimpleType.BOOL),
            Map.entry("headline", SimpleType.STRING),
            Map.entry("categories", ListType.create(SimpleType.STRING)),
            Map.entry("lineCount", SimpleType.INT),
            Map.entry("lines", LINES),
            Map.entry("isFirst", SimpleType.BOOL),
            Map.entry("usualValue", SimpleType.DOUBLE));

    static final Map<String, CelType> CUSTOMER = Map.ofEntries(
            Map.entry("id", SimpleType.STRING),
            Map.entry("accountId", SimpleType.STRING),
            Map.entry("name", SimpleType.STRING),
            Map.entry("language", SimpleType.STRING),
            Map.entry("country", SimpleType.STRING),
            Map.entry("region", SimpleType.STRING),
            Map.entry("standing", SimpleType.STRING),
            Map.entry("hasPhone", SimpleType.BOOL),
            Map.entry("hasEmail", SimpleType.BOOL),
            Map.entry("orderCount", SimpleType.INT),
            Map.entry("totalValue", SimpleType.DOUBLE),
            Map.entry("orderDays", SimpleType.INT),
            Map.entry("medianGapDays", SimpleType.DOUBLE));

    private ConditionFields() {}

    /// @param trigger absent where it is not known: the fields of all events
    static Map<String, CelType> event(@Nullable Trigger trigger) {
        var fields = new HashMap<String, CelType>();
        fields.put("type", SimpleType.STRING);
        fields.put("at", SimpleType.TIMESTAMP);
        types(trigger).forEach(type -> fields.putAll(told(type)));
        return fields;
    }

    /// The times that an event of this trigger tells, by which a date can be counted.
    public static Set<String> times(@Nullable Trigger trigger) {
        return Stream.concat(
                        Stream.of("at"),
                        types(trigger)
                                .flatMap(type -> told(type).keySet().stream())
                                .filter(field -> field.endsWith("At")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What the data of an event of this trigger tell, by name.
    public static Set<String> told(@Nullable Trigger trigger) {
        return Set.copyOf(event(trigger).keySet());
    }

    /// Whether shops may send fields of their own with it.
    static boolean isOpen(@Nullable Trigger trigger) {
        return trigger == null || (trigger instanceof Trigger.On(EventType type) && !type.isOfOrder());
    }

    private static Stream<EventType> types(@Nullable Trigger trigger) {
        return switch (trigger) {
            case null -> Stream.of(EventType.values());
            case Trigger.On(EventType type) -> Stream.of(type);
            case Trigger.Silence _ -> Stream.empty();
        };
    }

    private static Map<String, CelType> told(EventType type) {
        return switch (type) {
            case CONCERN_RAISED ->
                Map.of(
                        "subject", SimpleType.STRING,
                        "text", SimpleType.STRING,
                        "topic", SimpleType.STRING,
                        "raisedAt", SimpleType.STRING);
            case QUESTION_ASKED ->
                Map.of(
                        "subject", SimpleType.STRING,
                        "text", SimpleType.STRING,
                        "topic", SimpleType.STRING,
                        "askedAt", SimpleType.STRING);
            case CONCERN_RESOLVED -> Map.of("concernId", SimpleType.STRING, "resolvedAt", SimpleType.STRING);
            case CALLBACK_REQUESTED -> Map.of("phone", SimpleType.STRING, "topic", SimpleType.STRING);
            case RETURN_REQUESTED -> returned("requestedAt");
            case ORDER_RETURNED -> returned("returnedAt");
            case RETURN_CLOSED -> Map.of("why", SimpleType.STRING, "closedAt", SimpleType.STRING);
            case ORDER_PLACED,
                    ORDER_UPDATED,
                    ORDER_DELIVERED,
                    ORDER_CANCELLED,
                    CONTACT_MADE,
                    CUSTOMER_UPDATED,
                    CUSTOMER_MERGED,
                    CUSTOMER_ERASED -> Map.of();
        };
    }

    private static Map<String, CelType> returned(String time) {
        return Map.of("lines", LINES, "value", SimpleType.DOUBLE, "why", SimpleType.STRING, time, SimpleType.STRING);
    }
}
