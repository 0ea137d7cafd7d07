package io.heard.team;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A shift as the database keeps it, in the words of the API.
record StoredShift(
        List<String> days,
        String start,
        String end,
        List<StoredBreak> breaks,
        @Nullable String validFrom,
        @Nullable String validUntil,
        @Nullable Integer everyWeeks) {

    record StoredBreak(String start, String end) {}

    static StoredShift of(Shift shift) {
        return new StoredShift(
                shift.dayNames(),
                shift.hours().startText(),
                shift.hours().endText(),
                shift.breaks().stream()
                        .map(pause -> new StoredBreak(pause.startText(), pause.endText()))
                        .toList(),
                shift.rhythm().from() == null ? null : shift.rhythm().from().toString(),
                shift.rhythm().to() == null ? null : shift.rhythm().to().toString(),
                shift.rhythm().everyWeeks() == 1
                        ? null
                        : Integer.valueOf(shift.rhythm().everyWeeks()));
    }

    Shift toShift() {
        return Shift.parse(
                        days,
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
