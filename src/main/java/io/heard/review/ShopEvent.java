package io.heard.review;

import io.heard.customer.OrderTold;
import io.heard.customer.Profile;
import io.heard.decision.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event as it was understood: readable, sane, and its time has come.
///
/// @param at when it happened
/// @param toldAt when the shop told it, by which profile fields and orders of the same id are weighed
/// @param customer absent when there is nobody to follow up
/// @param order what `order.placed` and `order.updated` tell
/// @param byOrder it tells of an order without saying whose: then it is about whoever placed that
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
        boolean byOrder,
        @Nullable String into,
        ContactTold contact,
        String data) {

    static final String NOBODY = "nobody:";

    /// What `contact.made` tells; all absent for other events.
    public record ContactTold(
            @Nullable String direction,
            @Nullable String channel,
            @Nullable String disposition,
            @Nullable String department,
            @Nullable String note) {
        public static final ContactTold NONE = new ContactTold(null, null, null, null, null);
    }

    /// The same of whoever placed the order.
    ///
    /// @param of absent: nobody to follow up placed it
    ShopEvent of(@Nullable String of) {
        var placedBy = of == null ? null : new Profile(of, Map.of(), List.of(), toldAt);
        return new ShopEvent(source, id, type, at, toldAt, placedBy, order, orderId, false, into, contact, data);
    }

    /// Orders of nobody are kept under an id of their own, so that they are apart from each other.
    String customerId() {
        return customer == null ? NOBODY + source + ":" + orderId : customer.customerId();
    }

    /// How the agenda names what is under review.
    String newsKey() {
        return type.isOfOrder() ? source + ' ' + orderId : source + ' ' + id;
    }
}
