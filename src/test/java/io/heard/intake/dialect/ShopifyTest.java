package io.heard.intake.dialect;

import static io.heard.testing.ShopMessages.body;
import static io.heard.testing.ShopMessages.json;
import static io.heard.testing.ShopMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.decision.EventType;
import io.heard.intake.dialect.Dialect.Event;
import io.heard.intake.dialect.Dialect.Translation;
import io.heard.intake.reading.Unreadable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final Shopify SHOPIFY =
            new Shopify("lamps:", "lamps.myshopify.com", List.of("gift", "is_gift", "gift_message"));

    @Test
    void an_order_is_told_with_whoever_bought_it() {
        var event = only(read("orders/create", body("shopify-order")));

        assertThat(event.type()).isEqualTo(EventType.ORDER_PLACED);
        assertThat(event.time()).isEqualTo("2026-11-20T17:04:11Z");
        assertThat(event.id()).startsWith("order-9007199254740993001-");
        assertThat(data(event)).isEqualTo(json("""
                {"order":{"id":"9007199254740993001","placedAt":"2026-11-20T17:04:10Z","currency":"EUR","total":312.40,
                  "salesChannel":"WEB","shippingAddress":{"name":"Greta Lind","country":"AT","postalCode":"1070"},
                  "lines":[{"sku":"LAMP-7","quantity":2,"name":"Desk lamp - brass","unitPrice":149.90},
                           {"sku":"variant-9007199254740993900","quantity":1,"name":"Bulb","unitPrice":12.60}]},
                 "customer":{"email":"greta.lind@example.com","language":"de","id":"lamps:9007199254740993777",
                  "name":"Greta Lind","country":"AT","postalCode":"1070","phone":"+436641234567",
                  "consents":[{"purpose":"MARKETING","channel":"EMAIL","at":"2026-05-02T09:00:00Z",
                               "source":"Shopify email_marketing_consent, confirmed_opt_in"}]}}
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders/create", "orders/paid", "orders/updated", "orders/fulfilled", "orders/cancelled"})
    void the_same_state_is_the_same_event_by_whichever_topic_it_comes(String topic) {
        assertThat(read(topic, body("shopify-order"))).isEqualTo(read("orders/create", body("shopify-order")));
    }

    @Test
    void a_state_that_comes_back_is_another_event() {
        var before = only(read("orders/updated", body("shopify-order")));
        var after = body("shopify-order").put("updated_at", "2026-11-21T10:00:00Z");

        assertThat(only(read("orders/updated", after)).id()).isNotEqualTo(before.id());
    }

    @Test
    void an_order_as_it_stands_tells_all_that_happened_to_it() {
        var order = body("shopify-order")
                .put("updated_at", "2026-11-22T16:00:00Z")
                .put("cancelled_at", "2026-11-22T15:59:00Z")
                .put("cancel_reason", "customer");
        order.putArray("fulfillments").add(body("shopify-fulfillment"));
        order.putArray("refunds").add(body("shopify-refund"));

        var events = read("orders/updated", order);

        assertThat(events)
                .extracting(Event::type)
                .containsExactly(
                        EventType.ORDER_UPDATED,
                        EventType.ORDER_CANCELLED,
                        EventType.ORDER_DELIVERED,
                        EventType.ORDER_RETURNED);
        assertThat(data(events.get(1)))
                .isEqualTo(json("{\"order\":{\"id\":\"9007199254740993001\"},\"why\":\"customer\"}"));
        assertThat(events.get(1).time()).isEqualTo("2026-11-22T15:59:00Z");
        assertThat(events.get(2)).isEqualTo(only(read("fulfillments/update", body("shopify-fulfillment"))));
        assertThat(events.get(3)).isEqualTo(only(read("refunds/create", body("shopify-refund"))));
    }

    @Test
    void a_parcel_that_arrived_is_a_delivery_and_stays_the_same_one() {
        var event = only(read("fulfillments/update", body("shopify-fulfillment")));
        var later = body("shopify-fulfillment").put("updated_at", "2026-11-22T19:00:00Z");

        assertThat(event.type()).isEqualTo(EventType.ORDER_DELIVERED);
        assertThat(event.time()).isEqualTo("2026-11-22T13:30:00Z");
        assertThat(data(event)).isEqualTo(json("{\"order\":{\"id\":\"9007199254740993001\"}}"));
        assertThat(only(read("fulfillments/update", later)).id()).isEqualTo(event.id());
        assertThat(only(read("fulfillments/update", later)).data()).isEqualTo(event.data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"in_transit", "out_for_delivery", "attempted_delivery", "failure"})
    void a_parcel_on_its_way_tells_nothing(String status) {
        var translation = SHOPIFY.read(
                message(
                        body("shopify-fulfillment")
                                .put("shipment_status", status)
                                .toString(),
                        Map.of("X-Shopify-Topic", "fulfillments/update")),
                NOW);

        assertThat(translation)
                .isEqualTo(new Translation.Nothing("fulfillment-9007199254740994001 is on its way: " + status));
    }

    @Test
    void a_refund_is_what_came_back() {
        var event = only(read("refunds/create", body("shopify-refund")));

        assertThat(event.id()).isEqualTo("refund-9007199254740995001");
        assertThat(data(event)).isEqualTo(json("""
                {"order":{"id":"9007199254740993001"},"why":"One came with a dent",
                 "lines":[{"sku":"LAMP-7","quantity":1,"unitPrice":149.90}]}"""));
    }

    @Test
    void money_alone_is_no_return() {
        var refund = body("shopify-refund");
        refund.putArray("refund_line_items");

        assertThat(SHOPIFY.read(message(refund.toString(), Map.of("X-Shopify-Topic", "refunds/create")), NOW))
                .isInstanceOf(Translation.Nothing.class);
    }

    @Test
    void a_trial_order_is_history_and_no_purchase() {
        var event = only(read("orders/create", body("shopify-order").put("test", true)));

        assertThat(event.data().at("/order/total").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void a_guest_is_known_by_their_address() {
        var order = body("shopify-order").putNull("customer");

        assertThat(data(only(read("orders/create", order))).path("customer")).isEqualTo(json("""
                        {"email":"greta.lind@example.com","language":"de","name":"Greta Lind","country":"AT",
                         "postalCode":"1070","phone":"ask at the door"}"""));
    }

    @Test
    void a_guest_of_whom_nothing_is_known_is_nobody() {
        var order = body("shopify-order").putNull("email").putNull("contact_email");
        order.putNull("customer").putNull("billing_address").putNull("shipping_address");

        assertThat(data(only(read("orders/create", order))).path("customer").isNull())
                .isTrue();
    }

    @Test
    void what_is_shipped_to_another_says_nothing_of_the_buyer() {
        var order = body("shopify-order").putNull("billing_address");
        ((ObjectNode) order.path("customer")).putNull("default_address");
        ((ObjectNode) order.path("shipping_address"))
                .put("name", "Uncle Tom")
                .put("country_code", "IE")
                .put("phone", "+353861234567");

        var data = data(only(read("orders/create", order)));

        assertThat(data.at("/order/shippingAddress/name").textValue()).isEqualTo("Uncle Tom");
        assertThat(data.path("customer").has("country")).isFalse();
        assertThat(data.path("customer").has("phone")).isFalse();
    }

    @Test
    void a_region_belongs_to_its_country() {
        var order = body("shopify-order");
        ((ObjectNode) order.at("/customer/default_address"))
                .put("country_code", "US")
                .put("province_code", "KY");

        assertThat(data(only(read("orders/create", order))).path("customer").has("region"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"gift, true, true", "is_gift, no, false", "gift_message, Enjoy!, true", "colour, gift, false"})
    void a_gift_is_what_an_attribute_says(String name, String value, boolean gift) {
        var order = body("shopify-order");
        order.putArray("note_attributes").addObject().put("name", name).put("value", value);

        assertThat(only(read("orders/create", order)).data().path("order").has("gift"))
                .isEqualTo(gift);
    }

    @ParameterizedTest
    @CsvSource({"pos, true, TILL", "web, false, DIGITAL", "580111, true, 580111"})
    void where_it_was_sold_tells_when_it_is_in_hand(String sourceName, boolean ships, String channel) {
        var order = body("shopify-order").put("source_name", sourceName);
        order.path("line_items").forEach(line -> ((ObjectNode) line).put("requires_shipping", ships));

        assertThat(only(read("orders/create", order))
                        .data()
                        .at("/order/salesChannel")
                        .textValue())
                .isEqualTo(channel);
    }

    @Test
    void ids_are_told_to_their_last_digit_as_numbers_and_as_texts() {
        var asText = body("shopify-order").put("id", "9007199254740993001");

        assertThat(only(read("orders/create", asText)).data().at("/order/id").textValue())
                .isEqualTo("9007199254740993001");
        assertThatThrownBy(() -> read("orders/create", body("shopify-order").put("id", 9.007199254740993e18)))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("id: 9.007199254740993E18 is no whole number");
    }

    @Test
    void a_withdrawn_consent_ended_when_it_began() {
        var event = only(read("customers/update", body("shopify-customer")));

        assertThat(event.type()).isEqualTo(EventType.CUSTOMER_UPDATED);
        assertThat(data(event)).isEqualTo(json("""
                {"customer":{"id":"lamps:9007199254740993777","name":"Greta Lind","email":"greta@example.com",
                 "country":"AT","postalCode":"1070","phone":"+436641234567",
                 "consents":[{"purpose":"MARKETING","channel":"EMAIL","at":"2026-11-21T09:59:00Z",
                  "source":"Shopify email_marketing_consent, single_opt_in","until":"2026-11-21T09:59:00Z"}]}}"""));
    }

    @Test
    void a_request_to_erase_takes_the_guest_of_the_same_address_too() {
        assertThat(read("customers/redact", body("shopify-redact")))
                .allMatch(event -> event.type() == EventType.CUSTOMER_ERASED
                        && event.time().equals(NOW))
                .extracting(event -> data(event).path("customer").toString())
                .containsExactly(
                        "{\"id\":\"lamps:9007199254740993777\"}",
                        "{\"email\":\"greta.lind@example.com\"}",
                        "{\"phone\":\"+436641234567\"}");
    }

    @Test
    void merged_customers_are_one() {
        var merged = only(read("customers/merge", (ObjectNode) json("""
                {"admin_graphql_api_customer_kept_id":"gid://shopify/Customer/9007199254740993777",
                 "admin_graphql_api_customer_deleted_id":"gid://shopify/Customer/12"}""")));

        assertThat(merged.type()).isEqualTo(EventType.CUSTOMER_MERGED);
        assertThat(data(merged)).isEqualTo(json("""
                {"customer":{"id":"lamps:12"},"into":{"id":"lamps:9007199254740993777"}}"""));
    }

    @Test
    void a_request_for_data_is_left_to_a_person() {
        var request = body("shopify-redact").put("x", 1);
        request.remove("orders_to_redact");
        request.putObject("data_request").put("id", 9999);

        assertThatThrownBy(() -> read("customers/data_request", request))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("a person must answer this")
                .hasMessageContaining("customer lamps:9007199254740993777 (data request 9999)");
    }

    @ParameterizedTest
    @CsvSource({
        "customers/redact, shopify-order",
        "customers/redact, shopify-customer",
        "customers/delete, shopify-customer",
        "customers/delete, shopify-order",
        "customers/update, shopify-order",
        "orders/create, shopify-refund",
        "refunds/create, shopify-fulfillment",
        "shop/redact, shopify-redact",
    })
    void a_signed_body_is_not_taken_for_something_else(String topic, String file) {
        assertThatThrownBy(() -> read(topic, body(file)))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("X-Shopify-Topic: says " + topic + ", but the body is not ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shopify-order", "shopify-fulfillment", "shopify-refund", "shopify-customer", "shopify-redact"})
    void a_body_without_its_headers_says_what_it_is(String file) {
        var translation = SHOPIFY.read(message(body(file).toString(), Map.of()), NOW);

        assertThat(translation).isInstanceOf(Translation.Events.class);
    }

    @Test
    void headers_count_whatever_their_case() {
        assertThat(SHOPIFY.read(message("{}", Map.of("x-shopify-topic", "products/update")), NOW))
                .isEqualTo(new Translation.Nothing("topic products/update is none that Heard acts on"));
    }

    @Test
    void another_shops_webhook_is_refused() {
        var headers = Map.of("X-Shopify-Topic", "orders/create", "X-Shopify-Shop-Domain", "other.myshopify.com");

        assertThatThrownBy(() -> SHOPIFY.read(message(body("shopify-order").toString(), headers), NOW))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("says other.myshopify.com, but this shop is lamps.myshopify.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        total_price   | "12,50"            | total_price: '12,50' is no amount; write it as 129.90
        total_price   | true               | total_price: expected a number, got true or false
        processed_at  | "yesterday"        | processed_at: 'yesterday' is no time
        id            | null               | id: is missing
        email         | {"a":1}            | email: expected a text, got an object
        line_items    | {}                 | line_items: expected a list, got an object
        line_items    | [{"id":1}]         | line_items[0].quantity: is missing
        line_items    | [{"quantity":1}]   | line_items[0].id: is missing
        customer      | "Greta"            | customer: expected an object, got a text
        note          | "\\u0000"          | note: holds a NUL
        """)
    void what_is_not_understood_is_told_with_its_place(String field, String value, String reason) {
        var order = body("shopify-order");
        order.set(field, json(value.replace("\\\\", "\\")));

        assertThatThrownBy(() -> read("orders/create", order))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``          | the message is empty
        {"id":1     | not JSON: Unexpected end-of-input
        {} {}       | not JSON: Trailing token
        []          | expected an object, got a list
        {}          | X-Shopify-Topic: is missing, and the body alone does not say what it is
        """)
    void what_is_no_message_is_told(String text, String reason) {
        assertThatThrownBy(() -> SHOPIFY.read(message(Objects.requireNonNullElse(text, ""), Map.of()), NOW))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith(reason);
    }

    private static List<Event> read(String topic, ObjectNode body) {
        var translation = SHOPIFY.read(message(body.toString(), Map.of("X-Shopify-Topic", topic)), NOW);
        assertThat(translation).isInstanceOf(Translation.Events.class);
        return ((Translation.Events) translation).events();
    }

    private static Event only(List<Event> events) {
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    /// As it is written and read again.
    private static JsonNode data(Event event) {
        return json(event.data().toString());
    }
}
