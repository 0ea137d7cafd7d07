package io.heard.intake.dialect;

import static io.heard.testing.ShopMessages.body;
import static io.heard.testing.ShopMessages.json;
import static io.heard.testing.ShopMessages.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.decision.EventType;
import io.heard.intake.dialect.Dialect.Event;
import io.heard.intake.dialect.Dialect.Translation;
import io.heard.intake.reading.Unreadable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WooCommerceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final WooCommerce WOO =
            new WooCommerce("tea:", "tea.example.com", List.of("gift"), List.of("completed", "delivered"), null);

    @Test
    void an_order_is_told_with_whoever_bought_it() {
        var event = only(read("order.created", body("woocommerce-order")));

        assertThat(event.type()).isEqualTo(EventType.ORDER_UPDATED);
        assertThat(event.time()).isEqualTo("2026-11-20T14:16:30Z");
        assertThat(data(event)).isEqualTo(json("""
                {"order":{"id":"7031","placedAt":"2026-11-20T14:15:00Z","currency":"BRL","total":219.80,"salesChannel":"WEB",
                  "lines":[{"sku":"product-210","quantity":2,"name":"Green tea","unitPrice":99.9},
                           {"sku":"STR","quantity":1,"name":"Strainer","unitPrice":20}]},
                 "customer":{"id":"tea:312","name":"Joana Prado","email":"joana.prado@example.com","country":"BR",
                  "region":"SP","postalCode":"13010-000","phone":"+5511961234567"}}"""));
    }

    @Test
    void an_order_told_again_as_it_was_is_the_same_event() {
        var again = body("woocommerce-order");
        again.putObject("_links").put("self", "elsewhere");

        assertThat(read("order.updated", again)).isEqualTo(read("order.created", body("woocommerce-order")));
    }

    @Test
    void a_customer_without_a_number_is_a_guest() {
        assertThat(read("order.created", body("woocommerce-order").put("customer_id", 0))
                        .getFirst()
                        .data()
                        .path("customer")
                        .has("id"))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} → {1} of {2}")
    @CsvSource(delimiter = '|', textBlock = """
        pending        | ORDER_UPDATED                  | 0
        failed         | ORDER_UPDATED                  | 0
        checkout-draft | ORDER_UPDATED                  | 0
        on-hold        | ORDER_UPDATED                  | 219.80
        processing     | ORDER_UPDATED                  | 219.80
        wc-shipped     | ORDER_UPDATED                  | 219.80
        completed      | ORDER_UPDATED, ORDER_DELIVERED | 219.80
        cancelled      | ORDER_UPDATED, ORDER_CANCELLED | 219.80
        refunded       | ORDER_UPDATED, ORDER_RETURNED  | 219.80
        """)
    void a_status_is_what_happened(String status, String types, String total) {
        var events = read("order.updated", body("woocommerce-order").put("status", status));

        assertThat(events).extracting(event -> event.type().name()).containsExactly(types.split(", ", -1));
        assertThat(events.getFirst().data().at("/order/total").decimalValue()).isEqualByComparingTo(total);
    }

    @Test
    void what_happens_once_is_told_once_however_often_the_order_changes_afterwards() {
        var completed =
                body("woocommerce-order").put("status", "completed").put("date_completed_gmt", "2026-11-21T08:00:00");
        var first = read("order.updated", completed).getLast();
        var later = read("order.updated", completed.put("date_modified_gmt", "2026-11-22T08:00:00"))
                .getLast();

        assertThat(first.time()).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(later).isEqualTo(first);
    }

    @Test
    void an_order_that_came_back_as_a_whole_says_why() {
        var order = body("woocommerce-order").put("status", "refunded");
        order.putArray("refunds")
                .addObject()
                .put("id", 9)
                .put("reason", "Smells of smoke")
                .put("total", "-219.80");

        assertThat(data(read("order.updated", order).getLast()))
                .isEqualTo(json("{\"order\":{\"id\":\"7031\"},\"why\":\"Smells of smoke\"}"));
    }

    @Test
    void what_came_back_in_part_is_told_where_the_refund_names_its_lines() {
        var order = body("woocommerce-order");
        var refund = order.putArray("refunds").addObject().put("id", 9).put("reason", "Too bitter");
        refund.put("total", "-99.90").put("date_created_gmt", "2026-11-22T08:00:00");
        refund.putArray("line_items")
                .addObject()
                .put("product_id", 210)
                .put("quantity", -1)
                .put("price", 99.9);

        var returned = read("order.updated", order).getLast();

        assertThat(returned.type()).isEqualTo(EventType.ORDER_RETURNED);
        assertThat(returned.id()).isEqualTo("refund-9");
        assertThat(returned.time()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(data(returned))
                .isEqualTo(
                        json(
                                "{\"order\":{\"id\":\"7031\"},\"lines\":[{\"sku\":\"product-210\",\"quantity\":1,\"unitPrice\":99.9}],\"why\":\"Too bitter\"}"));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "-20.00,          ORDER_UPDATED", // money alone is nothing that came back
        "-119.80 -100.00, ORDER_UPDATED ORDER_RETURNED",
        "-219.80,         ORDER_UPDATED ORDER_RETURNED"
    })
    void refunds_without_lines_are_a_return_once_they_are_the_whole_price(String totals, String types) {
        var order = body("woocommerce-order");
        var refunds = order.putArray("refunds");
        for (var total : totals.split(" ", -1)) {
            refunds.addObject().put("id", refunds.size()).put("total", total);
        }

        assertThat(read("order.updated", order))
                .extracting(event -> event.type().name())
                .containsExactly(types.split(" ", -1));
    }

    @Test
    void a_parcel_for_another_says_nothing_of_the_buyer() {
        var order = body("woocommerce-order");
        ((ObjectNode) order.path("billing")).put("country", "").put("phone", "").put("postcode", "");
        ((ObjectNode) order.path("shipping"))
                .put("first_name", "Ana")
                .put("country", "PT")
                .put("phone", "+351912345678");

        var data = data(read("order.created", order).getFirst());

        assertThat(data.at("/order/shippingAddress")).isEqualTo(json("{\"name\":\"Ana\",\"country\":\"PT\"}"));
        assertThat(data.path("customer").has("country")).isFalse();
        assertThat(data.path("customer").has("phone")).isFalse();
    }

    @Test
    void a_number_that_cannot_be_dialled_is_kept_for_a_person_to_read() {
        var order = body("woocommerce-order");
        ((ObjectNode) order.path("billing")).put("phone", "123123123").put("country", "CO");

        assertThat(read("order.created", order)
                        .getFirst()
                        .data()
                        .at("/customer/phone")
                        .textValue())
                .isEqualTo("123123123");
    }

    @Test
    void a_profile_is_told() {
        var customer = (ObjectNode) json("""
                {"id":312,"date_created_gmt":"2026-01-01T00:00:00","date_modified_gmt":"2026-11-20T12:00:00",
                 "email":"joana@example.com","first_name":"Joana","last_name":"Prado","role":"customer",
                 "billing":{"first_name":"","last_name":"","country":"BR","state":"SP","postcode":"13010-000",
                            "email":"","phone":"11961234567"},"shipping":{}}""");

        var event = only(read("customer.updated", customer));

        assertThat(event.type()).isEqualTo(EventType.CUSTOMER_UPDATED);
        assertThat(data(event)).isEqualTo(json("""
                {"customer":{"id":"tea:312","name":"Joana Prado","email":"joana@example.com","country":"BR",
                 "region":"SP","postalCode":"13010-000","phone":"+5511961234567"}}"""));
        assertThat(WOO.read(message(customer.toString(), Map.of()), NOW)).isInstanceOf(Translation.Events.class);
    }

    @Test
    void the_first_message_only_asks_whether_somebody_is_there() {
        assertThat(WOO.read(message("webhook_id=14", Map.of()), NOW)).isEqualTo(new Translation.Nothing("a ping"));
        assertThat(WOO.isPing("webhook_id=14&order=1".getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"order.deleted", "product.updated", "action.woocommerce_add_to_cart"})
    void other_topics_tell_nothing(String topic) {
        assertThat(WOO.read(message("{\"id\":1}", Map.of("X-WC-Webhook-Topic", topic)), NOW))
                .isEqualTo(new Translation.Nothing("topic " + topic + " is none that Heard acts on"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        total             | "219,80"             | total: '219,80' is no amount
        date_created_gmt  | "20 November"        | date_created_gmt: '20 November' is no time
        line_items        | [{"quantity":"two"}] | line_items[0].quantity: 'two' is no amount
        status            | 5                    | status: expected a text, got a number
        id                | 1.5                  | id: 1.5 is no whole number
        """)
    void what_is_not_understood_is_told_with_its_place(String field, String value, String reason) {
        var order = body("woocommerce-order");
        order.set(field, json(value));

        assertThatThrownBy(() -> read("order.updated", order))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void times_of_the_shops_own_zone_are_read_where_that_is_known() {
        var order = body("woocommerce-order");
        order.remove(List.of("date_created_gmt", "date_modified_gmt"));
        var known = new WooCommerce("tea:", null, List.of(), List.of(), ZoneId.of("America/Sao_Paulo"));

        assertThat(known.read(message(order.toString(), Map.of()), NOW))
                .isInstanceOfSatisfying(
                        Translation.Events.class,
                        told -> assertThat(told.events().getFirst().time()).isEqualTo("2026-11-20T14:16:30Z"));
        assertThatThrownBy(() -> read("order.updated", order))
                .isInstanceOf(Unreadable.class)
                .hasMessage(
                        "date_created_gmt: is missing; for date_created the shop's configuration must name its `zone`");
    }

    @Test
    void another_shops_webhook_is_refused() {
        var headers =
                Map.of("X-WC-Webhook-Topic", "order.created", "X-WC-Webhook-Source", "https://other.example.com/");

        assertThatThrownBy(() -> WOO.read(message(body("woocommerce-order").toString(), headers), NOW))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("says https://other.example.com/, but this shop is tea.example.com");
    }

    private static List<Event> read(String topic, ObjectNode body) {
        var headers = Map.of("X-WC-Webhook-Topic", topic, "X-WC-Webhook-Source", "https://tea.example.com/");
        var translation = WOO.read(message(body.toString(), headers), NOW);
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
