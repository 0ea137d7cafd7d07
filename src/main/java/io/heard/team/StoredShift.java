package io.heard.team;

import java.util.List;

/// A shift as the database keeps it, in the words of the API.
record StoredShift(List<String> days, String start, String end, List<StoredBreak> breaks) {

    record StoredBreak(String start, String end) {}

    static StoredShift of(Shift shift) {
        return new StoredShift(
                shift.dayNames(),
                shift.hours().startText(),
                shift.hours().endText(),
                shift.breaks().stream()
                        .map(pause -> new StoredBreak(pause.startText(), pause.endText()))
                        .toList());
    }

    Shift toShift() {
        return Shift.parse(
                days,
                ClockRange.parse(start, end),
                breaks.stream()
                        .map(pause -> ClockRange.parse(pause.start(), pause.end()))
                        .toList());
    }
}
