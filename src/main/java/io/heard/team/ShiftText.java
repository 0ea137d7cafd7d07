package io.heard.team;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The pattern of somebody's weeks in one line, as in
/// `MON-THU 09:00-17:30 (12:30-13:00); SAT 10:00-14:00 every 2 weeks from 2026-12-05 until 2027-03-27`.
public final class ShiftText {

    private static final String RANGE = "\\d\\d:\\d\\d-\\d\\d:\\d\\d";
    private static final Pattern SHIFT = Pattern.compile("(?i)([A-Z]{3}(?:[-, ]+[A-Z]{3})*) +(" + RANGE + ")"
            + "(?: *\\((" + RANGE + "(?:, *" + RANGE + ")*)\\))?"
            + "(?: +every (\\d) weeks)?(?: +from (\\S+))?(?: +until (\\S+))?");

    private ShiftText() {}

    /// @throws IllegalArgumentException for what is no such pattern
    public static WeeklyShifts parse(String text) {
        var shifts = new ArrayList<Shift>();
        for (var part : text.split(";", -1)) {
            if (!part.isBlank()) {
                shifts.add(shift(part.strip()));
            }
        }
        return new WeeklyShifts(shifts);
    }

    private static Shift shift(String text) {
        var read = SHIFT.matcher(text);
        if (!read.matches()) {
            throw new IllegalArgumentException("shifts: '" + text
                    + "' is not written as in MON-FRI 09:00-17:30 (12:30-13:00) every 2 weeks from 2026-12-07");
        }
        return new Shift(days(read.group(1)), range(read.group(2)), breaks(read.group(3))).in(rhythm(read));
    }

    private static Rhythm rhythm(Matcher read) {
        return new Rhythm(
                date("validFrom", read.group(5)),
                date("validUntil", read.group(6)),
                read.group(4) == null ? 1 : Integer.parseInt(read.group(4)));
    }

    private static @Nullable LocalDate date(String field, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException(field + ": '" + text + "' is not a date such as 2026-12-24", none);
        }
    }

    private static List<ClockRange> breaks(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(", *", -1)).map(ShiftText::range).toList();
    }

    private static ClockRange range(String text) {
        return ClockRange.parse(text.substring(0, 5), text.substring(6));
    }

    private static EnumSet<DayOfWeek> days(String text) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : text.toUpperCase(Locale.ROOT).split("[, ]+", -1)) {
            var ends = part.split("-", -1);
            var last = day(ends[ends.length - 1]);
            for (var day = day(ends[0]); ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name(day).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "days: '" + name + "' is none of MON, TUE, WED, THU, FRI, SAT, SUN"));
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    public static String of(WeeklyShifts shifts) {
        return shifts.list().stream().map(ShiftText::of).collect(Collectors.joining("; "));
    }

    private static String of(Shift shift) {
        var text = new StringBuilder(days(shift)).append(' ').append(shift.hours());
        if (!shift.breaks().isEmpty()) {
            text.append(shift.breaks().stream()
                    .sorted(Comparator.comparingInt(
                            pause -> pause.startFrom(shift.hours().start())))
                    .map(ClockRange::toString)
                    .collect(Collectors.joining(", ", " (", ")")));
        }
        var rhythm = shift.rhythm();
        if (rhythm.everyWeeks() > 1) {
            text.append(" every ").append(rhythm.everyWeeks()).append(" weeks");
        }
        if (rhythm.from() != null) {
            text.append(" from ").append(rhythm.from());
        }
        if (rhythm.to() != null) {
            text.append(" until ").append(rhythm.to());
        }
        return text.toString();
    }

    /// Three days or more in a row are written as a range.
    private static String days(Shift shift) {
        var parts = new ArrayList<String>();
        var all = List.copyOf(EnumSet.copyOf(shift.days()));
        for (int i = 0; i < all.size(); ) {
            int end = i;
            while (end + 1 < all.size() && all.get(end + 1) == all.get(end).plus(1)) {
                end++;
            }
            if (end - i >= 2) {
                parts.add(name(all.get(i)) + "-" + name(all.get(end)));
                i = end + 1;
            } else {
                parts.add(name(all.get(i)));
                i++;
            }
        }
        return String.join(",", parts);
    }
}
