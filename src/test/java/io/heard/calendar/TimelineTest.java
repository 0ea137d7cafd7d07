package io.heard.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void no_timeline_leaves_everything_open() {
        assertThat(Timeline.between(List.of(), at("2026-03-02T10:00:00.5Z"), at("2026-03-02T11:00:00Z")))
                .containsExactly(new Interval(at("2026-03-02T10:00:00.5Z"), at("2026-03-02T11:00:00Z")));
        assertThat(Timeline.firstFitting(List.of(), MONDAY, MONDAY.plusSeconds(1), TEN_MINUTES))
                .contains(new Interval(MONDAY, MONDAY.plusSeconds(601)));
    }

    @Test
    void windows_that_touch_at_midnight_are_one() {
        var nights = Timeline.of(ROME, DayHours.parse("00:00-06:00 22:00-24:00"));

        assertThat(Timeline.between(List.of(nights), at("2026-03-02T12:00:00Z"), at("2026-03-03T12:00:00Z")))
                .containsExactly(new Interval(at("2026-03-02T21:00:00Z"), at("2026-03-03T05:00:00Z")));
        assertThat(Timeline.firstFitting(
                        List.of(nights), at("2026-03-02T12:00:00Z"), at("2026-03-09T12:00:00Z"), Duration.ofHours(8)))
                .contains(new Interval(at("2026-03-02T21:00:00Z"), at("2026-03-03T05:00:00Z")));
    }

    @Test
    void a_start_needs_the_whole_effort_before_the_close() {
        var day = List.of(Timeline.of(ROME, DayHours.parse("09:00-18:00")));

        assertThat(Timeline.firstFitting(day, at("2026-03-02T16:50:00Z"), at("2026-03-09T00:00:00Z"), TEN_MINUTES))
                .contains(new Interval(at("2026-03-02T16:50:00Z"), at("2026-03-02T17:00:00Z")));
        assertThat(Timeline.firstFitting(day, at("2026-03-02T16:50:00.001Z"), at("2026-03-09T00:00:00Z"), TEN_MINUTES))
                .contains(new Interval(at("2026-03-03T08:00:00Z"), at("2026-03-03T17:00:00Z")));
    }

    @Test
    void a_start_lies_before_until() {
        var day = List.of(Timeline.of(ROME, DayHours.parse("09:00-18:00")));

        assertThat(Timeline.firstFitting(day, MONDAY, at("2026-03-02T08:00:00Z"), TEN_MINUTES))
                .isEmpty();
        assertThat(Timeline.firstFitting(day, MONDAY, at("2026-03-02T08:00:01Z"), TEN_MINUTES))
                .contains(new Interval(at("2026-03-02T08:00:00Z"), at("2026-03-02T08:10:01Z")));
    }

    @Test
    void hours_for_a_while_limit_nothing_before_and_after() {
        var mornings = Timeline.during(
                at("2026-03-02T10:00:00Z"), at("2026-03-03T07:00:00Z"), ROME, DayHours.parse("09:00-12:00"));

        assertThat(Timeline.between(List.of(mornings), MONDAY, at("2026-03-04T00:00:00Z")))
                .containsExactly(
                        new Interval(MONDAY, at("2026-03-02T11:00:00Z")),
                        new Interval(at("2026-03-03T07:00:00Z"), at("2026-03-04T00:00:00Z")));
    }

    @Property(tries = 3_000)
    void the_first_fitting_start_is_the_earliest_of_all_windows(@ForAll long seed) {
        var random = new Random(seed);
        var timelines = new ArrayList<Timeline>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var zone = ZoneId.of(WallClockTest.ZONES.get(random.nextInt(WallClockTest.ZONES.size())));
            timelines.add(
                    random.nextBoolean() ? Timeline.of(zone, week(random)) : Timeline.remembered(zone, week(random)));
        }
        var from = MONDAY.plusSeconds(random.nextInt(400 * 86_400)).plusNanos(random.nextInt(3));
        var until = from.plusSeconds(random.nextInt(20 * 86_400));
        var effort = Duration.ofMinutes(random.nextInt(300));

        var found = Timeline.firstFitting(timelines, from, until, effort);

        var all = Timeline.between(timelines, from, until.plus(effort));
        var expected =
                all.firstAtLeast(from, effort).filter(first -> first.start().isBefore(until));
        assertThat(found).isEqualTo(expected);
    }

    private static WeekHours week(Random random) {
        var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            int start = random.nextInt(24) * 60;
            var hours = DayHours.of(start, start + 1 + random.nextInt(DayHours.MINUTES_A_DAY - start));
            week.put(day, random.nextInt(4) == 0 ? DayHours.ALL : random.nextInt(4) == 0 ? DayHours.NONE : hours);
        }
        return WeekHours.of(week);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
