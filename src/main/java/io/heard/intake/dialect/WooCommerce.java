package io.heard.intake.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.decision.EventType;
import io.heard.intake.reading.Bodies;
import io.heard.intake.reading.Fields;
import io.heard.intake.reading.Message;
import io.heard.intake.reading.Unreadable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// WooCommerce's webhooks, as `src/docs/formats.md` maps them.
///
/// It tells every change of an order as the whole order, often several times; what happened is read
/// from the order. Its times without a zone are UTC.
public final class WooCommerce implements Dialect {

    public static final String TOPIC = "X-WC-Webhook-Topic";
    private static final String SOURCE = "X-WC-Webhook-Source";
    private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,20}");
    private static final Set<String> ORDERS = Set.of("order.created", "order.updated", "order.restored");
    private static final Set<String> CUSTOMERS = Set.of("customer.created", "customer.updated");
    /// Nobody has bought anything yet: a purchase of nothing, until it is paid.
    private static final Set<String> UNPAID = Set.of("pending", "failed", "checkout-draft", "draft", "auto-draft");

    private static final Set<String> AT_THE_TILL = Set.of("pos-rest-api", "pos");
    private static final int LONGEST = 300;
    private static final int LONGEST_TEXT = 1_000;

    private final String customerPrefix;
    private final @Nullable String domain;
    private final List<String> giftAttributes;
    private final List<String> delivered;
    private final @Nullable ZoneId zone;

    /// @param customerPrefix what stands before the numbers of customers
    /// @param domain where its webhooks must say that they come from, if they say so
    /// @param delivered statuses in which an order has reached its customer
    /// @param zone of times that are not told in UTC too
    public WooCommerce(
            String customerPrefix,
            @Nullable String domain,
            List<String> giftAttributes,
            List<String> delivered,
            @Nullable ZoneId zone) {
        this.customerPrefix = customerPrefix;
        this.domain = domain;
        this.giftAttributes = List.copyOf(giftAttributes);
        this.delivered = List.copyOf(delivered);
        this.zone = zone;
    }

    @Override
    public String signatureHeader() {
        return "X-WC-Webhook-Signature";
    }

    @Override
    public boolean isPing(byte[] body) {
        return body.length < LONGEST
                && PING.matcher(new String(body, StandardCharsets.UTF_8).strip())
                        .matches();
    }

    @Override
    public Translation read(Message message, Instant now) {
        if (isPing(message.body())) {
            return new Translation.Nothing("a ping");
        }
        var from = message.header(SOURCE);
        if (domain != null && from != null && !host(from).equalsIgnoreCase(domain)) {
            throw new Unreadable(SOURCE, "says " + from + ", but this shop is " + domain);
        }
        var topic = message.header(TOPIC);
        boolean saysOrder = topic != null && ORDERS.contains(topic);
        boolean saysCustomer = topic != null && CUSTOMERS.contains(topic);
        if (topic != null && !saysOrder && !saysCustomer) {
            return new Translation.Nothing("topic " + topic + " is none that Heard acts on");
        }
        var body = Fields.of(Bodies.json(message.body()), "");
        boolean isOrder = body.has("line_items") && body.has("status") && body.has("total");
        boolean isCustomer = !isOrder
                && body.has("id")
                && body.node().has("email")
                && body.node().has("billing");
        if ((isOrder && saysCustomer) || (isCustomer && saysOrder) || (!isOrder && !isCustomer)) {
            throw new Unreadable(
                    TOPIC,
                    topic == null
                            ? "is missing, and the body is neither an order (`status`, `total`, `line_items`) nor a customer"
                                    + " (`id`, `email`, `billing`)"
                            : "says " + topic + ", but the body is something else");
        }
        return isOrder ? order(body) : customer(body);
    }

    private static String host(String source) {
        return source.replaceFirst("^https?://", "").replaceFirst("[/:].*$", "");
    }

    private Translation customer(Fields body) {
        var told = required(body, "date_modified", "date_created");
        var id = body.requiredNumberId("id");
        var person = new Persons().tell("id", customerPrefix + id).tell("name", Persons.name(body));
        person.tell("email", body.text("email", LONGEST_TEXT));
        body.object("billing").ifPresent(address -> tellAddress(person, address));
        var data = Drafts.object();
        data.set("customer", person.known());
        var of = "customer-" + id;
        return new Translation.Events(of, List.of(Drafts.state(EventType.CUSTOMER_UPDATED, of, told, data)));
    }

    private Translation order(Fields order) {
        var id = order.requiredNumberId("id");
        var status = order.requiredId("status").toLowerCase(Locale.ROOT).replaceFirst("^wc-", "");
        var placedAt = required(order, "date_created", "date_modified");
        var changedAt = required(order, "date_modified", "date_created");
        var data = Drafts.object();
        data.set("order", told(order, id, status, placedAt));
        data.set("customer", buyer(order));
        var of = "order-" + id;
        var events = new ArrayList<Event>();
        events.add(Drafts.state(
                changedAt.equals(placedAt) ? EventType.ORDER_PLACED : EventType.ORDER_UPDATED, of, changedAt, data));
        if (status.equals("cancelled") || status.equals("trash")) {
            events.add(Drafts.once(EventType.ORDER_CANCELLED, of + "-cancelled", changedAt, Drafts.orderRef(id)));
        }
        order.objects("refunds").forEach(refund -> cameBack(refund, id, changedAt, events));
        if (status.equals("refunded") || isPaidBack(order)) {
            events.add(Drafts.once(EventType.ORDER_RETURNED, of + "-refunded", changedAt, refunded(order, id)));
        }
        if (delivered.contains(status)) {
            var completedAt = time(order, "date_completed");
            events.add(Drafts.once(
                    EventType.ORDER_DELIVERED,
                    of + "-delivered",
                    completedAt == null ? changedAt : completedAt,
                    Drafts.orderRef(id)));
        }
        return new Translation.Events(of, events);
    }

    /// A refund that names its lines. WooCommerce itself tells of an order's refunds no more than what they
    /// were for and how much; some shops add the lines.
    private void cameBack(Fields refund, String orderId, Instant changedAt, List<Event> events) {
        var lines = Drafts.list();
        for (var item : refund.objects("line_items")) {
            var quantity = item.requiredAmount("quantity").abs();
            if (quantity.signum() > 0) {
                var line = lines.addObject().put("sku", sku(item)).put("quantity", quantity);
                Drafts.put(line, "unitPrice", price(item, quantity));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        var data = Drafts.orderRef(orderId);
        data.set("lines", lines);
        Drafts.put(data, "why", refund.text("reason", LONGEST_TEXT));
        var at = time(refund, "date_created");
        events.add(Drafts.once(
                EventType.ORDER_RETURNED,
                "refund-" + refund.requiredNumberId("id"),
                at == null ? changedAt : at,
                data));
    }

    /// Whether refunds together are the whole price, whatever the status says.
    private static boolean isPaidBack(Fields order) {
        var back = BigDecimal.ZERO;
        for (var refund : order.objects("refunds")) {
            back = back.add(refund.amount("total").orElse(BigDecimal.ZERO).abs());
        }
        return back.signum() > 0 && back.compareTo(order.amount("total").orElse(BigDecimal.ZERO)) >= 0;
    }

    /// Without lines, everything came back.
    private static ObjectNode refunded(Fields order, String id) {
        var data = Drafts.orderRef(id);
        for (var refund : order.objects("refunds")) {
            var why = refund.text("reason", LONGEST_TEXT);
            if (why != null) {
                Drafts.put(data, "why", why);
                break;
            }
        }
        return data;
    }

    private ObjectNode told(Fields order, String id, String status, Instant placedAt) {
        var told = Drafts.object().put("id", id).put("placedAt", placedAt.toString());
        Drafts.put(told, "currency", order.text("currency", LONGEST));
        told.put("total", UNPAID.contains(status) ? BigDecimal.ZERO : order.requiredAmount("total"));
        var via = order.text("created_via", LONGEST);
        if (via != null) {
            told.put("salesChannel", channel(via));
        }
        boolean isNoted = order.node().path("meta_data").isArray();
        if (isNoted && Drafts.isGift(order.objects("meta_data"), "key", giftAttributes)) {
            told.put("gift", true);
        }
        order.object("shipping")
                .filter(WooCommerce::isAddress)
                .ifPresent(to -> told.set("shippingAddress", shipsTo(to)));
        told.set("lines", lines(order));
        return told;
    }

    private static String channel(String via) {
        if (AT_THE_TILL.contains(via)) {
            return "TILL";
        }
        return via.equals("checkout") || via.equals("store-api") ? "WEB" : via.toUpperCase(Locale.ROOT);
    }

    private static ArrayNode lines(Fields order) {
        var lines = Drafts.list();
        for (var item : order.objects("line_items")) {
            var quantity = item.requiredAmount("quantity");
            var line = lines.addObject().put("sku", sku(item)).put("quantity", quantity);
            Drafts.put(line, "name", item.text("name", LONGEST_TEXT));
            Drafts.put(line, "unitPrice", price(item, quantity));
        }
        return lines;
    }

    private static String sku(Fields item) {
        var sku = item.numberId("sku");
        if (sku != null) {
            return sku;
        }
        var variation = item.numberId("variation_id");
        if (variation != null && !variation.equals("0")) {
            return "variation-" + variation;
        }
        var product = item.numberId("product_id");
        return product == null || product.equals("0") ? "line-" + item.requiredNumberId("id") : "product-" + product;
    }

    private static @Nullable BigDecimal price(Fields item, BigDecimal quantity) {
        var price = item.amount("price");
        if (price.isPresent() || quantity.signum() == 0) {
            return price.orElse(null);
        }
        return item.amount("total")
                .map(total -> total.divide(quantity, 4, RoundingMode.HALF_UP))
                .orElse(null);
    }

    /// @return absent: a guest of whom nothing is known
    private @Nullable ObjectNode buyer(Fields order) {
        var person = new Persons();
        var id = order.numberId("customer_id");
        if (id != null && !id.equals("0")) {
            person.tell("id", customerPrefix + id);
        }
        order.object("billing").ifPresent(address -> tellAddress(person, address));
        order.object("shipping")
                .filter(WooCommerce::isAddress)
                .filter(address -> {
                    var name = Persons.name(address);
                    return name == null || !person.isNamed() || person.isNamed(name);
                })
                .ifPresent(address -> tellAddress(person, address));
        return person.customer();
    }

    private static void tellAddress(Persons person, Fields address) {
        var country = address.text("country", LONGEST);
        person.tell("name", Persons.name(address)).tell("email", address.text("email", LONGEST_TEXT));
        if (country != null && !person.isAtHome()) {
            person.tell("country", country)
                    .tell("region", address.text("state", LONGEST))
                    .tell("postalCode", address.numberId("postcode"));
        }
        person.phone(address.numberId("phone"), country);
    }

    private static ObjectNode shipsTo(Fields address) {
        var to = Drafts.object();
        Drafts.put(to, "name", Persons.name(address));
        Drafts.put(to, "country", address.text("country", LONGEST));
        Drafts.put(to, "region", address.text("state", LONGEST));
        Drafts.put(to, "postalCode", address.numberId("postcode"));
        return to;
    }

    /// What is not shipped comes with an address of blanks.
    private static boolean isAddress(Fields address) {
        return Persons.name(address) != null || address.text("country", LONGEST) != null;
    }

    private Instant required(Fields of, String field, String orElse) {
        var time = time(of, field);
        var other = time == null ? time(of, orElse) : time;
        if (other == null) {
            throw new Unreadable(
                    of.at(field + "_gmt"),
                    "is missing"
                            + (of.has(field)
                                    ? "; for " + field + " the shop's configuration must name its `zone`"
                                    : ""));
        }
        return other;
    }

    private @Nullable Instant time(Fields of, String field) {
        var utc = of.utc(field + "_gmt");
        return utc == null && zone != null ? of.local(field, zone) : utc;
    }
}
