package io.heard.intake.dialect;

import io.heard.intake.reading.Fields;
import io.heard.intake.reading.Unreadable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a Shopify webhook can be about. Its topic travels in a header that nobody signs, so that the
/// body must be what the header says: a signed order that is sent on as a request to erase is refused.
enum ShopifyTopic {
    ORDER(
            "an order: `line_items` and `total_price`",
            body -> body.has("line_items") && body.has("total_price"),
            "orders/create",
            "orders/paid",
            "orders/fulfilled",
            "orders/partially_fulfilled",
            "orders/cancelled",
            "orders/updated"),
    FULFILLMENT(
            "a fulfillment: `order_id` and `tracking_numbers`, `tracking_company` or `shipment_status`",
            body -> body.has("order_id")
                    && !body.has("refund_line_items")
                    && (body.node().has("tracking_numbers")
                            || body.node().has("tracking_company")
                            || body.node().has("shipment_status")),
            "fulfillments/create",
            "fulfillments/update"),
    REFUND(
            "a refund: `order_id` and `refund_line_items`",
            body -> body.has("order_id") && body.has("refund_line_items"),
            "refunds/create"),
    CUSTOMER(
            "a customer: `id`, `created_at` and no order",
            body -> body.has("id")
                    && body.has("created_at")
                    && (body.node().has("verified_email") || body.node().has("addresses"))
                    && !body.has("line_items"),
            "customers/create",
            "customers/update",
            "customers/enable",
            "customers/disable"),
    CUSTOMER_GONE(
            "a deleted customer: `id` and nothing of when they came",
            body -> body.has("id")
                    && !body.node().has("created_at")
                    && !body.has("line_items")
                    && !body.has("order_id")
                    && body.node().has("addresses"),
            "customers/delete"),
    CUSTOMER_MERGED(
            "a merger: `admin_graphql_api_customer_kept_id`",
            body -> body.has("admin_graphql_api_customer_kept_id"),
            "customers/merge"),
    EMAIL_CONSENT(
            "a consent: `customer_id` and `email_marketing_consent`",
            body -> body.has("customer_id") && body.has("email_marketing_consent"),
            "customers_email_marketing_consent/update"),
    REDACT(
            "a request to erase: `shop_domain`, `customer` and `orders_to_redact`",
            body -> body.has("shop_domain") && body.has("customer") && body.has("orders_to_redact"),
            "customers/redact"),
    DATA_REQUEST(
            "a request for data: `shop_domain`, `customer` and `data_request`",
            body -> body.has("shop_domain") && body.has("customer") && body.has("data_request"),
            "customers/data_request"),
    SHOP_REDACT(
            "a request to erase a shop: `shop_id` and `shop_domain` alone",
            body -> body.has("shop_id") && body.has("shop_domain") && !body.has("customer"),
            "shop/redact");

    /// Never concluded from a body alone: these are the ones that take away.
    private static final List<ShopifyTopic> ONLY_BY_NAME = List.of(CUSTOMER_GONE, SHOP_REDACT);

    private final String looks;
    private final Predicate<Fields> fits;
    private final List<String> names;

    ShopifyTopic(String looks, Predicate<Fields> fits, String... names) {
        this.looks = looks;
        this.fits = fits;
        this.names = List.of(names);
    }

    static Optional<ShopifyTopic> named(String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.names.contains(name))
                .findFirst();
    }

    /// @throws Unreadable if the body is something else
    void check(Fields body, String name) {
        if (!fits.test(body)) {
            throw new Unreadable(Shopify.TOPIC, "says " + name + ", but the body is not " + looks);
        }
    }

    /// For topics of Kafka to which bodies are brought without their headers.
    ///
    /// @throws Unreadable if it could be nothing, or more than one thing
    static ShopifyTopic of(Fields body) {
        var all = Arrays.stream(values())
                .filter(topic -> !ONLY_BY_NAME.contains(topic) && topic.fits.test(body))
                .toList();
        if (all.size() != 1) {
            throw new Unreadable(
                    Shopify.TOPIC, "is missing, and the body alone does not say what it is; bring the header with it");
        }
        return all.getFirst();
    }
}
