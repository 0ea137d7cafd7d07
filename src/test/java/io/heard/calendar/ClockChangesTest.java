package io.heard.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// 24 zones around their changes of clocks, leap days and turns of the year, in three units and as opening hours.
///
/// What is expected was worked out apart from this code and from the JDK's tzdb: by Python's zoneinfo, which walked
/// along the clocks minute by minute.
class ClockChangesTest {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final DayHours NIGHT = DayHours.parse("00:30-03:30");

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvFileSource(resources = "/calendar/clock-changes.csv", numLinesToSkip = 1)
    void days_hours_and_working_days_are_different_things(
            ZoneId zone,
            String what,
            Instant at,
            LocalDate date,
            Instant nextDay,
            Instant inADay,
            Instant nextWorkingDay,
            String night) {
        assertThat(Days.dateAt(at, zone)).as(what).isEqualTo(date);
        assertThat(Days.endOfDay(date, zone)).isEqualTo(nextDay);
        assertThat(Days.startOfDay(date.plusDays(1), zone)).isEqualTo(nextDay);
        assertThat(at.plus(Duration.ofHours(24))).isEqualTo(inADay);
        var workingDay = Days.plusWorkingDays(date, 1, day -> !WEEKEND.contains(day.getDayOfWeek()));
        assertThat(Days.startOfDay(workingDay, zone)).isEqualTo(nextWorkingDay);
        assertThat(WallClock.of(zone).on(date, NIGHT)).isEqualTo(intervals(night));
        assertThat(Timeline.between(
                        List.of(Timeline.of(zone, NIGHT)), Days.startOfDay(date, zone), Days.endOfDay(date, zone)))
                .isEqualTo(intervals(night));
    }

    private static Intervals intervals(String text) {
        return new Intervals(Arrays.stream(text.split(" ", -1))
                .filter(part -> !part.equals("none"))
                .map(part -> part.split("/", 2))
                .map(ends -> new Interval(Instant.parse(ends[0]), Instant.parse(ends[1])))
                .toList());
    }
}
