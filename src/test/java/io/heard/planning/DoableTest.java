package io.heard.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.planning.Doable.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoableTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Intervals AFTERNOON = Intervals.of(new Interval(NOON, NOON.plus(Duration.ofHours(4))));

    @Test
    void what_fits_into_the_hours_until_its_due_is_not_late() {
        var pieces = List.of(piece(60, 60), piece(120, 60), piece(240, 120));

        assertThat(new Doable(pieces, AFTERNOON).late(NOON)).isEmpty();
    }

    @Test
    void what_comes_after_too_much_other_work_is_late() {
        var first = piece(60, 60);
        var second = piece(90, 60);
        var third = piece(240, 60);

        assertThat(new Doable(List.of(third, second, first), AFTERNOON).late(NOON))
                .containsExactly(second);
    }

    @Test
    void what_is_overdue_is_late_and_takes_no_time_from_the_rest() {
        var overdue = piece(-60, 240);
        var next = piece(60, 60);

        assertThat(new Doable(List.of(overdue, next), AFTERNOON).late(NOON)).containsExactly(overdue);
    }

    @Test
    void who_does_not_work_any_more_does_nothing_in_time() {
        var piece = piece(60, 10);

        assertThat(new Doable(List.of(piece), Intervals.NONE).late(NOON)).containsExactly(piece);
    }

    @Test
    void what_is_due_after_the_known_hours_is_not_judged() {
        assertThat(new Doable(List.of(piece(600, 500)), AFTERNOON).late(NOON)).isEmpty();
    }

    @Test
    void two_people_cannot_be_promised_the_same_time() {
        var one = promised(60, 20);
        var other = promised(70, 20);
        var later = promised(100, 20);

        assertThat(new Doable(List.of(later, other, one), AFTERNOON).conflicts(NOON))
                .containsExactly(other);
    }

    @Test
    void a_time_outside_the_hours_cannot_be_kept_and_one_that_has_passed_is_no_conflict() {
        var evening = promised(300, 20);
        var morning = promised(-30, 20);

        assertThat(new Doable(List.of(evening, morning), AFTERNOON).conflicts(NOON))
                .containsExactly(evening);
    }

    private static Piece piece(int dueInMinutes, int effort) {
        return piece(dueInMinutes, effort, null);
    }

    private static Piece promised(int inMinutes, int effort) {
        return piece(inMinutes, effort, NOON.plus(Duration.ofMinutes(inMinutes)));
    }

    private static Piece piece(int dueInMinutes, int effort, @Nullable Instant promisedAt) {
        return new Piece(
                UUID.randomUUID(), NOON.plus(Duration.ofMinutes(dueInMinutes)), Duration.ofMinutes(effort), promisedAt);
    }
}
