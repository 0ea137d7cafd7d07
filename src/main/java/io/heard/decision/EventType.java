package io.heard.decision;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can happen to a customer, by the names that shops use.
public enum EventType {
    ORDER_PLACED("order.placed"),
    ORDER_UPDATED("order.updated"),
    ORDER_DELIVERED("order.delivered"),
    ORDER_CANCELLED("order.cancelled"),
    RETURN_REQUESTED("return.requested"),
    ORDER_RETURNED("order.returned"),
    RETURN_CLOSED("return.closed"),
    CONCERN_RAISED("concern.raised"),
    CONCERN_RESOLVED("concern.resolved"),
    QUESTION_ASKED("question.asked"),
    CALLBACK_REQUESTED("callback.requested"),
    CONTACT_MADE("contact.made"),
    CUSTOMER_UPDATED("customer.updated"),
    CUSTOMER_MERGED("customer.merged"),
    CUSTOMER_ERASED("customer.erased");

    private static final Map<String, EventType> BY_WIRE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    /// The name without the `io.heard.` that all types begin with.
    public String wireName() {
        return wireName;
    }

    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /// Whether the customer started it and so must be answered, caps or no caps.
    public boolean isAskedFor() {
        return switch (this) {
            case CONCERN_RAISED, QUESTION_ASKED, CALLBACK_REQUESTED, RETURN_REQUESTED -> true;
            case ORDER_PLACED,
                    ORDER_UPDATED,
                    ORDER_DELIVERED,
                    ORDER_CANCELLED,
                    ORDER_RETURNED,
                    RETURN_CLOSED,
                    CONCERN_RESOLVED,
                    CONTACT_MADE,
                    CUSTOMER_UPDATED,
                    CUSTOMER_MERGED,
                    CUSTOMER_ERASED -> false;
        };
    }

    /// Whether it is told of an order as a whole and is stored with it, not as a happening of its own.
    public boolean isOfOrder() {
        return switch (this) {
            case ORDER_PLACED, ORDER_UPDATED, ORDER_DELIVERED, ORDER_CANCELLED -> true;
            case RETURN_REQUESTED,
                    ORDER_RETURNED,
                    RETURN_CLOSED,
                    CONCERN_RAISED,
                    CONCERN_RESOLVED,
                    QUESTION_ASKED,
                    CALLBACK_REQUESTED,
                    CONTACT_MADE,
                    CUSTOMER_UPDATED,
                    CUSTOMER_MERGED,
                    CUSTOMER_ERASED -> false;
        };
    }
}
