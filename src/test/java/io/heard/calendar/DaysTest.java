package io.heard.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {

    private static boolean isMondayToFriday(LocalDate date) {
        return !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(date.getDayOfWeek());
    }

    @ParameterizedTest(name = "{1} in {0} starts at {2} and has {3}")
    @CsvSource({
        "America/New_York,    2026-03-08, 2026-03-08T05:00:00Z, PT23H",
        "America/New_York,    2026-11-01, 2026-11-01T04:00:00Z, PT25H",
        "Africa/Cairo,        2026-04-24, 2026-04-23T22:00:00Z, PT23H", // starts at 01:00
        "Asia/Beirut,         2026-03-29, 2026-03-28T22:00:00Z, PT23H",
        "America/Havana,      2026-03-08, 2026-03-08T05:00:00Z, PT23H",
        "America/Santiago,    2026-09-06, 2026-09-06T04:00:00Z, PT23H",
        "Australia/Lord_Howe, 2026-10-04, 2026-10-03T13:30:00Z, PT23H30M",
        "Antarctica/Troll,    2026-03-29, 2026-03-29T00:00:00Z, PT22H",
        "Pacific/Apia,        2011-12-29, 2011-12-29T10:00:00Z, PT24H",
        "Pacific/Kiritimati,  2026-12-31, 2026-12-30T10:00:00Z, PT24H",
        "Pacific/Niue,        2026-12-31, 2026-12-31T11:00:00Z, PT24H"
    })
    void a_day_starts_with_its_date_and_is_as_long_as_it_is(
            ZoneId zone, LocalDate date, Instant start, Duration length) {
        assertThat(Days.startOfDay(date, zone)).isEqualTo(start);
        assertThat(Duration.between(start, Days.endOfDay(date, zone))).isEqualTo(length);
        assertThat(Days.dateAt(start, zone)).isEqualTo(date);
    }

    @Test
    void a_date_that_was_skipped_starts_with_the_next_one() {
        var apia = ZoneId.of("Pacific/Apia");

        assertThat(Days.startOfDay(LocalDate.parse("2011-12-30"), apia))
                .isEqualTo(Days.startOfDay(LocalDate.parse("2011-12-31"), apia))
                .isEqualTo(Days.endOfDay(LocalDate.parse("2011-12-29"), apia));
    }

    @ParameterizedTest(name = "{0} is {1} on average")
    @CsvSource({"P10Y,  P3652DT10H12M", "P120M, P3652DT10H12M", "P9Y12M1W,  P3659DT10H12M", "P-1D,  -PT24H"})
    void a_period_has_an_average_length(Period period, Duration length) {
        assertThat(Days.averageLength(period)).isEqualTo(length);
    }

    @ParameterizedTest(name = "{0} and {1} working days is {2}")
    @CsvSource({
        "2026-11-20,  3, 2026-11-25",
        "2026-11-21,  1, 2026-11-23",
        "2026-11-21,  0, 2026-11-21",
        "2026-11-23, -1, 2026-11-20",
        "2026-12-31,  1, 2027-01-01"
    })
    void working_days_are_counted_after_the_date(LocalDate date, int count, LocalDate expected) {
        assertThat(Days.plusWorkingDays(date, count, DaysTest::isMondayToFriday))
                .isEqualTo(expected);
    }

    @Test
    void a_calendar_without_working_days_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Days.plusWorkingDays(LocalDate.EPOCH, 1, _ -> false))
                .withMessageContaining("working days");
    }
}
