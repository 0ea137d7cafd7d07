package io.heard.upkeep;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.heard.calendar.Days;
import io.heard.inbox.Received.Origin;
import io.heard.intake.NativeEvents;
import io.heard.review.Reviewed;
import io.heard.review.Reviewing;
import io.heard.testing.Database;
import io.heard.testing.ShopEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each test lives in a time of its own, far ahead, where no other has left anything.
@QuarkusTest
class RetentionIT {

    private static final Origin HTTP = new Origin(null, null, null, Map.of());
    private static final AtomicInteger YEARS = new AtomicInteger();

    @Inject
    Clock clock;

    @Inject
    Retention retention;

    @Inject
    ChoreRepository chores;

    @Inject
    NativeEvents events;

    @Inject
    Reviewing reviewing;

    @Inject
    Database database;

    @Inject
    DataSource source;

    private LocalDate day;

    @BeforeEach
    void another_time() {
        day = LocalDate.of(Days.dateAt(clock.instant(), UTC).getYear() + 2 + YEARS.incrementAndGet(), 3, 1);
        database.update("update chore set next_run_at = '2000-01-01T00:00Z' where name = 'retention'");
    }

    @Test
    void the_days_to_come_have_their_partitions() {
        run(day);

        assertThat(placeOf(day)).isEqualTo(name(day));
        assertThat(placeOf(day.plusDays(7))).isEqualTo(name(day.plusDays(7)));
        assertThat(placeOf(day.plusDays(8))).isEqualTo("inbox_payload_rest");
    }

    @Test
    void a_day_that_is_over_its_time_goes_as_a_whole_and_not_before() {
        run(day);
        placeOf(day);

        run(day.plusDays(30));
        assertThat(partitions()).contains(name(day));

        run(day.plusDays(31));
        assertThat(partitions()).doesNotContain(name(day)).contains(name(day.plusDays(1)), name(day.plusDays(31)));
    }

    @Test
    void what_came_in_on_days_without_a_partition_stays_where_it_is_and_goes_when_it_is_over() {
        assertThat(placeOf(day)).isEqualTo("inbox_payload_rest");

        run(day);
        assertThat(placeOf(day)).isEqualTo("inbox_payload_rest");
        assertThat(placeOf(day.plusDays(1))).isEqualTo(name(day.plusDays(1)));

        run(day.plusDays(30));
        assertThat(inRest(day)).isEqualTo(2);

        run(day.plusDays(31));
        assertThat(inRest(day)).isZero();
    }

    @Test
    void missed_days_are_made_good() {
        run(day);
        for (int i = 0; i < 60; i++) {
            placeOf(day.plusDays(i));
        }

        run(day.plusDays(60));

        assertThat(partitions()).doesNotContain(name(day), name(day.plusDays(7)));
        assertThat(inRest(day.plusDays(29))).isZero();
        assertThat(inRest(day.plusDays(30))).isEqualTo(1);
        assertThat(partitions()).contains(name(day.plusDays(61)));
    }

    @Test
    void keys_go_after_400_days_in_batches() {
        var now = at(day);
        add(45_000, now.minus(Duration.ofDays(400)).minusSeconds(1));
        add(1_000, now.minus(Duration.ofDays(400)));

        run(day);

        assertThat(database.count(
                        "select count(*) from inbox_key where seen_at < ?", sql(now.minus(Duration.ofDays(400)))))
                .isZero();
        assertThat(database.count(
                        "select count(*) from inbox_key where seen_at = ?", sql(now.minus(Duration.ofDays(400)))))
                .isEqualTo(1_000);
        assertThat(database.count("select (report->>'inbox_key')::int from chore where name = 'retention'"))
                .isGreaterThanOrEqualTo(45_000);
    }

    private void add(int count, Instant seenAt) {
        database.update("""
                insert into inbox_key (key, payload_hash, seen_at)
                select decode(md5(? || n), 'hex'), 'x', ?
                  from generate_series(1, ?) as n
                """, day + " " + seenAt, sql(seenAt), count);
    }

    @Test
    void an_event_whose_key_is_gone_is_taken_again_and_has_no_second_effect() {
        var ada = ShopEvents.fresh("ada");
        var now = clock.instant();
        var concern = ShopEvents.concern(ada, now.minusSeconds(60), "The lamp came without its plug");
        assertThat(take(concern).accepted()).isEqualTo(1);
        assertThat(take(concern).duplicates()).isEqualTo(1);
        var before = effects(ada);

        database.update(
                "update inbox_key set seen_at = ? where seen_at >= ?",
                sql(at(day).minus(Duration.ofDays(401))),
                sql(now));
        run(day);

        assertThat(take(concern).accepted()).isEqualTo(1);
        assertThat(effects(ada)).isEqualTo(before);
    }

    private Reviewed take(String event) {
        return reviewing.take(List.of(events.read(event.getBytes(StandardCharsets.UTF_8), HTTP, clock.instant())));
    }

    private List<Long> effects(String customer) {
        return List.of("customer_event", "reason", "follow_up", "task").stream()
                .map(table -> database.count("select count(*) from " + table + " where customer_id = ?", customer))
                .toList();
    }

    @Test
    void decisions_go_but_those_of_an_open_follow_up_stay() {
        var ada = ShopEvents.fresh("ada");
        var ben = ShopEvents.fresh("ben");
        var now = clock.instant();
        take(ShopEvents.concern(ada, now.minusSeconds(60), "Broken"));
        take(ShopEvents.concern(ben, now.minusSeconds(60), "Broken"));
        database.update(
                "update follow_up set status = 'CANCELLED', wake_at = null, ended_at = ?, ended_why = 'test' where customer_id = ?",
                sql(now),
                ben);

        run(day);

        assertThat(database.count("select count(*) from decision where customer_id = ?", ada))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from decision where customer_id = ?", ben))
                .isZero();
    }

    @Test
    void conflicts_and_hours_of_inputs_go_too() {
        var now = at(day);
        database.update(
                "insert into inbox_conflict (id, source, event_id, raw, seen_at) values (gen_random_uuid(), ?, 'old', 'x', ?), (gen_random_uuid(), ?, 'new', 'x', ?)",
                "/s/" + day,
                sql(now.minus(Duration.ofDays(91))),
                "/s/" + day,
                sql(now.minus(Duration.ofDays(89))));
        database.update(
                "insert into input_hour (source, hour, messages) values (?, ?, 1), (?, ?, 1)",
                "/s/" + day,
                sql(now.minus(Duration.ofDays(61))),
                "/s/" + day,
                sql(now.minus(Duration.ofDays(59))));

        run(day);

        assertThat(database.rows("select event_id from inbox_conflict where source = ?", "/s/" + day))
                .containsExactly("new");
        assertThat(database.count("select count(*) from input_hour where source = ?", "/s/" + day))
                .isEqualTo(1);
    }

    @Test
    void it_is_done_once_a_day_and_a_second_time_changes_nothing() {
        var asked = new AtomicInteger();
        retention.run(at(day), limit -> asked.incrementAndGet());
        var partitions = partitions();

        retention.run(at(day).plus(Duration.ofMinutes(1)), limit -> asked.incrementAndGet());
        assertThat(asked).hasValue(1);
        database.update("update chore set next_run_at = '2000-01-01T00:00Z' where name = 'retention'");
        run(day);

        assertThat(partitions()).isEqualTo(partitions);
        assertThat(Retention.next(at(day)))
                .isEqualTo(day.plusDays(1).atTime(2, 0).toInstant(UTC));
        assertThat(Retention.next(day.atTime(1, 59).toInstant(UTC)))
                .isEqualTo(day.atTime(2, 0).toInstant(UTC));
    }

    @Test
    void while_another_instance_is_at_it_nothing_is_done() {
        var asked = new AtomicInteger();

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(chores.hold("retention", at(day))).isTrue();
            QuarkusTransaction.requiringNew().run(() -> retention.run(at(day), limit -> asked.incrementAndGet()));
        });

        assertThat(asked).hasValue(0);
        assertThat(partitions()).doesNotContain(name(day));
    }

    @Test
    void a_step_that_fails_leaves_the_others_and_is_tried_again_soon() {
        retention.run(at(day), limit -> {
            throw new IllegalStateException("as if the table were broken");
        });

        assertThat(partitions()).contains(name(day));
        assertThat(database.rows("select extract(epoch from next_run_at)::bigint from chore where name = 'retention'"))
                .containsExactly(
                        String.valueOf(at(day).plus(Duration.ofMinutes(10)).getEpochSecond()));
    }

    /// The migrations themselves, in a schema of their own that looks as it did before.
    @Test
    void payloads_from_before_partitions_go_on_as_one_of_them() throws SQLException, IOException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema before; set search_path to before");
            try {
                statement.execute(migration("V02__inbox.sql"));
                statement.execute(migration("V03__follow_up.sql"));
                statement.execute("""
                    insert into inbox_payload (seen_at, key, raw)
                    values ('2026-01-05T10:00Z', 'a', 'x'), ('2026-11-20T23:59:59Z', 'b', 'x')
                    """);

                statement.execute(migration("V101__upkeep.sql"));

                statement.execute("""
                    insert into inbox_payload (seen_at, key, raw)
                    values ('2026-11-20T23:59:59Z', 'c', 'x'), ('2026-11-21T00:00Z', 'd', 'x')
                    """);
                try (var rows = statement.executeQuery("""
                        select string_agg(encode(key, 'escape') || ' ' || tableoid::regclass, ', ' order by key)
                          from inbox_payload
                        """)) {
                    rows.next();
                    assertThat(rows.getString(1))
                            .isEqualTo(
                                    "a inbox_payload_before, b inbox_payload_before, c inbox_payload_before, d inbox_payload_rest");
                }
            } finally {
                statement.execute("drop schema before cascade; reset search_path; set time zone 'America/Los_Angeles'");
            }
        }
    }

    private static String migration(String name) throws IOException {
        return Files.readString(Path.of("src/main/resources/db/migration", name));
    }

    @Test
    void a_payload_of_any_time_is_taken() {
        for (var any : List.of(LocalDate.of(1999, 1, 1), day, LocalDate.of(2500, 1, 1))) {
            assertThatCode(() -> placeOf(any)).doesNotThrowAnyException();
        }
    }

    private void run(LocalDate on) {
        database.update("update chore set next_run_at = '2000-01-01T00:00Z' where name = 'retention'");
        retention.run(at(on), limit -> 0);
    }

    private static Instant at(LocalDate on) {
        return on.atTime(LocalTime.of(3, 0)).toInstant(UTC);
    }

    private static OffsetDateTime sql(Instant at) {
        return at.atOffset(UTC);
    }

    /// Writes a payload of that day.
    ///
    /// @return in which partition it is
    private String placeOf(LocalDate on) {
        return database.rows(
                        "insert into inbox_payload (seen_at, key, raw) values (?, 'k', 'x') returning tableoid::regclass",
                        sql(at(on)))
                .getFirst();
    }

    private long inRest(LocalDate on) {
        return database.count(
                "select count(*) from inbox_payload_rest where seen_at between ? and ?",
                sql(on.atStartOfDay(UTC).toInstant()),
                sql(at(on)));
    }

    private List<String> partitions() {
        return database.rows(
                "select inhrelid::regclass from pg_inherits where inhparent = 'inbox_payload'::regclass order by 1");
    }

    private static String name(LocalDate on) {
        return "inbox_payload_" + on.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
