package io.heard.review;

import io.heard.customer.OrderTold;
import io.heard.customer.Profile;
import io.heard.decision.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as it was understood: readable, sane, and its time has come.
///
/// @param at when it happened
/// @param toldAt when the shop told it, by which profile fields and orders of the same id are weighed
/// @param customer absent when there is nobody to follow up
/// @param order what `order.placed` and `order.updated` tell
/// @param into the customer that this one is merged into
/// @param data the event's data without customer and order, as a JSON object
public record ShopEvent(
        String source,
        String id,
        EventType type,
        Instant at,
        Instant toldAt,
        @Nullable Profile customer,
        @Nullable OrderTold order,
        @Nullable String orderId,
        @Nullable String into,
        ContactTold contact,
        String data) {

    /// What `contact.made` tells; all absent for other events.
    public record ContactTold(
            @Nullable String direction,
            @Nullable String channel,
            @Nullable String disposition,
            @Nullable String department,
            @Nullable String note) {
        public static final ContactTold NONE = new ContactTold(null, null, null, null, null);
    }

    /// Orders of nobody are kept under an id of their own, so that they are apart from each other.
    String customerId() {
        return customer == null ? "nobody:" + source + ":" + orderId : customer.customerId();
    }

    /// How the agenda names what is under review.
    String newsKey() {
        return type.isOfOrder() ? source + ' ' + orderId : source + ' ' + id;
    }
}
