package io.heard.calendar;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.regex.Pattern;

/// The open minutes of one local day as sorted, disjoint, merged ranges, each half-open; an end may be 24:00.
///
/// It says what the clock on the wall may show; how many real minutes that is depends on the day and the zone.
public final class DayHours implements DailyHours {

    public static final int MINUTES_A_DAY = 24 * 60;
    public static final DayHours NONE = new DayHours(new int[0]);
    public static final DayHours ALL = new DayHours(new int[] {0, MINUTES_A_DAY});

    private static final Pattern RANGE = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");

    private final int[] bounds;

    private DayHours(int[] bounds) {
        this.bounds = bounds;
    }

    /// Reads `none` or ranges such as `10:00-13:00 14:00-20:00`.
    ///
    /// @throws IllegalArgumentException saying what is wrong and what would be right
    public static DayHours parse(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        var hours = NONE;
        int last = 0;
        for (var part : text.split(" ", -1)) {
            var range = RANGE.matcher(part);
            if (!range.matches()) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not hours: write 'none' or ranges like '10:00-13:00 14:00-20:00'");
            }
            int start = minutes(range.group(1), range.group(2));
            int end = minutes(range.group(3), range.group(4));
            if (start < last) {
                throw new IllegalArgumentException("'" + text + "': put the ranges in order, without overlap");
            }
            hours = hours.union(of(start, end));
            last = end;
        }
        return hours;
    }

    /// One range in minutes after 00:00; `end` is at most 1440.
    public static DayHours of(int start, int end) {
        if (start < 0 || end <= start || end > MINUTES_A_DAY) {
            throw new IllegalArgumentException(
                    text(start) + "-" + text(end) + ": a range must end after it starts, at 24:00 at the latest");
        }
        return new DayHours(new int[] {start, end});
    }

    @Override
    public DayHours on(long epochDay) {
        return this;
    }

    /// The number of ranges.
    public int size() {
        return bounds.length / 2;
    }

    public int start(int range) {
        return bounds[2 * range];
    }

    public int end(int range) {
        return bounds[2 * range + 1];
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    public boolean isAll() {
        return equals(ALL);
    }

    public boolean contains(LocalTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] <= minute && minute < bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    public DayHours intersect(DayHours other) {
        if (isAll() || equals(other)) {
            return other;
        }
        if (other.isAll()) {
            return this;
        }
        var common = new int[bounds.length + other.bounds.length];
        int size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            for (int j = 0; j < other.bounds.length; j += 2) {
                int start = Math.max(bounds[i], other.bounds[j]);
                int end = Math.min(bounds[i + 1], other.bounds[j + 1]);
                if (start < end) {
                    common[size++] = start;
                    common[size++] = end;
                }
            }
        }
        return size == 0 ? NONE : new DayHours(Arrays.copyOf(common, size));
    }

    public DayHours union(DayHours other) {
        return complement().intersect(other.complement()).complement();
    }

    public DayHours minus(DayHours other) {
        return intersect(other.complement());
    }

    /// What is left when the day closes at `minute`.
    public DayHours closingAt(int minute) {
        return minute <= 0 ? NONE : intersect(of(0, minute));
    }

    private DayHours complement() {
        var rest = new int[bounds.length + 2];
        int size = 0;
        int from = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            if (from < bounds[i]) {
                rest[size++] = from;
                rest[size++] = bounds[i];
            }
            from = bounds[i + 1];
        }
        if (from < MINUTES_A_DAY) {
            rest[size++] = from;
            rest[size++] = MINUTES_A_DAY;
        }
        return new DayHours(Arrays.copyOf(rest, size));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayHours that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return "none";
        }
        var text = new StringBuilder();
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(i == 0 ? "" : " ").append(text(bounds[i])).append('-').append(text(bounds[i + 1]));
        }
        return text.toString();
    }

    private static int minutes(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    private static String text(int minute) {
        return twoDigits(minute / 60) + ':' + twoDigits(minute % 60);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
