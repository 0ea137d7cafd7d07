package io.heard.intake;

import static io.heard.testing.ShopEvents.concern;
import static io.heard.testing.ShopEvents.fresh;
import static io.heard.testing.ShopEvents.placed;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.testing.Database;
import io.heard.testing.Stopped;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `heard.test.outage` (seconds) makes the outage longer than is bearable in every run: 90 is the trial of FACTS T10.
@QuarkusTest
class OutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("heard.test.outage", 8));
    private static final String SEEN = "select count(*) from customer where id = any(string_to_array(?, ','))";
    private static final String REASONS =
            "select count(*) from reason where customer_id = any(string_to_array(?, ',')) and playbook = 'concern'";

    private static final String BURIED = "select count(*) from dead_letter where reason like 'failed inside Heard%'";

    @Inject
    Clock clock;

    @Inject
    Database database;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private final List<String> told = new ArrayList<>();
    private KafkaProducer<String, byte[]> shop;

    @BeforeEach
    void open() {
        shop = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "compression.type",
                        "zstd",
                        "batch.size",
                        900_000,
                        "linger.ms",
                        20),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        shop.close();
        database.forgetWork(told);
    }

    @Test
    void a_database_that_stands_still_is_waited_for_and_nothing_is_lost() throws Exception {
        var before = send(50);
        await().atMost(Duration.ofSeconds(30)).until(() -> database.count(SEEN, before) == 50);
        var members = members();
        String during;

        try (var _ = Stopped.postgres(database)) {
            during = send(400);
            given().get("/q/health/live").then().statusCode(200);
            Thread.sleep(OUTAGE.toMillis());
            given().get("/q/health/live").then().statusCode(200);
            assertThat(members()).as("nobody has left the group").isEqualTo(members);
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> database.count(SEEN, during) == 400);
        assertThat(database.count(REASONS, during)).isEqualTo(400);
        assertThat(members()).isEqualTo(members);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void connections_that_are_cut_again_and_again_lose_and_double_nothing() {
        long buried = database.count(BURIED);
        var customers = send(600);

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            database.rows("""
                    select pg_terminate_backend(pid)
                      from pg_stat_activity
                     where pid <> pg_backend_pid()
                       and query like '%inbox%'
                       and datname = current_database()
                    """);
            return database.count(SEEN, customers) == 600;
        });

        assertThat(database.count(REASONS, customers)).isEqualTo(600);
        assertThat(database.count(BURIED)).isEqualTo(buried);
    }

    /// 64 MB in records of 1 MB, which the producer makes a few kilobytes of.
    @Test
    void a_backlog_of_large_records_is_taken_in_portions() {
        var customers = IntStream.range(0, 64).mapToObj(_ -> fresh("large")).toList();
        told.addAll(customers);
        var remark = "{\"remark\":\"" + "lamp ".repeat(180_000) + "\",";
        double before = batches();

        customers.forEach(customer -> send(new ProducerRecord<>(
                "heard.orders",
                customer,
                placed(customer, fresh("o"), clock.instant().minusSeconds(60), 30)
                        .replace("{\"order\"", remark + "\"order\"")
                        .getBytes(UTF_8))));
        shop.flush();

        await().atMost(Duration.ofSeconds(60)).until(() -> database.count(SEEN, String.join(",", customers)) == 64);
        assertThat(batches() - before).isGreaterThanOrEqualTo(8);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        var _ = shop.send(record); // flushing waits for it, and what is not taken in is noticed
    }

    private double batches() {
        return meters.get("heard.intake.batch.duration").timer().count();
    }

    /// @return the customers, each of whom raises a concern, with commas between
    private String send(int count) {
        var customers = IntStream.range(0, count).mapToObj(_ -> fresh("ada")).toList();
        told.addAll(customers);
        customers.forEach(customer -> send(new ProducerRecord<>(
                "heard.orders",
                customer,
                concern(customer, clock.instant().minusSeconds(60), "Broken").getBytes(UTF_8))));
        shop.flush();
        return String.join(",", customers);
    }

    private List<String> members() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            return admin.describeConsumerGroups(List.of("heard")).all().get().get("heard").members().stream()
                    .map(member -> member.consumerId())
                    .sorted()
                    .toList();
        }
    }
}
