package io.heard.intake.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.decision.EventType;
import io.heard.intake.dialect.Dialect.Event;
import io.heard.intake.dialect.Dialect.Translation;
import io.heard.intake.reading.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shopify's orders, parcels and refunds.
///
/// Every webhook of an order brings the whole order, so that what happened is read from the order
/// itself, the same for whichever topic: what was missed comes with the next one.
final class ShopifyOrder {

    private static final int LONGEST = 300;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_EMAIL = 1_000;
    private static final Set<String> ARRIVED = Set.of("delivered", "picked_up");
    private static final Set<String> VOID = Set.of("cancelled", "error", "failure");

    private final String customerPrefix;
    private final List<String> giftAttributes;

    ShopifyOrder(String customerPrefix, List<String> giftAttributes) {
        this.customerPrefix = customerPrefix;
        this.giftAttributes = List.copyOf(giftAttributes);
    }

    Translation order(Fields order) {
        var id = order.requiredNumberId("id");
        var placedAt = Shopify.required(order, "processed_at", "created_at");
        var updatedAt = Shopify.required(order, "updated_at", "created_at");
        var data = Drafts.object();
        data.set("order", told(order, id, placedAt));
        data.set("customer", buyer(order, placedAt));
        boolean isNew = updatedAt.equals(order.time("created_at"));
        var of = "order-" + id;
        var events = new ArrayList<Event>();
        events.add(Drafts.state(isNew ? EventType.ORDER_PLACED : EventType.ORDER_UPDATED, of, updatedAt, data));
        cancelled(order, id, events);
        order.objects("fulfillments").forEach(parcel -> delivered(parcel, id, events));
        order.objects("refunds").forEach(refund -> returned(refund, id, events));
        return new Translation.Events(of, events);
    }

    private static void cancelled(Fields order, String id, List<Event> events) {
        var at = order.time("cancelled_at");
        if (at == null) {
            return;
        }
        var data = Drafts.orderRef(id);
        Drafts.put(data, "why", order.text("cancel_reason", LONGEST_TEXT));
        events.add(Drafts.once(EventType.ORDER_CANCELLED, "order-" + id + "-cancelled", at, data));
    }

    Translation fulfillment(Fields parcel) {
        var events = new ArrayList<Event>();
        delivered(parcel, parcel.requiredNumberId("order_id"), events);
        var of = "fulfillment-" + parcel.requiredNumberId("id");
        return events.isEmpty()
                ? new Translation.Nothing(of + " is on its way: " + parcel.text("shipment_status", LONGEST))
                : new Translation.Events(of, events);
    }

    /// What Shopify says of a parcel later does not change when it arrived.
    private static void delivered(Fields parcel, String orderId, List<Event> events) {
        boolean arrived = ARRIVED.contains(String.valueOf(parcel.text("shipment_status", LONGEST)))
                && !VOID.contains(String.valueOf(parcel.text("status", LONGEST)));
        if (arrived) {
            events.add(Drafts.once(
                    EventType.ORDER_DELIVERED,
                    "fulfillment-" + parcel.requiredNumberId("id") + "-delivered",
                    Shopify.required(parcel, "updated_at", "created_at"),
                    Drafts.orderRef(orderId)));
        }
    }

    Translation refund(Fields refund) {
        var events = new ArrayList<Event>();
        returned(refund, refund.requiredNumberId("order_id"), events);
        var of = "refund-" + refund.requiredNumberId("id");
        return events.isEmpty()
                ? new Translation.Nothing(of + " is money only: nothing came back")
                : new Translation.Events(of, events);
    }

    private static void returned(Fields refund, String orderId, List<Event> events) {
        var lines = Drafts.list();
        for (var item : refund.objects("refund_line_items")) {
            var quantity = item.requiredAmount("quantity");
            var line = item.requiredObject("line_item");
            if (quantity.signum() > 0) {
                var back = lines.addObject().put("sku", sku(line)).put("quantity", quantity);
                Drafts.put(back, "unitPrice", price(line));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        var data = Drafts.orderRef(orderId);
        data.set("lines", lines);
        Drafts.put(data, "why", refund.text("note", LONGEST_TEXT));
        events.add(Drafts.once(
                EventType.ORDER_RETURNED,
                "refund-" + refund.requiredNumberId("id"),
                Shopify.required(refund, "processed_at", "created_at"),
                data));
    }

    private ObjectNode told(Fields order, String id, Instant placedAt) {
        var lines = order.objects("line_items");
        var told = Drafts.object().put("id", id).put("placedAt", placedAt.toString());
        Drafts.put(told, "currency", order.text("currency", LONGEST));
        // in a trial no money moves: history, but no purchase
        told.put("total", order.flag("test") ? BigDecimal.ZERO : order.requiredAmount("total_price"));
        Drafts.put(told, "salesChannel", channel(order, lines));
        Drafts.put(told, "store", order.numberId("location_id"));
        if (isGift(order, lines)) {
            told.put("gift", true);
        }
        order.object("shipping_address").ifPresent(to -> told.set("shippingAddress", ShopifyCustomer.shipsTo(to)));
        told.set("lines", lines(lines));
        return told;
    }

    private static ArrayNode lines(List<Fields> items) {
        var lines = Drafts.list();
        for (var item : items) {
            var line = lines.addObject().put("sku", sku(item)).put("quantity", item.requiredAmount("quantity"));
            var name = item.text("name", LONGEST_TEXT);
            Drafts.put(line, "name", name == null ? item.text("title", LONGEST_TEXT) : name);
            Drafts.put(line, "unitPrice", price(item));
        }
        return lines;
    }

    private static @Nullable BigDecimal price(Fields item) {
        return item.amount("price").orElse(null);
    }

    /// What has no number of its own is known by its variant, its product, or its line.
    static String sku(Fields item) {
        var sku = item.numberId("sku");
        if (sku != null) {
            return sku;
        }
        for (var other : List.of("variant_id", "product_id")) {
            var id = item.numberId(other);
            if (id != null) {
                return other.replace("_id", "-") + id;
            }
        }
        return "line-" + item.requiredNumberId("id");
    }

    /// What is sold without anything to ship is in the customer's hands at once, as what is sold at
    /// the till.
    private static @Nullable String channel(Fields order, List<Fields> lines) {
        var name = order.text("source_name", LONGEST);
        if ("pos".equalsIgnoreCase(name)) {
            return "TILL";
        }
        boolean isDigital = !lines.isEmpty()
                && lines.stream().allMatch(line -> line.has("requires_shipping") && !line.flag("requires_shipping"));
        if (isDigital) {
            return "DIGITAL";
        }
        return name == null ? null : name.toUpperCase(Locale.ROOT);
    }

    private boolean isGift(Fields order, List<Fields> lines) {
        return Drafts.isGift(order.objects("note_attributes"), "name", giftAttributes)
                || lines.stream()
                        .filter(line -> line.node().path("properties").isArray())
                        .anyMatch(line -> Drafts.isGift(line.objects("properties"), "name", giftAttributes));
    }

    /// @return absent: a guest of whom nothing is known
    private @Nullable ObjectNode buyer(Fields order, Instant placedAt) {
        var person = new Persons();
        var account = order.object("customer");
        var billing = order.object("billing_address");
        var home = account.flatMap(customer -> customer.object("default_address"));
        var country = billing.or(() -> home)
                .or(() -> order.object("shipping_address"))
                .map(address -> address.text("country_code", LONGEST))
                .orElse(null);
        person.tell("email", order.text("email", LONGEST_EMAIL))
                .tell("email", order.text("contact_email", LONGEST_EMAIL))
                .phone(order.numberId("phone"), country)
                .tell("language", Persons.language(order.text("customer_locale", LONGEST)));
        account.ifPresent(customer -> ShopifyCustomer.tell(person, customer, customerPrefix));
        billing.ifPresent(address -> ShopifyCustomer.tellAddress(person, address));
        home.ifPresent(address -> ShopifyCustomer.tellAddress(person, address));
        order.object("shipping_address")
                .filter(address -> isTheirs(address, person))
                .ifPresent(address -> ShopifyCustomer.tellAddress(person, address));
        var known = person.customer();
        if (known != null) {
            Drafts.put(known, "consents", consents(order, account.orElse(null), placedAt));
        }
        return known;
    }

    /// What is shipped to somebody else says neither where the buyer lives nor under which number they
    /// can be reached.
    private static boolean isTheirs(Fields address, Persons person) {
        var name = Persons.name(address);
        return name == null || !person.isNamed() || person.isNamed(name);
    }

    private static @Nullable ArrayNode consents(Fields order, @Nullable Fields account, Instant placedAt) {
        var standing = account == null ? null : ShopifyCustomer.consents(account, placedAt);
        if (standing != null) {
            return standing;
        }
        boolean isKnown = account != null && account.has("email_marketing_consent");
        return !isKnown && order.flag("buyer_accepts_marketing")
                ? ShopifyCustomer.consent(placedAt, "Shopify buyer_accepts_marketing, at the checkout", false)
                : null;
    }
}
