package io.heard.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WeeklyShiftsTest {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final List<String> EVERY_DAY = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    @Test
    void breaks_are_not_worked_but_belong_to_the_shift() {
        var shifts = shifts(shift(List.of("MON"), "09:00-17:30", "12:30-13:00"));

        assertThat(shifts.working(at("2026-11-23T00:00:00Z"), at("2026-11-30T00:00:00Z"), BERLIN))
                .isEqualTo(intervals(
                        "2026-11-23T08:00:00Z/2026-11-23T11:30:00Z", "2026-11-23T12:00:00Z/2026-11-23T16:30:00Z"));
        assertThat(shifts.present(at("2026-11-23T00:00:00Z"), at("2026-11-30T00:00:00Z"), BERLIN))
                .isEqualTo(intervals("2026-11-23T08:00:00Z/2026-11-23T16:30:00Z"));
    }

    @Test
    void a_shift_keeps_to_the_wall_clock_when_the_clocks_change() {
        var shifts = shifts(shift(List.of("SAT", "SUN"), "09:00-17:00"));

        assertThat(shifts.working(at("2026-03-28T00:00:00Z"), at("2026-03-30T00:00:00Z"), BERLIN))
                .isEqualTo(intervals(
                        "2026-03-28T08:00:00Z/2026-03-28T16:00:00Z", "2026-03-29T07:00:00Z/2026-03-29T15:00:00Z"));
    }

    @Test
    void a_night_shift_loses_an_hour_in_spring_and_works_one_more_in_autumn() {
        var shifts = shifts(shift(List.of("SAT"), "22:00-06:00", "23:45-00:15"));

        var spring = shifts.working(at("2026-03-28T12:00:00Z"), at("2026-03-29T12:00:00Z"), BERLIN);
        var autumn = shifts.working(at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z"), BERLIN);

        assertThat(spring)
                .isEqualTo(intervals(
                        "2026-03-28T21:00:00Z/2026-03-28T22:45:00Z", "2026-03-28T23:15:00Z/2026-03-29T04:00:00Z"));
        assertThat(autumn)
                .isEqualTo(intervals(
                        "2026-10-24T20:00:00Z/2026-10-24T21:45:00Z", "2026-10-24T22:15:00Z/2026-10-25T05:00:00Z"));
    }

    @Test
    void a_night_shift_that_began_the_evening_before_is_seen() {
        var shifts = shifts(shift(List.of("SUN"), "22:00-06:00"));

        assertThat(shifts.working(at("2026-11-23T00:00:00Z"), at("2026-11-23T12:00:00Z"), ZoneId.of("UTC")))
                .isEqualTo(intervals("2026-11-23T00:00:00Z/2026-11-23T06:00:00Z"));
    }

    @Test
    void midnight_may_be_written_both_ways() {
        assertThat(ClockRange.parse("16:00", "24:00").until()).isEqualTo(24 * 60);
        assertThat(ClockRange.parse("16:00", "00:00").until()).isEqualTo(24 * 60);
        assertThat(ClockRange.parse("16:00", "24:00")).hasToString("16:00-24:00");
    }

    @Test
    void absences_and_breaks_are_removed_together() {
        var ana = Reps.ana(shifts(shift(EVERY_DAY, "09:00-17:00", "12:00-13:00")))
                .away(new Absence(at("2026-11-23T08:30:00Z"), at("2026-11-24T10:00:00Z"), "dentist"));

        assertThat(ana.build().working(at("2026-11-23T00:00:00Z"), at("2026-11-25T00:00:00Z")))
                .isEqualTo(intervals(
                        "2026-11-23T08:00:00Z/2026-11-23T08:30:00Z",
                        "2026-11-24T10:00:00Z/2026-11-24T11:00:00Z",
                        "2026-11-24T12:00:00Z/2026-11-24T16:00:00Z"));
    }

    @Test
    void every_other_week_is_counted_from_the_week_it_began_in_across_the_end_of_a_year() {
        var shifts = shifts(shift(List.of("MON"), "09:00-17:00")
                .in(new Rhythm(LocalDate.parse("2026-12-16"), LocalDate.parse("2027-01-25"), 2)));

        assertThat(shifts.working(at("2026-11-01T00:00:00Z"), at("2027-03-01T00:00:00Z"), BERLIN))
                .isEqualTo(intervals(
                        "2026-12-28T08:00:00Z/2026-12-28T16:00:00Z",
                        "2027-01-11T08:00:00Z/2027-01-11T16:00:00Z",
                        "2027-01-25T08:00:00Z/2027-01-25T16:00:00Z"));
    }

    @Test
    void two_patterns_follow_each_other_where_one_ends_and_the_next_begins() {
        var before = new Rhythm(null, LocalDate.parse("2026-11-29"), 1);
        var after = new Rhythm(LocalDate.parse("2026-11-30"), null, 1);
        var shifts = shifts(
                shift(List.of("SUN"), "22:00-06:00", "01:00-01:30").in(before),
                shift(List.of("MON"), "08:00-16:00").in(before),
                shift(List.of("MON"), "10:00-14:00", "12:00-12:30").in(after));

        assertThat(shifts.working(at("2026-11-29T00:00:00Z"), at("2026-12-08T00:00:00Z"), BERLIN))
                .isEqualTo(intervals(
                        "2026-11-29T21:00:00Z/2026-11-30T00:00:00Z",
                        "2026-11-30T00:30:00Z/2026-11-30T05:00:00Z",
                        "2026-11-30T09:00:00Z/2026-11-30T11:00:00Z",
                        "2026-11-30T11:30:00Z/2026-11-30T13:00:00Z",
                        "2026-12-07T09:00:00Z/2026-12-07T11:00:00Z",
                        "2026-12-07T11:30:00Z/2026-12-07T13:00:00Z"));
    }

    @Test
    void shifts_overlap_only_where_their_weeks_meet() {
        var first = new Rhythm(LocalDate.parse("2026-11-23"), null, 2);
        var second = new Rhythm(LocalDate.parse("2026-11-30"), null, 2);
        var third = new Rhythm(LocalDate.parse("2026-11-23"), null, 3);
        var day = shift(List.of("MON"), "09:00-17:00");
        var night = shift(List.of("SUN"), "22:00-10:00");

        assertThat(shifts(day.in(first), day.in(second)).list()).hasSize(2);
        assertThat(shifts(night.in(first), day.in(first)).list()).hasSize(2);
        refuses(() -> shifts(day.in(first), day.in(third)), "shifts: two shifts overlap on MON");
        refuses(() -> shifts(night.in(first), day.in(second)), "shifts: two shifts overlap on MON");
        refuses(() -> shifts(day.in(first), day), "shifts: two shifts overlap on MON");
        refuses(() -> new Rhythm(null, null, 2), "validFrom: name a day of the first week that is worked");
        refuses(
                () -> new Rhythm(LocalDate.parse("2026-11-30"), LocalDate.parse("2026-11-29"), 1),
                "validUntil: 2026-11-29 is before validFrom, 2026-11-30");
    }

    @Test
    void an_occasional_rep_works_on_weekdays_by_day() {
        var friday = LocalDate.parse("2026-11-27").atStartOfDay(BERLIN).toInstant();
        var director = Reps.ana(WeeklyShifts.NONE).occasionally();

        assertThat(director.build().working(friday, friday.plusSeconds(4 * 86_400)))
                .isEqualTo(intervals(
                        "2026-11-27T08:00:00Z/2026-11-27T17:00:00Z", "2026-11-30T08:00:00Z/2026-11-30T17:00:00Z"));
    }

    @Test
    void one_who_has_left_never_works() {
        var gone = Reps.ana(shifts(shift(EVERY_DAY, "09:00-17:00"))).gone();

        assertThat(gone.build().working(at("2026-11-23T00:00:00Z"), at("2026-11-25T00:00:00Z")))
                .isEqualTo(Intervals.NONE);
    }

    @Test
    void what_is_wrong_is_said_with_the_name_of_the_field() {
        refuses(() -> ClockRange.parse("09:00", "09:00"), "end: it must differ from the start, 09:00");
        refuses(() -> ClockRange.parse("9:00", "17:00"), "start: '9:00' is not a time such as 09:00");
        refuses(() -> shift(List.of(), "09:00-17:00"), "days: name at least one of MON, TUE, WED, THU, FRI, SAT, SUN");
        refuses(
                () -> shift(List.of("MONDAY"), "09:00-17:00"),
                "days: 'MONDAY' is none of MON, TUE, WED, THU, FRI, SAT, SUN");
        refuses(
                () -> shift(List.of("MON"), "09:00-17:00", "16:30-17:30"),
                "breaks: a break must lie inside the shift 09:00-17:00");
        refuses(
                () -> shift(List.of("MON"), "09:00-17:00", "08:30-09:30"),
                "breaks: a break must lie inside the shift 09:00-17:00");
        refuses(
                () -> shift(List.of("MON"), "09:00-17:00", "12:30-13:30", "12:00-13:00"),
                "breaks: breaks must not overlap");
        refuses(
                () -> shifts(shift(List.of("MON"), "09:00-13:00"), shift(List.of("MON"), "12:00-17:00")),
                "shifts: two shifts overlap on MON");
        refuses(
                () -> shifts(shift(List.of("SUN"), "22:00-06:00"), shift(List.of("MON"), "05:00-09:00")),
                "shifts: two shifts overlap on MON");
        refuses(
                () -> Zones.parse("timeZone", "Mars/Olympus"),
                "timeZone: 'Mars/Olympus' is not a time zone; write a name such as Europe/London");
        refuses(
                () -> new Absence(at("2026-11-23T00:00:00Z"), at("2026-11-23T00:00:00Z"), null),
                "to: 2026-11-23T00:00:00Z is not after from, 2026-11-23T00:00:00Z");
    }

    @Test
    void shifts_that_touch_are_fine() {
        assertThat(shifts(
                                shift(EVERY_DAY, "22:00-06:00"),
                                shift(EVERY_DAY, "06:00-14:00"),
                                shift(EVERY_DAY, "14:00-22:00"))
                        .working(at("2026-03-28T00:00:00Z"), at("2026-03-30T00:00:00Z"), BERLIN))
                .isEqualTo(intervals("2026-03-28T00:00:00Z/2026-03-30T00:00:00Z"));
    }

    private static void refuses(ThrowingCallable wrong, String message) {
        assertThatIllegalArgumentException().isThrownBy(wrong).withMessage(message);
    }

    static WeeklyShifts shifts(Shift... shifts) {
        return new WeeklyShifts(List.of(shifts));
    }

    static Shift shift(List<String> days, String hours, String... breaks) {
        return Shift.parse(
                days,
                range(hours),
                Arrays.stream(breaks).map(WeeklyShiftsTest::range).toList());
    }

    private static ClockRange range(String text) {
        var ends = text.split("-", -1);
        return ClockRange.parse(ends[0], ends[1]);
    }

    private static Intervals intervals(String... texts) {
        return new Intervals(Arrays.stream(texts)
                .map(text -> text.split("/"))
                .map(ends -> new Interval(at(ends[0]), at(ends[1])))
                .toList());
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
