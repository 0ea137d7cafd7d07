package io.heard.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayHoursTest {

    @ParameterizedTest
    @ValueSource(strings = {"none", "09:00-20:00", "10:00-13:00 14:00-20:00", "00:00-24:00", "23:59-24:00"})
    void hours_read_as_they_are_written(String text) {
        assertThat(DayHours.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9-17",
                "09:00",
                "09:00-09:00",
                "17:00-09:00",
                "09:00-24:01",
                "25:00-26:00",
                "09:60-10:00",
                "14:00-20:00 10:00-13:00",
                "09:00-12:00 11:00-13:00",
                "09:00-12:00,13:00-14:00",
                " 09:00-12:00",
                "None"
            })
    void nonsense_is_refused_with_its_text(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DayHours.parse(text))
                .withMessageMatching("(?s).*\\w.*");
    }

    @Test
    void ranges_that_touch_are_one() {
        assertThat(DayHours.parse("09:00-12:00 12:00-13:00")).isEqualTo(DayHours.parse("09:00-13:00"));
    }

    @Test
    void hours_are_half_open() {
        var hours = DayHours.parse("08:00-21:00");

        assertThat(hours.contains(LocalTime.parse("08:00:00"))).isTrue();
        assertThat(hours.contains(LocalTime.parse("20:59:59"))).isTrue();
        assertThat(hours.contains(LocalTime.parse("21:00:00"))).isFalse();
    }

    @Test
    void hours_combine_like_sets() {
        var french = DayHours.parse("10:00-13:00 14:00-20:00");

        assertThat(french.intersect(DayHours.parse("12:00-15:00"))).hasToString("12:00-13:00 14:00-15:00");
        assertThat(french.union(DayHours.parse("13:00-14:00"))).hasToString("10:00-20:00");
        assertThat(french.minus(DayHours.parse("12:00-15:00"))).hasToString("10:00-12:00 15:00-20:00");
        assertThat(french.closingAt(14 * 60 + 30)).hasToString("10:00-13:00 14:00-14:30");
        assertThat(french.closingAt(0)).isEqualTo(DayHours.NONE);
        assertThat(french.intersect(DayHours.ALL)).isEqualTo(french);
        assertThat(DayHours.ALL.intersect(french)).isEqualTo(french);
        assertThat(french.intersect(DayHours.NONE).isEmpty()).isTrue();
    }

    @Test
    void a_week_knows_its_days() {
        var hours = DayHours.parse("09:00-18:00");
        var week = WeekHours.weekdays(hours);
        var sunday = LocalDate.parse("2026-11-22");

        assertThat(week.on(sunday.toEpochDay())).isEqualTo(DayHours.NONE);
        assertThat(week.on(sunday.plusDays(1).toEpochDay())).isEqualTo(hours);
        assertThat(week.on(LocalDate.parse("1969-12-28").toEpochDay())).isEqualTo(DayHours.NONE);
        assertThat(WeekHours.of(Map.of(DayOfWeek.SUNDAY, hours)).on(DayOfWeek.SUNDAY))
                .isEqualTo(hours);
        assertThat(WeekHours.ALL.isAll()).isTrue();
        assertThat(week.isAll()).isFalse();
    }
}
