package io.heard.embedded;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.heard.platform.RealTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EmbeddedIT {

    private static final int LARGEST_EVENT = 4 * 1024 * 1024;

    @Inject
    Clock clock;

    @Inject
    @RealTime
    Clock realTime;

    @Inject
    ClockMover mover;

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void the_database_keeps_what_it_acknowledged() throws SQLException {
        assertThat(configured("fsync")).isEqualTo("on");
        assertThat(configured("synchronous_commit")).isEqualTo("on");
        assertThat(configured("full_page_writes")).isEqualTo("on");
    }

    @Test
    void the_database_is_only_on_the_loopback_address() throws SQLException {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("unix_socket_directories")).isEmpty();
    }

    @Test
    void database_session_and_process_are_in_different_zones() throws SQLException {
        assertThat(setting("timezone")).isEqualTo("America/Los_Angeles");
        assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
    }

    @Test
    void the_broker_has_every_topic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            var topics = admin.describeTopics(admin.listTopics().names().get(10, SECONDS))
                    .allTopicNames()
                    .get(10, SECONDS);

            assertThat(topics)
                    .containsKeys("heard.orders", "heard.orders.dead-letter", "heard.work-queue", "heard.follow-ups");
            assertThat(topics.get("heard.orders").partitions()).hasSize(4);
        }
    }

    @Test
    void the_broker_takes_the_largest_event() throws Exception {
        Map<String, Object> configuration =
                Map.of("bootstrap.servers", brokers, "max.request.size", 2 * LARGEST_EVENT, "acks", "all");
        try (var producer = new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<byte[], byte[]>("heard.orders.dead-letter", new byte[LARGEST_EVENT]);

            assertThat(producer.send(record).get(10, SECONDS).hasOffset()).isTrue();
        }
    }

    @Test
    void the_clock_stands_until_it_is_moved() {
        var before = clock.instant();

        mover.advance(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofHours(1)));
        assertThat(realTime.instant()).isCloseTo(Instant.now(), within(Duration.ofSeconds(5)));
    }

    @Test
    void an_admin_moves_the_clock_by_http() {
        var next = clock.instant().plus(Duration.ofMinutes(5));

        given().auth()
                .preemptive()
                .basic("admin", "heard")
                .contentType("application/json")
                .body(Map.of("now", next.toString()))
                .post("/dev/clock")
                .then()
                .statusCode(200)
                .body("now", equalTo(next.toString()));

        assertThat(clock.instant()).isEqualTo(next);
    }

    @Test
    void time_never_goes_back() {
        given().auth()
                .preemptive()
                .basic("admin", "heard")
                .contentType("application/json")
                .body(Map.of("now", clock.instant().minusSeconds(1).toString()))
                .post("/dev/clock")
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"now\":5}",
                "{\"now\":\"tomorrow\"}",
                "{\"speed\":-1}",
                "{\"speed\":\"1\"}",
                "{\"then\":1}",
                "{\"now\":\"+12026-01-01T00:00:00Z\"}"
            })
    void garbage_does_not_move_the_clock(String body) {
        given().auth()
                .preemptive()
                .basic("admin", "heard")
                .body(body)
                .post("/dev/clock")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "ana", "ben", "shop"})
    void only_an_admin_sees_the_clock(String account) {
        given().auth()
                .preemptive()
                .basic(account, "heard")
                .get("/dev/clock")
                .then()
                .statusCode(403);
    }

    /// What a session begins with; those of tests wait for no disk.
    private String configured(String name) throws SQLException {
        return answer("select reset_val from pg_settings where name = '" + name + "'");
    }

    private String setting(String name) throws SQLException {
        return answer("show " + name);
    }

    private String answer(String question) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
