package io.heard.team;

import io.heard.calendar.DayHours;
import java.util.regex.Pattern;

/// From one time on the wall clock to another, in minutes after 00:00. One that does not end after it
/// starts ends on the next day.
public record ClockRange(int start, int end) {

    private static final int DAY = DayHours.MINUTES_A_DAY;
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");

    public ClockRange {
        if (start < 0 || start >= DAY || end < 0 || end > DAY) {
            throw new IllegalArgumentException("start, end: " + start + " to " + end + " are not minutes of a day");
        }
        if (start == end) {
            throw new IllegalArgumentException("end: it must differ from the start, " + text(start));
        }
    }

    /// Reads two times as people write them.
    ///
    /// @param start such as `09:00`
    /// @param end `24:00` at the latest; one before `start` is on the next day
    public static ClockRange parse(String start, String end) {
        int from = minutes("start", start);
        if (from == DAY) {
            throw new IllegalArgumentException("start: write 24:00 as 00:00 of the next day");
        }
        return new ClockRange(from, minutes("end", end));
    }

    public String startText() {
        return text(start);
    }

    public String endText() {
        return text(end);
    }

    /// The end in minutes after 00:00 of the day on which it starts.
    int until() {
        return end > start ? end : end + DAY;
    }

    /// The same range on the day after, where that is needed to begin no earlier than `minute`.
    int startFrom(int minute) {
        return start >= minute ? start : start + DAY;
    }

    @Override
    public String toString() {
        return startText() + "-" + endText();
    }

    private static int minutes(String field, String text) {
        if (!TIME.matcher(text).matches()) {
            throw new IllegalArgumentException(field + ": '" + text + "' is not a time such as 09:00");
        }
        return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
    }

    private static String text(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
