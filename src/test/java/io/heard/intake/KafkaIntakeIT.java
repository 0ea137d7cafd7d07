package io.heard.intake;

import static io.heard.testing.ShopEvents.concern;
import static io.heard.testing.ShopEvents.customer;
import static io.heard.testing.ShopEvents.delivered;
import static io.heard.testing.ShopEvents.event;
import static io.heard.testing.ShopEvents.fresh;
import static io.heard.testing.ShopEvents.id;
import static io.heard.testing.ShopEvents.orderData;
import static io.heard.testing.ShopEvents.placed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.embedded.ClockMover;
import io.heard.testing.Database;
import io.heard.testing.ShopEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class KafkaIntakeIT {

    private static final String FOLLOW_UPS =
            "select count(*) from follow_up where customer_id = ? and status = 'WAITING'";

    @Inject
    Clock clock;

    @Inject
    ClockMover mover;

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private KafkaProducer<String, byte[]> shop;

    @BeforeEach
    void open() {
        shop = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "max.request.size", 5_000_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_first_order_becomes_a_follow_up() {
        var ada = fresh("ada");

        send(ada, placed(ada, fresh("o"), clock.instant().minus(Duration.ofDays(1)), 250));

        await().until(() -> database.count(FOLLOW_UPS, ada) == 1);
    }

    @Test
    void the_same_event_in_both_modes_and_again_has_one_effect() {
        var ada = fresh("ada");
        var order = fresh("o");
        var at = clock.instant().minus(Duration.ofDays(1));
        var data = orderData(customer(ada), order, at, 250);
        var eventId = id();

        send(ada, event("order.placed", eventId, at, data));
        sendBinary(ada, "order.placed", eventId, at.toString(), data);
        send(ada, event("order.placed", eventId, at, data));
        settled();

        assertThat(database.count("select count(*) from customer_order where id = ?", order))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from decision where customer_id = ?", ada))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from inbox_conflict where event_id = ?", eventId))
                .isZero();
    }

    @Test
    void an_event_of_the_same_id_with_other_content_is_kept_as_a_conflict() {
        var ada = fresh("ada");
        var order = fresh("o");
        var at = clock.instant().minus(Duration.ofDays(1));
        var eventId = id();

        send(ada, event("order.placed", eventId, at, orderData(customer(ada), order, at, 250)));
        settled();
        send(ada, event("order.placed", eventId, at, orderData(customer(ada), order, at, 999)));

        await().until(() -> database.count("select count(*) from inbox_conflict where event_id = ?", eventId) == 1);
        assertThat(database.rows("select total::int from customer_order where id = ?", order))
                .containsExactly("250");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        broken JSON              | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.order.placed"        | not a CloudEvent
        no JSON                  | hello ID                                                                           | not a CloudEvent
        no data                  | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.order.placed"}       | data: is missing
        a wrong type             | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.order.placed","time":"2026-11-20T10:00:00Z","data":{"order":{"id":"1","currency":"EUR","total":"many","lines":[]}}} | data.order.total: expected a number, got a text
        a negative total         | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.order.placed","time":"2026-11-20T10:00:00Z","data":{"order":{"id":"1","currency":"EUR","total":-1,"lines":[]}}} | data.order.total: -1 is negative
        an absurd total          | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.order.placed","time":"2026-11-20T10:00:00Z","data":{"order":{"id":"1","currency":"EUR","total":1e308,"lines":[]}}} | is more than 10^9
        no time                  | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.order.placed","data":{"order":{"id":"1","currency":"EUR","total":1,"lines":[]}}} | time: is missing
        a far future             | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.order.placed","time":"2099-11-20T10:00:00Z","data":{"order":{"id":"1","currency":"EUR","total":1,"lines":[]}}} | more than 31 days ahead
        an unknown zone          | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.customer.updated","time":"2026-11-20T10:00:00Z","data":{"customer":{"id":"1","timeZone":"Mars/Phobos"}}} | data.customer.timeZone: 'Mars/Phobos' is no time zone
        a NUL character          | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.customer.updated","time":"2026-11-20T10:00:00Z","data":{"customer":{"id":"1","name":"A\\u0000"}}} | data.customer.name: holds a NUL
        half a character         | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.customer.updated","time":"2026-11-20T10:00:00Z","data":{"customer":{"id":"1","name":"A\\ud800"}}} | data.customer.name: holds half
        nobody to update         | {"specversion":"1.0","id":"ID","source":"/s","type":"io.heard.customer.updated","time":"2026-11-20T10:00:00Z","data":{"customer":null}} | data.customer.id: is missing
        """)
    void what_cannot_have_an_effect_goes_to_the_dead_letters(String what, String text, String reason) {
        var raw = text.replace("ID", fresh("bad")).replace("\\\\u", "\\u").getBytes(UTF_8);

        send("key", new String(raw, UTF_8));

        await().until(() -> !database.rows("select reason from dead_letter where raw = ?", (Object) raw)
                .isEmpty());
        assertThat(database.rows("select reason from dead_letter where raw = ?", (Object) raw)
                        .getFirst())
                .contains(reason);
        var letter = deadLetter(raw);
        assertThat(header(letter, "heard-reason")).contains(reason);
        assertThat(header(letter, "heard-topic")).isEqualTo("heard.orders");
        assertThat(header(letter, "heard-offset")).matches("\\d+");
    }

    @Test
    void an_unknown_type_is_skipped() {
        var ada = fresh("ada");

        send(ada, event("order.admired", id(), clock.instant(), "{}"));
        send(ada, placed(ada, fresh("o"), clock.instant(), 250));

        await().until(() -> database.count(FOLLOW_UPS, ada) == 1);
    }

    @Test
    void a_guest_with_an_address_is_a_customer_and_joined_when_the_shop_names_them() {
        var mail = fresh("guest") + "@example.com";
        var named = fresh("named");
        var at = clock.instant().minus(Duration.ofDays(1));
        var guest = "{\"email\":\"%s\",\"phone\":\"+442079460003\",\"country\":\"GB\"}".formatted(mail);

        send(null, event("order.placed", id(), at, orderData(guest, fresh("o"), at, 300)));
        await().until(() -> database.count(
                        "select count(*) from follow_up f join customer c on c.id = f.customer_id where c.email = ?",
                        mail)
                == 1);
        send(
                named,
                event(
                        "customer.updated",
                        id(),
                        at,
                        "{\"customer\":{\"id\":\"%s\",\"email\":\"%s\",\"country\":\"GB\"}}".formatted(named, mail)));

        await().until(() -> database.count(FOLLOW_UPS, named) == 1);
        assertThat(database.rows("select joined_into from customer where email = ? and id like 'contact:%'", mail))
                .containsExactly(named);
        assertThat(database.count("select count(*) from customer_order where customer_id = ?", named))
                .isEqualTo(1);
    }

    @Test
    void a_guest_without_any_contact_point_is_stored_and_nobody_is_followed_up() {
        var order = fresh("o");

        send(null, event("order.placed", id(), clock.instant(), orderData("null", order, clock.instant(), 300)));

        await().until(() -> database.count("select count(*) from customer_order where id = ?", order) == 1);
        assertThat(database.count("select count(*) from customer where id like ?", "nobody%"))
                .isZero();
    }

    @Test
    void an_event_waits_for_its_order() {
        var ada = fresh("ada");
        var order = fresh("o");
        var placedAt = clock.instant().minus(Duration.ofDays(4));

        send(ada, delivered(ada, order, clock.instant().minus(Duration.ofDays(2))));
        settled();
        assertThat(database.count(FOLLOW_UPS, ada)).isZero();
        send(ada, placed(ada, order, placedAt, 250));

        await().until(() -> database.count(FOLLOW_UPS, ada) == 1);
        assertThat(database.rows("select target::date::text from reason where customer_id = ?", ada))
                .hasSize(1);
    }

    @Test
    void an_event_of_the_future_acts_at_its_time() {
        var ada = fresh("ada");
        var at = clock.instant().plus(Duration.ofHours(2));

        send(ada, concern(ada, at, "late"));
        await().until(() ->
                database.count("select count(*) from early_event where acts_at = ?::timestamptz", at.toString()) == 1);
        assertThat(database.count("select count(*) from customer where id = ?", ada))
                .isZero();
        mover.moveTo(at.plusSeconds(1));

        assertThat(database.count("select count(*) from reason where customer_id = ? and playbook = 'concern'", ada))
                .isEqualTo(1);
    }

    @Test
    void an_event_of_the_future_that_cannot_act_holds_no_other_up_and_is_a_dead_letter() {
        var ada = fresh("ada");
        var eve = fresh("eve");
        var at = clock.instant().plus(Duration.ofHours(2));
        send(ada, concern(ada, clock.instant(), "now"));
        await().until(() -> database.count("select count(*) from customer where id = ?", ada) == 1);
        send(ada, concern(ada, at, "late"));
        IntStream.range(0, 5).forEach(_ -> send(eve, concern(eve, at, "late")));
        await().until(() ->
                database.count("select count(*) from early_event where acts_at = ?::timestamptz", at.toString()) == 6);
        database.update("update customer set preferences = '[]' where id = ?", ada);
        var letters = database.count("select count(*) from dead_letter");

        mover.moveTo(at.plusSeconds(1));

        database.update("update customer set preferences = '{}' where id = ?", ada);
        assertThat(database.count("select count(*) from reason where customer_id = ? and playbook = 'concern'", eve))
                .isEqualTo(5);
        assertThat(database.count("select count(*) from dead_letter") - letters).isEqualTo(1);
        assertThat(database.rows(
                        "select convert_from(raw, 'UTF8') from dead_letter where reason like 'failed inside Heard%'"))
                .anySatisfy(raw -> assertThat(raw).contains(ada, "late"));
        assertThat(database.count("select count(*) from early_event where acts_at = ?::timestamptz", at.toString()))
                .isZero();
    }

    @Test
    void an_order_may_have_thousands_of_lines() {
        var ada = fresh("ada");
        var order = fresh("o");
        var at = clock.instant().minus(Duration.ofDays(1));
        var lines = IntStream.range(0, 12_000)
                .mapToObj(i ->
                        "{\"sku\":\"S%d\",\"name\":\"A thing with quite a long name, number %d, so that it is large\",\"quantity\":-1,\"unitPrice\":0.5}"
                                .formatted(i, i))
                .collect(Collectors.joining(","));

        send(ada, event("order.placed", id(), at, """
            {"order":{"id":"%s","placedAt":"%s","currency":"EUR","total":500,"lines":[%s]},"customer":%s}
            """.formatted(order, at, lines, customer(ada))));

        await().until(() -> database.count(FOLLOW_UPS, ada) == 1);
        assertThat(database.rows("select line_count from customer_order where id = ?", order))
                .containsExactly("12000");
    }

    @Test
    void the_erased_stay_erased_when_the_topic_is_read_again() {
        var ada = fresh("ada");
        var at = clock.instant().minus(Duration.ofDays(1));
        var order = placed(ada, fresh("o"), at, 250);
        send(ada, order);
        await().until(() -> database.count(FOLLOW_UPS, ada) == 1);

        send(ada, event("customer.erased", id(), at, "{\"customer\":{\"id\":\"%s\"}}".formatted(ada)));
        await().until(() -> database.count("select count(*) from customer where id = ? and erased", ada) == 1);
        send(ada, order);
        send(ada, placed(ada, fresh("o"), at, 500));
        settled();

        assertThat(database.count("select count(*) from customer_order where customer_id = ?", ada))
                .isZero();
        assertThat(database.count("select count(*) from follow_up where customer_id = ?", ada))
                .isZero();
        assertThat(database.rows("select name from customer where id = ?", ada)).containsExactly("null");
    }

    @Test
    void merged_customers_have_one_follow_up() {
        var one = fresh("one");
        var other = fresh("other");
        var at = clock.instant().minus(Duration.ofDays(2));
        send(one, placed(one, fresh("o"), at, 250));
        send(other, placed(other, fresh("o"), at.plusSeconds(60), 250));
        await().until(() -> database.count(FOLLOW_UPS, one) + database.count(FOLLOW_UPS, other) == 2);

        send(
                one,
                event(
                        "customer.merged",
                        id(),
                        clock.instant(),
                        "{\"customer\":{\"id\":\"%s\"},\"into\":{\"id\":\"%s\"}}".formatted(one, other)));

        await().until(() -> database.count("select count(*) from customer_order where customer_id = ?", other) == 2);
        assertThat(database.count(FOLLOW_UPS, one)).isZero();
        assertThat(database.count(FOLLOW_UPS, other)).isEqualTo(1);
        assertThat(database.rows("select ended_why from follow_up where customer_id = ?", other))
                .containsExactlyInAnyOrder("MERGED", "null");
    }

    private void send(String key, String event) {
        send(new ProducerRecord<>("heard.orders", key, event.getBytes(UTF_8)));
    }

    private void sendBinary(String key, String type, String eventId, String time, String data) {
        var record = new ProducerRecord<>("heard.orders", key, data.getBytes(UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        eventId,
                        "ce_source",
                        ShopEvents.SOURCE,
                        "ce_type",
                        "io.heard." + type,
                        "ce_time",
                        time,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        send(record);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            shop.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits until everything that was sent has been taken: one event more on every partition.
    private void settled() {
        var last = new HashMap<Integer, String>();
        for (int partition = 0; partition < 4; partition++) {
            var order = fresh("settled");
            last.put(partition, order);
            var event = event("order.placed", id(), clock.instant(), orderData("null", order, clock.instant(), 1));
            send(new ProducerRecord<>("heard.orders", partition, null, event.getBytes(UTF_8)));
        }
        last.values()
                .forEach(order -> await().atMost(Duration.ofSeconds(20))
                        .until(() -> database.count("select count(*) from customer_order where id = ?", order) == 1));
    }

    private ConsumerRecord<byte[], byte[]> deadLetter(byte[] raw) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("heard.orders.dead-letter"));
            return await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> {
                                for (var record : consumer.poll(Duration.ofMillis(200))) {
                                    if (Arrays.equals(record.value(), raw)) {
                                        return record;
                                    }
                                }
                                return null;
                            },
                            found -> found != null);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
