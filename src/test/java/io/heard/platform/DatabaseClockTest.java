package io.heard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Instant databaseTime = NOON;
    private Duration asking = Duration.ZERO;
    private boolean away;
    private long nanos = Long.MAX_VALUE - 5; // it may overflow at any time

    private final DatabaseClock clock;

    DatabaseClockTest() throws SQLException {
        clock = new DatabaseClock(this::sample, () -> nanos);
    }

    @BeforeEach
    void five_seconds_later() {
        passes(Duration.ofSeconds(5));
    }

    @Test
    void goes_on_between_samples() {
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void follows_the_database_forwards() {
        databaseTime = NOON.plusSeconds(3600);

        clock.takeSample();

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void waits_for_a_database_that_is_a_little_behind() {
        var seen = clock.instant();
        databaseTime = NOON.plusSeconds(2);

        clock.takeSample();

        assertThat(clock.instant()).isEqualTo(seen);
        passes(Duration.ofSeconds(4));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(6));
    }

    @Test
    void follows_a_database_that_was_put_back_far() {
        assertThat(clock.instant()).isAfter(NOON);
        databaseTime = NOON.minusSeconds(3600);

        clock.takeSample();

        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(3600));
    }

    @Test
    void goes_on_while_the_database_is_away() {
        away = true;

        clock.takeSample();
        passes(Duration.ofMinutes(10));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(605));
    }

    @Test
    void ignores_an_answer_that_took_long() {
        databaseTime = NOON.plusSeconds(3600);
        asking = Duration.ofSeconds(2);

        clock.takeSample();

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void is_the_same_time_in_every_zone() {
        var there = clock.withZone(ZoneId.of("Asia/Tokyo"));

        passes(Duration.ofSeconds(1));

        assertThat(there.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(there.instant()).isEqualTo(clock.instant()).isEqualTo(NOON.plusSeconds(6));
    }

    private void passes(Duration time) {
        nanos += time.toNanos();
    }

    private DatabaseClock.Sample sample() throws SQLException {
        if (away) {
            throw new SQLException("away");
        }
        return new DatabaseClock.Sample(databaseTime, nanos, asking);
    }
}
