package io.heard.intake;

import static io.heard.testing.ShopEvents.customer;
import static io.heard.testing.ShopEvents.event;
import static io.heard.testing.ShopEvents.fresh;
import static io.heard.testing.ShopEvents.id;
import static io.heard.testing.ShopEvents.orderData;
import static io.heard.testing.ShopMessages.body;
import static io.heard.testing.ShopMessages.bytes;
import static io.heard.testing.ShopMessages.signature;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.heard.embedded.ClockMover;
import io.heard.testing.Database;
import io.heard.testing.ShopEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What could not be taken in is read, mended and replayed, each with one effect.
@QuarkusTest
class DeadLetterIT {

    private static final String ORDERS = "select count(*) from customer_order where id = ?";

    @Inject
    Clock clock;

    @Inject
    ClockMover mover;

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private KafkaProducer<String, byte[]> shop;
    private String ada;
    private String order;
    private Instant at;

    @BeforeEach
    void open() {
        shop = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "max.request.size", 5_000_000),
                new StringSerializer(),
                new ByteArraySerializer());
        ada = fresh("ada");
        order = fresh("o");
        at = clock.instant().minus(Duration.ofDays(1));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_letter_that_is_mended_and_replayed_has_its_effect_once() {
        var bad = event("order.placed", id(), at, orderData(customer(ada), order, at, -19));
        var letter = sent("heard.orders", bad.getBytes(UTF_8), Map.of());
        read(letter)
                .body("reason", startsWith("data.order.total: -19.0 is negative"))
                .body("state", is("OPEN"))
                .body("raw.text", equalTo(bad))
                .body("origin.topic", is("heard.orders"))
                .body("history", is(List.of()));

        var mended = bad.replace("\"total\":-19.0", "\"total\":319");
        for (int again = 0; again < 3; again++) {
            replay(letter, mended)
                    .statusCode(200)
                    .body("state", is("REPLAYED"))
                    .body("closedBy", is("admin"))
                    .body("history.did", is(List.of("REPLAYED")))
                    .body("history[0].detail", is("1 taken in, 0 seen before"));
        }

        assertThat(database.rows("select total::int from customer_order where id = ?", order))
                .containsExactly("319");
        assertThat(database.count("select count(*) from decision where customer_id = ?", ada))
                .isEqualTo(1);
        replay(letter, bad.replace("-19.0", "7")).statusCode(409).body("detail", containsString("REPLAYED since"));
        assertThat(database.count(
                        "select count(*) from audit where action = 'dead-letter.replayed' and detail = ?", letter))
                .isEqualTo(3);
    }

    @Test
    void many_who_replay_the_same_letter_at_once_have_one_effect() throws Exception {
        var bad = event("order.placed", id(), at, orderData(customer(ada), order, at, -19));
        var letter = sent("heard.orders", bad.getBytes(UTF_8), Map.of());
        var mended = bad.replace("\"total\":-19.0", "\"total\":319");

        try (var admins = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> one = () -> replay(letter, mended).extract().statusCode();
            for (var answer :
                    admins.invokeAll(IntStream.range(0, 8).mapToObj(_ -> one).toList())) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        read(letter).body("history.did", is(List.of("REPLAYED")));
        assertThat(database.count("select count(*) from decision where customer_id = ?", ada))
                .isEqualTo(1);
    }

    @Test
    void a_letter_that_fails_again_says_why_now_and_stays() {
        var bad = event("order.placed", id(), at, orderData(customer(ada), order, at, -19));
        var letter = sent("heard.orders", bad.getBytes(UTF_8), Map.of());

        replay(letter, "{oops").statusCode(422).body("detail", startsWith("not a CloudEvent"));
        replay(letter, bad.replace("-19.0", "19").replace("EUR", "euros"))
                .statusCode(422)
                .body("detail", startsWith("data.order.currency: 'euros' is no currency"));

        read(letter)
                .body("state", is("OPEN"))
                .body("reason", startsWith("data.order.currency"))
                .body("raw.text", equalTo(bad))
                .body("mended.text", containsString("euros"))
                .body("history.did", is(List.of("FAILED", "FAILED")));
        assertThat(database.count(ORDERS, order)).isZero();
        replay(letter, bad.replace("-19.0", "19")).statusCode(200);
        assertThat(database.count(ORDERS, order)).isEqualTo(1);
    }

    @Test
    void an_event_in_binary_mode_is_replayed_with_its_headers() {
        var data = orderData(customer(ada), order, at, -5);
        var overKafka = sent("heard.orders", data.getBytes(UTF_8), binary("ce_", id()));
        var other = fresh("o");
        var request = given().auth().preemptive().basic("admin", "heard");
        binary("ce-", id()).forEach(request::header);
        var wrong = orderData(customer(ada), other, at, -6);
        request.body(wrong).post("/v1/events").then().statusCode(202).body("rejected.size()", is(1));
        var overHttp = letter(wrong.getBytes(UTF_8));

        replay(overKafka, data.replace("-5.0", "5")).statusCode(200);
        replay(overHttp, wrong.replace("-6.0", "6")).statusCode(200);

        assertThat(database.count(ORDERS, order)).isEqualTo(1);
        assertThat(database.count(ORDERS, other)).isEqualTo(1);
        read(overHttp).body("origin.via", is("HTTP")).body("raw.text", equalTo(wrong));
    }

    private Map<String, String> binary(String prefix, String eventId) {
        return Map.of(
                prefix + "specversion",
                "1.0",
                prefix + "id",
                eventId,
                prefix + "source",
                ShopEvents.SOURCE,
                prefix + "type",
                "io.heard.order.placed",
                prefix + "time",
                at.toString(),
                "content-type",
                "application/json");
    }

    @Test
    void a_letter_of_a_shop_is_replayed_in_the_shops_words_and_what_it_told_before_is_not_told_again() {
        var number = 7_000_000_000L + Math.floorMod(order.hashCode(), 1_000_000);
        var told = body("shopify-order").put("id", number).put("total_price", "dear");
        var raw = bytes(told);
        given().contentType("application/json")
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Hmac-Sha256", signature(raw, "secret-of-lamps"))
                .body(raw)
                .post("/webhooks/shopify/lamps")
                .then()
                .statusCode(200)
                .body("rejected[0].reason", startsWith("total_price"));
        var overHttp = letter(raw);
        var again = told.deepCopy().put("id", number + 1);
        var overKafka = sent("shops.lamps", bytes(again), Map.of("X-Shopify-Topic", "orders/create"));

        replay(overHttp, told.put("total_price", "312.40").toString()).statusCode(200);
        replay(overKafka, again.put("total_price", "312.40").toString()).statusCode(200);
        replay(overKafka, again.toString()).statusCode(200);

        assertThat(database.count(
                        "select count(*) from customer_order where source = '/shops/lamps' and id = any(?::text[])",
                        "{" + number + "," + (number + 1) + "}"))
                .isEqualTo(2);
        read(overHttp).body("origin.shop", is("lamps")).body("headers.'x-shopify-topic'", is("orders/create"));
    }

    @Test
    void an_event_may_come_right_under_the_id_of_one_that_came_wrong_and_then_the_letter_is_late() {
        var eventId = id();
        var bad = event("order.placed", eventId, at, orderData(customer(ada), order, at, -19));
        var letter = sent("heard.orders", bad.getBytes(UTF_8), Map.of());

        send("heard.orders", bad.replace("-19.0", "19").getBytes(UTF_8), Map.of());
        await().until(() -> database.count(ORDERS, order) == 1);
        replay(letter, bad.replace("-19.0", "20"))
                .statusCode(422)
                .body("detail", containsString("with other content had its effect before"));

        assertThat(database.rows("select total::int from customer_order where id = ?", order))
                .containsExactly("19");
        replay(letter, bad.replace("-19.0", "19"))
                .statusCode(200)
                .body("history[-1].detail", is("0 taken in, 1 seen before"));
    }

    @Test
    void an_event_that_waited_too_long_acts_when_its_order_came_after_all() {
        var parcel = event("order.delivered", id(), at, """
            {"order":{"id":"%s"},"deliveredAt":"%s"}""".formatted(order, at));
        send("heard.orders", parcel.getBytes(UTF_8), Map.of());
        await().until(() ->
                database.count("select count(*) from early_event where position(?::bytea in raw) > 0", (Object)
                                order.getBytes(UTF_8))
                        == 1);
        database.update("""
                update inbox_key as k
                   set seen_at = k.seen_at - interval '32 days'
                  from early_event as e
                 where e.key = k.key
                   and position(?::bytea in e.raw) > 0
                """, (Object) order.getBytes(UTF_8));
        mover.moveTo(clock.instant().plus(Duration.ofSeconds(10)));
        var letter = letter(parcel.getBytes(UTF_8));

        send(
                "heard.orders",
                event("order.placed", id(), at, orderData(customer(ada), order, at, 30))
                        .getBytes(UTF_8),
                Map.of());
        await().until(() -> database.count(ORDERS, order) == 1);
        replay(letter, null).statusCode(200).body("history[0].detail", is("1 taken in, 0 seen before"));

        assertThat(database.count(ORDERS + " and delivered_at is not null", order))
                .isEqualTo(1);
    }

    @Test
    void those_that_failed_for_one_cause_are_replayed_together_once_it_is_gone() {
        send(
                "heard.orders",
                event("customer.updated", id(), at, "{\"customer\":%s}".formatted(customer(ada)))
                        .getBytes(UTF_8),
                Map.of());
        await().until(() -> database.count("select count(*) from customer where id = ?", ada) == 1);
        database.update("update customer set preferences = '[]' where id = ?", ada);
        var orders = IntStream.range(0, 3).mapToObj(_ -> fresh("o")).toList();
        var letters = orders.stream()
                .map(one -> sent(
                        "heard.orders",
                        event("order.placed", id(), at, orderData(customer(ada), one, at, 40))
                                .getBytes(UTF_8),
                        Map.of()))
                .toList();
        var never = sent("heard.orders", ("no JSON " + order).getBytes(UTF_8), Map.of());
        read(letters.getFirst()).body("reason", startsWith("failed inside Heard"));

        replay(letters.getFirst(), null).statusCode(422).body("detail", startsWith("failed inside Heard"));
        database.update("update customer set preferences = '{}' where id = ?", ada);
        var filter = "{\"reason\":\"FAILED inside heard\",\"since\":\"%s\",\"limit\":2}"
                .formatted(clock.instant().minusSeconds(600));
        var next = admin(filter).post("/v1/dead-letters/replays").then().statusCode(200);
        var replayed = next.extract().<Integer>path("replayed");
        while (next.extract().path("next") != null) {
            next = admin(filter.replace("}", ",\"cursor\":\"" + next.extract().path("next") + "\"}"))
                    .post("/v1/dead-letters/replays")
                    .then()
                    .statusCode(200);
            replayed += next.extract().<Integer>path("replayed");
        }

        assertThat(replayed).isGreaterThanOrEqualTo(3);
        letters.forEach(letter -> read(letter).body("state", is("REPLAYED")));
        orders.forEach(one -> assertThat(database.count(ORDERS, one)).isEqualTo(1));
        read(never).body("state", is("OPEN")).body("history", is(List.of()));
    }

    @Test
    void a_letter_is_laid_aside_with_a_reason_and_found_by_its_state() {
        var letter = sent("heard.orders", ("rubbish " + order).getBytes(UTF_8), Map.of());

        admin("{\"reason\":\"a test of the shop's\"}")
                .post("/v1/dead-letters/" + letter + "/dismissal")
                .then()
                .statusCode(200)
                .body("state", is("DISMISSED"))
                .body("history[0].detail", is("a test of the shop's"));

        replay(letter, null).statusCode(409);
        listed("?state=DISMISSED&via=KAFKA&topic=heard.orders&reason=CLOUDEVENT&limit=200")
                .body("items.id", hasItems(letter));
        listed("?state=OPEN&limit=200").body("items.id", not(hasItems(letter)));
        listed("?via=HTTP&limit=200").body("items.id", not(hasItems(letter)));
        listed("?until=2020-01-01T00:00:00Z").body("items", is(List.of())).body("next", nullValue());
        admin("{}").post("/v1/dead-letters/" + letter + "/dismissal").then().statusCode(400);
    }

    static Stream<byte[]> garbage() {
        var every = new byte[256];
        IntStream.range(0, 256).forEach(i -> every[i] = (byte) i);
        var large = new byte[1_000_000];
        Arrays.fill(large, (byte) '[');
        var avro = ByteArrays.concat(new byte[] {0, 0, 0, 0, 17}, "order".getBytes(UTF_8));
        var truncated = "{\"specversion\":\"1.0\",\"id\":\"1\",\"data\":{\"order".getBytes(UTF_8);
        return Stream.of(every, large, avro, truncated, new byte[] {(byte) 0xC3, (byte) 0x28}, new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void bytes_that_nobody_can_read_stop_no_partition_and_are_kept_as_they_came(byte[] garbage) {
        var unique = ByteArrays.concat(garbage, garbage.length == 0 ? garbage : order.getBytes(UTF_8));
        send(new ProducerRecord<>("heard.orders", 0, null, unique));
        var good = event("order.placed", id(), at, orderData(customer(ada), order, at, 30));
        send(new ProducerRecord<>("heard.orders", 0, null, good.getBytes(UTF_8)));

        await().atMost(Duration.ofSeconds(10)).until(() -> database.count(ORDERS, order) == 1);
        var letter = read(letter(unique)).body("size", is(unique.length));
        String text = letter.extract().path("raw.text");
        String base64 = letter.extract().path("raw.base64");
        assertThat(text == null ? Base64.getDecoder().decode(base64) : text.getBytes(UTF_8))
                .isEqualTo(unique);
    }

    private static final class ByteArrays {
        static byte[] concat(byte[] one, byte[] other) {
            var all = Arrays.copyOf(one, one.length + other.length);
            System.arraycopy(other, 0, all, one.length, other.length);
            return all;
        }
    }

    @Test
    void what_names_somebody_who_is_erased_goes_with_them_and_nothing_else() {
        var phone = "+44207946" + (1000 + Math.abs(ada.hashCode() % 8999));
        send(
                "heard.orders",
                event("customer.updated", id(), at, """
                    {"customer":{"id":"%s","name":"Ada","email":"%s@Example.com","phone":"%s","country":"GB"}}
                    """.formatted(ada, ada, phone))
                        .getBytes(UTF_8),
                Map.of());
        await().until(() -> database.count("select count(*) from customer where id = ?", ada) == 1);
        var byId = sent(
                "heard.orders",
                event("order.placed", id(), at, """
            {"order":{"id":"1","currency":"EUR","total":-1,"lines":[]},"customer":{"id":"%s"}}""".formatted(ada)).getBytes(UTF_8),
                Map.of());
        var byMail = sent("heard.orders", ("broken, " + ada + "@example.COM; paid").getBytes(UTF_8), Map.of());
        var byPhone = sent(
                "shops.tea",
                ("{\"billing\":{\"phone\":\"0" + phone.substring(3, 6) + " " + phone.substring(6) + "\"")
                        .getBytes(UTF_8),
                Map.of());
        var ofAnother = sent(
                "heard.orders",
                event("order.placed", id(), at, orderData(customer(ada + "-2"), order, at, -1))
                        .getBytes(UTF_8)
                        .clone(),
                Map.of());
        var eventId = id();
        send(
                "heard.orders",
                event("concern.raised", eventId, at, concern("one")).getBytes(UTF_8),
                Map.of());
        await().until(() -> database.count("select count(*) from customer_event where id = ?", eventId) == 1);
        send(
                "heard.orders",
                event("concern.raised", eventId, at, concern("other")).getBytes(UTF_8),
                Map.of());
        await().until(() -> database.count("select count(*) from inbox_conflict where event_id = ?", eventId) == 1);

        send(
                "heard.orders",
                event("customer.erased", id(), at, "{\"customer\":{\"id\":\"%s\"}}".formatted(ada))
                        .getBytes(UTF_8),
                Map.of());
        await().until(() -> database.count("select count(*) from customer where id = ? and erased", ada) == 1);

        for (var letter : List.of(byId, byMail, byPhone)) {
            read(letter)
                    .body("state", is("ERASED"))
                    .body("size", is(0))
                    .body("reason", is("erased with a customer whom it named"))
                    .body("raw.text", is(""));
            replay(letter, null).statusCode(409);
        }
        read(ofAnother).body("state", is("OPEN"));
        assertThat(database.count("select count(*) from inbox_conflict where event_id = ?", eventId))
                .isZero();
    }

    private String concern(String text) {
        return "{\"customer\":{\"id\":\"%s\"},\"text\":\"%s\",\"raisedAt\":\"%s\"}".formatted(ada, text, at);
    }

    @Test
    void a_conflict_is_told_once_with_both_contents() {
        var eventId = id();
        var first = event("order.placed", eventId, at, orderData(customer(ada), order, at, 20));
        var second = first.replace("20.0", "90.0");
        send("heard.orders", first.getBytes(UTF_8), Map.of());
        await().until(() -> database.count(ORDERS, order) == 1);
        var request = given().auth().preemptive().basic("admin", "heard").contentType("application/cloudevents+json");
        for (int again = 0; again < 3; again++) {
            request.body(second).post("/v1/events").then().statusCode(202).body("accepted", is(0));
        }

        var found = given().auth()
                .preemptive()
                .basic("admin", "heard")
                .get("/v1/conflicts?source=" + ShopEvents.SOURCE + "&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.findAll { it.eventId == '" + eventId + "' }.id");
        assertThat(found).hasSize(1);
        given().auth()
                .preemptive()
                .basic("admin", "heard")
                .get("/v1/conflicts/" + found.getFirst())
                .then()
                .statusCode(200)
                .body("origin.via", is("HTTP"))
                .body("lost.text", equalTo(second))
                .body("first.text", equalTo(first));
        assertThat(database.rows("select total::int from customer_order where id = ?", order))
                .containsExactly("20");
    }

    private static io.restassured.specification.RequestSpecification admin(String body) {
        return given().auth()
                .preemptive()
                .basic("admin", "heard")
                .contentType("application/json")
                .body(body);
    }

    private static ValidatableResponse listed(String query) {
        return given().auth()
                .preemptive()
                .basic("admin", "heard")
                .get("/v1/dead-letters" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse read(String letter) {
        return given().auth()
                .preemptive()
                .basic("admin", "heard")
                .get("/v1/dead-letters/" + letter)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse replay(String letter, String mended) {
        var request = given().auth().preemptive().basic("admin", "heard").contentType("application/json");
        if (mended != null) {
            request.body(Map.of("text", mended));
        }
        return request.post("/v1/dead-letters/" + letter + "/replay").then();
    }

    private String sent(String topic, byte[] raw, Map<String, String> headers) {
        send(topic, raw, headers);
        return letter(raw);
    }

    private void send(String topic, byte[] raw, Map<String, String> headers) {
        var record = new ProducerRecord<String, byte[]>(topic, ada, raw);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        send(record);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            shop.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String letter(byte[] raw) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> database.rows("select id from dead_letter where raw = ?", (Object) raw).stream()
                                .collect(Collectors.joining()),
                        found -> !found.isEmpty());
    }
}
