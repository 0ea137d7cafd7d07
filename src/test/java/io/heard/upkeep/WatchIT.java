package io.heard.upkeep;

import static io.heard.testing.ShopEvents.fresh;
import static io.restassured.RestAssured.given;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.heard.inbox.InputRepository;
import io.heard.inbox.Received.Origin;
import io.heard.intake.NativeEvents;
import io.heard.review.Reviewing;
import io.heard.testing.Database;
import io.heard.testing.ShopEvents;
import io.heard.upkeep.Alarm.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WatchIT {

    private static final Origin HTTP = new Origin(null, null, null, Map.of());

    @Inject
    Watching watching;

    @Inject
    WatchJob job;

    @Inject
    InputRepository inputs;

    @Inject
    NativeEvents events;

    @Inject
    Reviewing reviewing;

    @Inject
    MeterRegistry meters;

    @Inject
    Clock clock;

    @Inject
    Database database;

    @BeforeEach
    void nobody_has_sent_anything() {
        inputs.write();
        database.update("delete from input");
        database.update("delete from input_hour");
    }

    @Test
    void a_source_that_falls_silent_while_others_send_raises_an_alarm_that_ends_when_it_sends_again() {
        var lamps = fresh("/shops/lamps");
        var tea = fresh("/shops/tea");
        var now = Instant.parse("2027-06-14T12:30:00Z");
        for (var week = 4; week >= 0; week--) {
            everyHour(lamps, now.minus(Duration.ofDays(7L * week)), week == 0 ? 3 : 0);
            everyHour(tea, now.minus(Duration.ofDays(7L * week)), 0);
        }

        assertThat(silentAt(now.minus(Duration.ofHours(2).plusMinutes(31)))).isEmpty();
        assertThat(silentAt(now)).containsExactly(lamps);
        assertThat(silentAt(now.plus(Duration.ofMinutes(59))))
                .as("then the others have been silent for an hour too")
                .isEmpty();

        inputs.note(Map.of(lamps, 1), now);
        inputs.write();
        assertThat(silentAt(now)).isEmpty();
    }

    @Test
    void a_source_that_is_always_silent_at_night_is_not_missed_then() {
        var day = fresh("/shops/day");
        var night = fresh("/shops/night");
        var evening = Instant.parse("2027-06-14T18:00:00Z");
        for (int back = 40; back >= 0; back--) {
            var end = evening.minus(Duration.ofDays(back));
            everyHour(day, end, 0);
            everyHour(night, end.plus(Duration.ofHours(8)), 0);
            everyHour(night, end, 0);
        }

        assertThat(silentAt(evening.plus(Duration.ofHours(7)))).isEmpty();
        assertThat(silentAt(evening.plus(Duration.ofHours(8)).minusSeconds(1))).isEmpty();
    }

    @Test
    void whoever_makes_up_sources_does_not_fill_the_table() {
        var now = clock.instant();
        for (int batch = 0; batch < 4; batch++) {
            IntStream.range(0, 1_000).forEach(_ -> inputs.note(Map.of(fresh("/made/up"), 1), now));
            inputs.write();
        }
        inputs.note(Map.of("/" + "x".repeat(300), 1), now);
        inputs.write();

        assertThat(database.count("select count(*) from input")).isEqualTo(InputRepository.MOST_SOURCES);
        assertThat(database.count("select count(*) from input_hour"))
                .isEqualTo(database.count("select count(*) from input"));
    }

    @Test
    void an_active_follow_up_without_a_task_has_no_next_date() {
        var ada = fresh("ada");
        var now = clock.instant();
        take(ShopEvents.concern(ada, now.minusSeconds(60), "Broken"));
        long before = watching.look(now).work().withoutNextDate();

        database.update(
                "update follow_up set status = 'ACTIVE', wake = null, wake_at = null where customer_id = ?", ada);
        var report = watching.look(now);
        assertThat(report.work().withoutNextDate()).isEqualTo((int) before + 1);
        assertThat(report.alarms()).contains(new Alarm(Kind.NO_NEXT_DATE, null, null));

        database.update(
                "update follow_up set status = 'CANCELLED', ended_at = ?, ended_why = 'test' where customer_id = ?",
                now.atOffset(UTC),
                ada);
        assertThat(watching.look(now).work().withoutNextDate()).isEqualTo((int) before);
    }

    @Test
    void work_that_lies_due_while_no_task_is_made_is_an_alarm() {
        var ada = fresh("ada");
        var now = clock.instant();
        take(ShopEvents.concern(ada, now.minusSeconds(60), "Broken"));
        var later = now.plus(Duration.ofDays(4));

        var report = watching.look(later);

        assertThat(report.work().oldestDueAt()).isNotNull().isBefore(later.minus(Duration.ofMinutes(5)));
        assertThat(report.alarms()).extracting(Alarm::kind).contains(Kind.NO_OUTPUT);
    }

    @Test
    void an_alarm_is_logged_once_and_its_end_too() {
        var said = new ArrayList<String>();
        var listening = new Handler() {
            @Override
            public void publish(LogRecord record) {
                said.add(new PatternFormatter("%p %s").format(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var ada = fresh("ada");
        take(ShopEvents.concern(ada, clock.instant().minusSeconds(60), "Broken"));
        job.look();
        var logger = Logger.getLogger(WatchJob.class.getName());
        logger.addHandler(listening);
        try {
            database.update(
                    "update follow_up set status = 'ACTIVE', wake = null, wake_at = null where customer_id = ?", ada);
            job.look();
            job.look();
            assertThat(meters.get("heard.alarms")
                            .tag("kind", "NO_NEXT_DATE")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            database.update(
                    "update follow_up set status = 'CANCELLED', ended_at = ?, ended_why = 'test' where customer_id = ?",
                    clock.instant().atOffset(UTC),
                    ada);
            job.look();
            job.look();
        } finally {
            logger.removeHandler(listening);
        }

        assertThat(said.stream().filter(line -> line.contains("no next date")))
                .hasSize(2)
                .satisfiesExactly(
                        raised -> assertThat(raised).startsWith("WARN"),
                        over -> assertThat(over).startsWith("INFO"));
    }

    @Test
    void the_metrics_tell_what_the_table_of_them_names_and_nothing_of_customers() {
        var ada = fresh("ada");
        take(ShopEvents.concern(ada, clock.instant().minusSeconds(60), "Broken"));
        given().auth()
                .preemptive()
                .basic("shop", "heard")
                .contentType("application/cloudevents+json")
                .body(ShopEvents.concern(ada, clock.instant().minusSeconds(30), "Still broken"))
                .post("/v1/events")
                .then()
                .statusCode(202);
        job.look();

        var text = given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        for (var name : List.of(
                "heard_intake_waiting",
                "heard_intake_batch_size_count",
                "heard_intake_batch_duration_seconds_bucket",
                "heard_intake_lag{topic=\"heard.orders\"",
                "heard_decisions_total{",
                "heard_dead_letters_open",
                "heard_work_due_age_seconds",
                "heard_work_review_age_seconds",
                "heard_outbox_age_seconds",
                "heard_followups_without_next_date 0.0",
                "heard_alarms{kind=\"NO_INPUT\"",
                "heard_input_silence_seconds{source=\"/shops/test\"",
                "heard_watch_age_seconds")) {
            assertThat(text).contains("\n" + name);
        }
        assertThat(text)
                .contains("heard_events_total{format=\"native\",result=\"accepted\",type=\"concern.raised\"")
                .doesNotContain(ada)
                .doesNotContain("example.com");
    }

    @Test
    void an_admin_reads_at_the_desk_what_is_wrong_in_both_languages() {
        var lamps = fresh("/shops/lamps");
        inputs.note(Map.of(lamps, 3), clock.instant());
        inputs.write();

        given().auth()
                .preemptive()
                .basic("admin", "heard")
                .header("Accept-Language", "de")
                .get("/desk/admin/operation")
                .then()
                .statusCode(200)
                .body(containsString(lamps))
                .body(containsString("Wer Ereignisse schickt"));
        given().auth()
                .preemptive()
                .basic("admin", "heard")
                .header("Accept-Language", "en")
                .get("/desk/admin/operation")
                .then()
                .statusCode(200)
                .body(containsString("Who sends events"));
    }

    /// Ten messages an hour in the ten hours before the end, but none in the last ones.
    private void everyHour(String source, Instant end, int without) {
        var hour = end.truncatedTo(ChronoUnit.HOURS);
        for (int back = 9; back >= without; back--) {
            inputs.note(Map.of(source, 10), hour.minus(Duration.ofHours(back)));
        }
        inputs.write();
    }

    private List<String> silentAt(Instant now) {
        return watching.look(now).alarms().stream()
                .filter(alarm -> alarm.kind() == Kind.NO_INPUT)
                .map(Alarm::source)
                .toList();
    }

    private void take(String event) {
        reviewing.take(List.of(events.read(event.getBytes(StandardCharsets.UTF_8), HTTP, clock.instant())));
    }
}
