package io.heard.api;

import io.heard.team.ClockRange;
import io.heard.team.Representative;
import io.heard.team.Rhythm;
import io.heard.team.Shift;
import io.heard.team.WeeklyShifts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ShiftsView(List<ShiftView> items, int version) {

    record ShiftView(
            @Form.Required @Size(min = 1, max = 7, message = "must name 1 to 7 days") @Form.Distinct
            List<Day> days,

            @Form.Required @Form.LocalTime String start,
            @Form.Required @Form.LocalEndTime String end,

            @Form.Required @Size(max = 10, message = "must be at most 10")
            List<@Valid Break> breaks,

            @Form.Date @Nullable String validFrom,
            @Form.Date @Nullable String validUntil,

            @Min(value = 1, message = "must be from 1 to 8") @Max(value = 8, message = "must be from 1 to 8") @Nullable
            Integer everyWeeks) {

        static ShiftView of(Shift shift) {
            return new ShiftView(
                    shift.dayNames().stream().map(Day::valueOf).toList(),
                    shift.hours().startText(),
                    shift.hours().endText(),
                    shift.breaks().stream()
                            .map(pause -> new Break(pause.startText(), pause.endText()))
                            .toList(),
                    text(shift.rhythm().from()),
                    text(shift.rhythm().to()),
                    shift.rhythm().everyWeeks() == 1
                            ? null
                            : Integer.valueOf(shift.rhythm().everyWeeks()));
        }

        private static @Nullable String text(@Nullable LocalDate date) {
            return date == null ? null : date.toString();
        }

        Shift shift() {
            return Shift.parse(
                            days.stream().map(Day::name).toList(),
                            ClockRange.parse(start, end),
                            breaks.stream()
                                    .map(pause -> ClockRange.parse(pause.start(), pause.end()))
                                    .toList())
                    .in(new Rhythm(date(validFrom), date(validUntil), everyWeeks == null ? 1 : everyWeeks));
        }

        private static @Nullable LocalDate date(@Nullable String text) {
            return text == null ? null : LocalDate.parse(text);
        }
    }

    record Break(
            @Form.Required @Form.LocalTime String start,
            @Form.Required @Form.LocalEndTime String end) {}

    record Edit(
            @Form.Required @Size(max = 50, message = "must be at most 50")
            List<@Valid ShiftView> items) {

        WeeklyShifts shifts() {
            return new WeeklyShifts(items.stream().map(ShiftView::shift).toList());
        }
    }

    static ShiftsView of(Representative rep) {
        return new ShiftsView(rep.shifts().list().stream().map(ShiftView::of).toList(), rep.version());
    }
}
