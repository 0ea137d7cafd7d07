package io.heard.intake.dialect;

import io.heard.decision.EventType;
import io.heard.intake.dialect.MappedValue.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which fields the data of an event has, and what each is. What happened may tell more than Heard
/// knows, and so may lines; orders and customers may not: a name that is not known there is misspelt.
final class MappedFields {

    private static final Set<String> OBJECTS = Set.of("order", "order.shippingAddress", "customer", "into");
    private static final Set<String> LISTS = Set.of("order.lines", "customer.consents", "lines");
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "order",
            Set.of(
                    "id",
                    "placedAt",
                    "currency",
                    "total",
                    "salesChannel",
                    "store",
                    "expectedDeliveryAt",
                    "returnUntil",
                    "gift",
                    "shippingAddress",
                    "lines"),
            "order.shippingAddress",
            Set.of("name", "country", "region", "postalCode"),
            "customer",
            Set.of(
                    "id",
                    "accountId",
                    "name",
                    "preferredName",
                    "email",
                    "phone",
                    "language",
                    "timeZone",
                    "country",
                    "region",
                    "postalCode",
                    "consents"),
            "customer.consents",
            Set.of("purpose", "channel", "at", "source", "until"),
            "into",
            Set.of("id"));

    private static final Set<String> NUMBERS = Set.of("total", "quantity", "unitPrice", "value");

    private final EventType type;

    MappedFields(EventType type) {
        this.type = type;
    }

    boolean isObject(String field) {
        return OBJECTS.contains(field);
    }

    boolean isList(String field) {
        return LISTS.contains(field);
    }

    boolean knows(String field) {
        int dot = field.lastIndexOf('.');
        if (dot < 0) {
            return !type.isOfOrder() || top().contains(field);
        }
        var among = KNOWN.get(field.substring(0, dot));
        return among == null || among.contains(field.substring(dot + 1));
    }

    /// What else could stand where that field stands.
    Set<String> beside(String of) {
        return new TreeSet<>(of.isEmpty() ? top() : KNOWN.getOrDefault(of, Set.of()));
    }

    private Set<String> top() {
        var own = happened();
        var all = new TreeSet<>(Set.of("order", "customer", "why"));
        if (own != null && own.indexOf('.') < 0) {
            all.add(own);
        }
        return all;
    }

    Kind kind(String field) {
        var name = field.substring(field.lastIndexOf('.') + 1);
        if (NUMBERS.contains(name)) {
            return Kind.NUMBER;
        }
        if (name.equals("gift")) {
            return Kind.FLAG;
        }
        return name.endsWith("At") || name.equals("at") || name.equals("until") ? Kind.TIME : Kind.TEXT;
    }

    List<String> required() {
        var all = new ArrayList<String>();
        switch (type) {
            case ORDER_PLACED, ORDER_UPDATED -> all.addAll(List.of("order.id", "order.currency", "order.total"));
            case ORDER_DELIVERED, ORDER_CANCELLED -> all.add("order.id");
            case CUSTOMER_UPDATED, CUSTOMER_ERASED -> all.add("customer");
            case CUSTOMER_MERGED -> all.addAll(List.of("customer.id", "into.id"));
            case CONTACT_MADE -> all.addAll(List.of("customer", "direction", "channel"));
            case RETURN_REQUESTED,
                    ORDER_RETURNED,
                    RETURN_CLOSED,
                    CONCERN_RAISED,
                    CONCERN_RESOLVED,
                    QUESTION_ASKED,
                    CALLBACK_REQUESTED -> {}
        }
        return all;
    }

    /// The field that says when it happened; absent where only the telling has a time.
    @Nullable
    String happened() {
        return switch (type) {
            case ORDER_PLACED -> "order.placedAt";
            case ORDER_DELIVERED -> "deliveredAt";
            case ORDER_CANCELLED -> "cancelledAt";
            case RETURN_REQUESTED -> "requestedAt";
            case ORDER_RETURNED -> "returnedAt";
            case RETURN_CLOSED -> "closedAt";
            case CONCERN_RAISED -> "raisedAt";
            case CONCERN_RESOLVED -> "resolvedAt";
            case QUESTION_ASKED -> "askedAt";
            case CONTACT_MADE -> "at";
            case ORDER_UPDATED, CALLBACK_REQUESTED, CUSTOMER_UPDATED, CUSTOMER_MERGED, CUSTOMER_ERASED -> null;
        };
    }
}
