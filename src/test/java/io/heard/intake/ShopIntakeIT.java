package io.heard.intake;

import static io.heard.testing.ShopMessages.body;
import static io.heard.testing.ShopMessages.bytes;
import static io.heard.testing.ShopMessages.signature;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.embedded.ClockMover;
import io.heard.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ShopIntakeIT {

    private static final String SHOPIFY = "/webhooks/shopify/lamps";
    private static final String SECRET = "secret-of-lamps";
    private static final String ORDERS = "select count(*) from customer_order where source = ? and id = ?";
    private static final String DELIVERED =
            "select count(*) from customer_order where source = ? and id = ? and delivered_at is not null";

    /// Past what a double can tell apart.
    private static final long BEYOND_DOUBLES = 1L << 60;

    @Inject
    Clock clock;

    @Inject
    ClockMover mover;

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private final long number = BEYOND_DOUBLES + ThreadLocalRandom.current().nextLong(1L << 50);
    private final String order = String.valueOf(number);
    private final String customer = "lamps:" + (number + 1);

    @Test
    void a_signed_order_becomes_a_follow_up_of_whoever_bought_it() {
        var yesterday = clock.instant().minus(Duration.ofDays(1)).toString();
        var bought = order().put("created_at", yesterday).put("processed_at", yesterday);
        shopify("orders/create", bought.put("updated_at", yesterday))
                .statusCode(200)
                .body("accepted", Matchers.is(1));

        assertThat(database.rows(
                        "select customer_id from customer_order where source = '/shops/lamps' and id = ?", order))
                .containsExactly(customer);
        assertThat(database.rows("select phone from customer where id = ?", customer))
                .containsExactly("+436641234567");
        assertThat(database.count(
                        "select count(*) from follow_up where customer_id = ? and status in ('WAITING', 'ACTIVE')",
                        customer))
                .isEqualTo(1);
    }

    @Test
    void both_secrets_hold_while_one_takes_the_others_place() {
        var body = bytes(order());

        post(body, "orders/create", signature(body, "old-secret-of-lamps")).statusCode(200);
        post(body, "orders/create", signature(body, SECRET)).statusCode(200).body("duplicates", Matchers.is(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bm90IGl0", "no base64"})
    void nothing_of_an_unsigned_body_is_kept(String signature) {
        var body = bytes(order());

        post(body, "orders/create", signature)
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", Matchers.containsString("X-Shopify-Hmac-Sha256"));

        assertThat(database.count(ORDERS, "/shops/lamps", order)).isZero();
        assertThat(database.count("select count(*) from dead_letter where raw = ?", (Object) body))
                .isZero();
        assertThat(database.count("select count(*) from inbox_payload where position(? in raw) > 0", (Object)
                        order.getBytes(UTF_8)))
                .isZero();
    }

    @Test
    void a_signature_of_the_same_json_in_other_bytes_does_not_fit() {
        var signed = bytes(order());
        var spaced = new String(signed, UTF_8).replace(",", ", ").getBytes(UTF_8);

        post(spaced, "orders/create", signature(signed, SECRET)).statusCode(401);
    }

    @Test
    void a_webhook_that_comes_again_changes_nothing_whatever_its_delivery_is_called() {
        var body = bytes(order());
        post(body, "orders/create", signature(body, SECRET)).statusCode(200);
        var before = database.rows("select xmin::text from customer_order where id = ?", order);

        for (var topic : new String[] {"orders/create", "orders/paid", "orders/updated"}) {
            given().header("X-Shopify-Webhook-Id", "another-" + topic)
                    .header("X-Shopify-Event-Id", "another-" + topic)
                    .header("X-Shopify-Topic", topic)
                    .header("X-Shopify-Hmac-Sha256", signature(body, SECRET))
                    .contentType("application/json")
                    .body(body)
                    .post(SHOPIFY)
                    .then()
                    .statusCode(200)
                    .body("accepted", Matchers.is(0))
                    .body("duplicates", Matchers.is(1));
        }
        assertThat(database.rows("select xmin::text from customer_order where id = ?", order))
                .isEqualTo(before);
    }

    @Test
    void what_is_signed_and_not_understood_is_a_dead_letter_as_it_came() {
        var body = bytes(order().put("total_price", "dear"));

        post(body, "orders/create", signature(body, SECRET))
                .statusCode(200)
                .body("rejected[0].reason", Matchers.startsWith("total_price: 'dear' is no amount"));

        assertThat(database.rows("select reason from dead_letter where raw = ?", (Object) body))
                .singleElement()
                .asString()
                .startsWith("total_price: 'dear' is no amount");
        assertThat(database.rows(
                        "select headers ->> 'heard-shop' || ' ' || (headers ->> 'x-shopify-topic') from dead_letter where raw = ?",
                        (Object) body))
                .containsExactly("lamps orders/create");
    }

    @Test
    void a_topic_that_heard_does_not_act_on_is_said_to_be_ignored() {
        shopify("products/update", order())
                .statusCode(200)
                .body("ignored", Matchers.is("topic products/update is none that Heard acts on"));

        assertThat(database.count(ORDERS, "/shops/lamps", order)).isZero();
    }

    @Test
    void a_shop_that_is_not_there_is_404() {
        given().contentType("application/json")
                .body("{}")
                .post("/webhooks/shopify/tea")
                .then()
                .statusCode(404);
    }

    @Test
    void a_body_beyond_the_limit_is_413() {
        var body = (" ".repeat(4 * 1024 * 1024) + "{}").getBytes(UTF_8);

        post(body, "orders/create", signature(body, SECRET)).statusCode(413);
    }

    @Test
    void a_parcel_and_a_refund_find_whoever_placed_their_order() {
        shopify("orders/create", order()).statusCode(200);
        shopify("fulfillments/update", ofOrder("shopify-fulfillment"))
                .statusCode(200)
                .body("accepted", Matchers.is(1));
        shopify("refunds/create", ofOrder("shopify-refund")).statusCode(200).body("accepted", Matchers.is(1));

        assertThat(database.rows(
                        "select customer_id || ' ' || (delivered_at = '2026-11-22T13:30:00Z') from customer_order where id = ?",
                        order))
                .containsExactly(customer + " true");
        assertThat(database.rows(
                        "select type || ' ' || (data -> 'lines' -> 0 ->> 'sku') from customer_event where customer_id = ?",
                        customer))
                .containsExactly("order.returned LAMP-7");
    }

    @Test
    void a_parcel_that_is_told_before_its_order_waits_for_it() {
        shopify("fulfillments/update", ofOrder("shopify-fulfillment"))
                .statusCode(200)
                .body("accepted", Matchers.is(1));
        assertThat(database.count("select count(*) from customer_order where id = ?", order))
                .isZero();

        shopify("orders/create", order()).statusCode(200);
        mover.moveTo(clock.instant().plus(Duration.ofSeconds(10)));

        await().until(() -> database.count(DELIVERED, "/shops/lamps", order) == 1);
        assertThat(database.count("select count(*) from customer_order where id = ?", order))
                .isEqualTo(1);
    }

    @Test
    void a_parcel_whose_order_never_comes_is_a_dead_letter_after_a_month() {
        shopify("fulfillments/update", ofOrder("shopify-fulfillment")).statusCode(200);

        database.update("""
                update inbox_key as k
                   set seen_at = k.seen_at - interval '32 days'
                  from early_event as e
                 where e.key = k.key
                   and position(?::bytea in e.raw) > 0
                """, (Object) order.getBytes(UTF_8));
        mover.moveTo(clock.instant().plus(Duration.ofSeconds(10)));

        await().until(() -> database.count(
                        "select count(*) from dead_letter where position(?::bytea in raw) > 0 and reason like ?",
                        order.getBytes(UTF_8),
                        "data.order.id: order " + order + " of /shops/lamps was not told in 31 days%")
                == 1);
    }

    @Test
    void whoever_asks_to_be_erased_is_gone_and_stays_gone() {
        shopify("orders/create", order()).statusCode(200);
        var request = body("shopify-redact");
        ((ObjectNode) request.path("customer")).put("id", number + 1).remove("email");

        shopify("customers/redact", request).statusCode(200);
        shopify("orders/updated", order().put("updated_at", "2026-11-22T00:00:00Z"))
                .statusCode(200);

        assertThat(database.rows("select erased || ' ' || (name is null) from customer where id = ?", customer))
                .containsExactly("true true");
        assertThat(database.count("select count(*) from customer_order where customer_id = ?", customer))
                .isZero();
    }

    @Test
    void a_consent_that_was_withdrawn_ends_those_before_it_in_either_order() {
        var withdrawn = body("shopify-customer").put("id", number + 1);
        shopify("customers/update", withdrawn).statusCode(200);
        shopify("orders/create", order()).statusCode(200);

        assertThat(database.rows(
                        "select consents -> 0 ->> 'until' from customer where id = ? and jsonb_array_length(consents) = 2",
                        customer))
                .singleElement()
                .asString()
                .startsWith("2026-11-21T09:59");
    }

    @Test
    void messages_come_over_kafka_too_with_their_headers_and_without() {
        send("shops.lamps", bytes(order()), Map.of("X-Shopify-Topic", "orders/create"));
        send("shops.lamps", bytes(ofOrder("shopify-fulfillment")), Map.of());
        var tea = body("woocommerce-order").put("id", number);
        send("shops.tea", bytes(tea), Map.of("X-WC-Webhook-Topic", "order.created"));
        var garbage = ("garbage " + order).getBytes(UTF_8);
        send("shops.tea", garbage, Map.of());

        await().until(() -> database.count(ORDERS, "/shops/lamps", order) == 1);
        await().until(() -> database.count(ORDERS, "/shops/tea", order) == 1);
        await().until(() -> database.count(
                        "select count(*) from dead_letter where topic = 'shops.tea' and raw = ? and reason like 'not JSON%'",
                        (Object) garbage)
                == 1);
        mover.moveTo(clock.instant().plus(Duration.ofSeconds(10)));
        await().until(() -> database.count(DELIVERED, "/shops/lamps", order) == 1);
    }

    @Test
    void woocommerce_is_taken_signed_and_its_ping_unsigned() {
        var body = bytes(body("woocommerce-order").put("id", number));

        given().contentType("application/x-www-form-urlencoded")
                .body("webhook_id=14")
                .post("/webhooks/woocommerce/tea")
                .then()
                .statusCode(200)
                .body("ignored", Matchers.is("a ping"));
        for (int again = 0; again < 2; again++) {
            given().contentType("application/json")
                    .header("X-WC-Webhook-Topic", "order.updated")
                    .header("X-WC-Webhook-Delivery-ID", again)
                    .header("X-WC-Webhook-Signature", signature(body, "secret-of-tea"))
                    .body(body)
                    .post("/webhooks/woocommerce/tea")
                    .then()
                    .statusCode(200)
                    .body("duplicates", Matchers.is(again));
        }
        given().contentType("application/json")
                .header("X-WC-Webhook-Signature", signature(body, SECRET))
                .body(body)
                .post("/webhooks/woocommerce/tea")
                .then()
                .statusCode(401);

        assertThat(database.rows(
                        "select customer_id from customer_order where source = '/shops/tea' and id = ?", order))
                .containsExactly("tea:312");
    }

    @Test
    void a_shop_with_a_mapping_is_taken_both_ways() {
        var body = bytes(body("olist-order").put("order_id", order));

        given().contentType("application/json")
                .header("X-Heard-Signature", signature(body, "secret-of-mercado"))
                .body(body)
                .post("/webhooks/mapped/mercado")
                .then()
                .statusCode(200)
                .body("accepted", Matchers.is(2));
        var other = bytes(body("olist-order").put("order_id", order + "-2"));
        send("shops.mercado", other, Map.of());

        assertThat(database.count(DELIVERED, "/shops/mercado", order)).isEqualTo(1);
        await().until(() -> database.count(DELIVERED, "/shops/mercado", order + "-2") == 1);
    }

    @Test
    void an_event_in_binary_mode_comes_over_http_too() {
        given().auth()
                .preemptive()
                .basic("shop", "heard")
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "binary-" + order)
                .header("ce-source", "/shops/binary")
                .header("ce-type", "io.heard.order.placed")
                .header("ce-time", "2026-11-20T10:00:00Z")
                .body("""
                        {"order":{"id":"%s","currency":"EUR","total":12,"lines":[]},"customer":{"id":"%s"}}""".formatted(order, customer))
                .post("/v1/events")
                .then()
                .statusCode(202)
                .body("accepted", Matchers.is(1));

        assertThat(database.count(ORDERS, "/shops/binary", order)).isEqualTo(1);
    }

    private ObjectNode order() {
        var body = body("shopify-order").put("id", BigInteger.valueOf(number));
        ((ObjectNode) body.path("customer")).put("id", number + 1).put("email", order + "@example.com");
        return body.put("email", order + "@example.com").put("contact_email", order + "@example.com");
    }

    private ObjectNode ofOrder(String name) {
        return body(name).put("id", number + 2).put("order_id", number);
    }

    private static ValidatableResponse shopify(String topic, ObjectNode body) {
        return post(bytes(body), topic, signature(bytes(body), SECRET));
    }

    private static ValidatableResponse post(byte[] body, String topic, String signature) {
        return given().contentType("application/json")
                .header("X-Shopify-Topic", topic)
                .header("X-Shopify-Shop-Domain", "lamps.myshopify.com")
                .header("X-Shopify-Webhook-Id", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043")
                .header("X-Shopify-Hmac-Sha256", signature)
                .body(body)
                .post(SHOPIFY)
                .then();
    }

    private void send(String topic, byte[] body, Map<String, String> headers) {
        try (var shop = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<String, byte[]>(topic, body);
            headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            shop.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
