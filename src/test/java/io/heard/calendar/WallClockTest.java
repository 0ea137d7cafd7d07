package io.heard.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WallClockTest {

    static final List<String> ZONES = List.of(
            "America/New_York",
            "America/St_Johns",
            "America/Havana",
            "America/Santiago",
            "America/Nuuk",
            "America/Sao_Paulo",
            "America/Phoenix",
            "Pacific/Marquesas",
            "Pacific/Apia",
            "Pacific/Chatham",
            "Pacific/Kiritimati",
            "Pacific/Niue",
            "Australia/Lord_Howe",
            "Australia/Eucla",
            "Australia/Adelaide",
            "Antarctica/Troll",
            "Africa/Casablanca",
            "Africa/Cairo",
            "Asia/Beirut",
            "Asia/Gaza",
            "Asia/Jerusalem",
            "Asia/Tehran",
            "Asia/Kathmandu",
            "Europe/Dublin");

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "America/New_York,    2026-03-08, 01:00-04:00, 06:00Z-08:00Z", // 02:00-03:00 does not happen
        "America/New_York,    2026-03-08, 02:15-02:45, none",
        "America/New_York,    2026-03-08, 02:30-03:30, 07:00Z-07:30Z",
        "America/New_York,    2026-11-01, 01:15-01:45, 05:15Z-05:45Z 06:15Z-06:45Z", // both passes
        "America/New_York,    2026-11-01, 01:00-03:00, 05:00Z-08:00Z",
        "Australia/Lord_Howe, 2026-10-04, 01:00-03:00, 14:30Z-16:00Z", // half an hour is missing
        "Australia/Lord_Howe, 2026-04-05, 01:30-02:30, 14:30Z-16:00Z", // half an hour comes twice
        "Antarctica/Troll,    2026-03-29, 00:00-04:00, 00:00Z-02:00Z", // two hours are missing
        "Antarctica/Troll,    2026-10-25, 01:00-03:00, 23:00Z-03:00Z",
        "Africa/Cairo,        2026-04-24, 00:00-02:00, 22:00Z-23:00Z", // the day starts at 01:00
        "America/Santiago,    2026-09-06, 00:00-02:00, 04:00Z-05:00Z",
        "Asia/Kathmandu,      2026-06-01, 09:00-10:00, 03:15Z-04:15Z",
        "Pacific/Apia,        2011-12-30, 00:00-24:00, none" // the day that Apia left out
    })
    void hours_are_the_instants_at_which_the_wall_shows_them(
            ZoneId zone, LocalDate date, DayHours hours, String expected) {
        var found = WallClock.of(zone).on(date, hours).list().stream()
                .map(interval -> time(interval.start()) + "-" + time(interval.end()))
                .toList();

        assertThat(String.join(" ", found)).isEqualTo(expected.equals("none") ? "" : expected);
    }

    /// St John's used to turn its clocks back at 00:01, so that a day comes back after the next one has begun.
    @Test
    void a_day_may_be_interrupted_by_the_next_one() {
        var zone = ZoneId.of("America/St_Johns");
        var saturday = LocalDate.parse("2010-11-06");

        var late = WallClock.of(zone).on(saturday, DayHours.parse("23:00-24:00"));

        assertThat(late)
                .containsExactly(
                        new Interval(Instant.parse("2010-11-07T01:30:00Z"), Instant.parse("2010-11-07T02:30:00Z")),
                        new Interval(Instant.parse("2010-11-07T02:31:00Z"), Instant.parse("2010-11-07T03:30:00Z")));
    }

    @Test
    void far_years_follow_the_same_rules() {
        var zone = ZoneId.of("Europe/Rome");
        var date = LocalDate.parse("2150-07-01");
        var hours = DayHours.parse("09:00-10:00");

        assertThat(WallClock.of(zone).on(date, hours)).isEqualTo(naively(zone, date, hours));
    }

    static Stream<ZoneId> zones() {
        return ZONES.stream().map(ZoneId::of);
    }

    /// Around every change of the clocks from 2010 to 2027, every minute is open exactly when the wall says so.
    @ParameterizedTest
    @MethodSource("zones")
    void every_zone_agrees_with_a_look_at_the_wall_each_minute(ZoneId zone) {
        var hours = DayHours.parse("00:00-00:30 01:15-02:45 09:00-18:00 23:30-24:00");
        var from = Instant.parse("2010-01-01T00:00:00Z");
        var rules = zone.getRules();
        var days = new ArrayList<LocalDate>(
                List.of(LocalDate.parse("2024-02-29"), LocalDate.parse("2026-12-31"), LocalDate.parse("2027-01-01")));
        for (var next = rules.nextTransition(from);
                next != null && next.getInstant().isBefore(Instant.parse("2028-01-01T00:00:00Z"));
                next = rules.nextTransition(next.getInstant())) {
            var date = next.getDateTimeBefore().toLocalDate();
            days.addAll(List.of(date.minusDays(1), date, date.plusDays(1)));
        }

        for (var date : days) {
            assertThat(WallClock.of(zone).on(date, hours)).as("%s", date).isEqualTo(naively(zone, date, hours));
        }
    }

    /// Other tests in this JVM read calendars with a library that adds zones of its own.
    private static List<String> tzdb() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> !id.startsWith("ical4j"))
                .toList();
    }

    @Test
    void days_are_those_of_java_time_at_every_clock_change_there_is() {
        for (var id : tzdb()) {
            var zone = ZoneId.of(id);
            var clock = WallClock.of(zone);
            var rules = zone.getRules();
            for (var change = rules.nextTransition(Instant.parse("1899-01-01T00:00:00Z"));
                    change != null && change.getInstant().isBefore(Instant.parse("2062-01-01T00:00:00Z"));
                    change = rules.nextTransition(change.getInstant())) {
                for (int hours = -25; hours <= 25; hours += 5) {
                    var at = change.getInstant().plusSeconds(hours * 3600L).plusNanos(7);
                    var date = LocalDate.ofInstant(at, zone);

                    assertThat(clock.dayAt(at)).as("%s in %s", at, id).isEqualTo(date.toEpochDay());
                    assertThat(clock.startOfDay(date.toEpochDay()))
                            .as("%s in %s", date, id)
                            .isEqualTo(date.atStartOfDay(zone).toInstant());
                    for (var period : List.of(Period.ofDays(1), Period.ofDays(-1), Period.of(0, 7, 3))) {
                        assertThat(clock.plus(at, period))
                                .as("%s and %s in %s", at, period, id)
                                .isEqualTo(at.atZone(zone).plus(period).toInstant());
                    }
                }
            }
        }
    }

    private static Intervals naively(ZoneId zone, LocalDate date, DayHours hours) {
        var open = new ArrayList<Interval>();
        var to = date.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (var at = date.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                at.isBefore(to);
                at = at.plusSeconds(60)) {
            var local = LocalDateTime.ofInstant(at, zone);
            if (local.toLocalDate().equals(date) && hours.contains(local.toLocalTime())) {
                open.add(new Interval(at, at.plusSeconds(60)));
            }
        }
        return new Intervals(open);
    }

    private static String time(Instant instant) {
        return instant.toString().substring(11, 16) + "Z";
    }
}
