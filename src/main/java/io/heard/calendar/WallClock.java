package io.heard.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// What the clock on the wall shows in one zone, as stretches of constant offset from UTC.
///
/// Hours become instants point by point: an instant is open exactly when the local time at that instant is open
/// on the local date at that instant. Both passes of an overlap count, a gap has no instants, and a missing
/// date has none.
public final class WallClock {

    static final long DAY = 24 * 60 * 60;

    private static final ConcurrentMap<ZoneId, WallClock> CLOCKS = new ConcurrentHashMap<>();
    private static final long FIRST_HORIZON =
            Instant.parse("2060-01-01T00:00:00Z").getEpochSecond();

    private final ZoneId zone;
    private volatile Offsets offsets;

    private WallClock(ZoneId zone) {
        this.zone = zone;
        this.offsets = Offsets.until(zone, FIRST_HORIZON);
    }

    public static WallClock of(ZoneId zone) {
        var known = CLOCKS.get(zone);
        return known != null ? known : CLOCKS.computeIfAbsent(zone, WallClock::new);
    }

    public ZoneId zone() {
        return zone;
    }

    /// The local date at an instant, as its epoch day.
    public long dayAt(Instant instant) {
        long second = instant.getEpochSecond();
        var table = offsets;
        return table.covers(second)
                ? Math.floorDiv(second + table.offset(table.at(second)), DAY)
                : LocalDate.ofInstant(instant, zone).toEpochDay();
    }

    /// The first instant of a local date; for a date that the zone skipped, that of the next one.
    public Instant startOfDay(long epochDay) {
        long midnight = epochDay * DAY;
        var table = offsets;
        if (!table.covers(midnight)) {
            return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toInstant();
        }
        for (int i = table.at(midnight - DAY); ; i++) {
            long start = Math.max(midnight - table.offset(i), table.start(i));
            if (start < table.end(i)) {
                return Instant.ofEpochSecond(start);
            }
        }
    }

    /// So many days, months and years later at the same local time; where a clock change leaves no such time, what
    /// `ZonedDateTime` makes of it.
    public Instant plus(Instant instant, Period period) {
        long second = instant.getEpochSecond();
        var table = offsets;
        if (table.covers(second)) {
            long offset = table.offset(table.at(second));
            long local = second + offset;
            long day = Math.floorDiv(local, DAY);
            long more = (plus(day, period) - day) * DAY;
            if (table.covers(second + more) && table.offset(table.at(second + more)) == offset) {
                return instant.plusSeconds(more);
            }
        }
        return instant.atZone(zone).plus(period).toInstant();
    }

    /// So many days, months and years after an epoch day.
    public static long plus(long epochDay, Period period) {
        return LocalDate.ofEpochDay(epochDay).plus(period).toEpochDay();
    }

    /// The instants of `[from, to)` that are open.
    public Intervals between(Instant from, Instant to, DailyHours hours) {
        var open = open(from.getEpochSecond(), to.getEpochSecond() + 1, hours);
        return Timeline.intervals(open, open.length).clip(from, to);
    }

    /// The instants of one local date that are open; none for a date that the zone skipped.
    public Intervals on(LocalDate date, DayHours hours) {
        long day = date.toEpochDay();
        // A local date lies within 18 hours, the largest offset, of the same date in UTC.
        var open = open((day - 1) * DAY, (day + 2) * DAY, other -> other == day ? hours : DayHours.NONE);
        return Timeline.intervals(open, open.length);
    }

    /// The epoch second at which a local midnight of the standard time falls, modulo a day.
    long midnight() {
        return -zone.getRules().getStandardOffset(Instant.EPOCH).getTotalSeconds();
    }

    /// Pairs of epoch seconds, sorted, disjoint and merged, within `[from, to)`.
    long[] open(long from, long to, DailyHours hours) {
        var table = upTo(to);
        var found = new long[4];
        int size = 0;
        for (int i = table.at(from); i < table.size() && table.start(i) < to; i++) {
            long offset = table.offset(i);
            long low = Math.max(from, table.start(i));
            long high = Math.min(to, table.end(i));
            for (long day = Math.floorDiv(low + offset, DAY); day * DAY - offset < high; day++) {
                var open = hours.on(day);
                long midnight = day * DAY - offset;
                for (int range = 0; range < open.size(); range++) {
                    long start = Math.max(low, midnight + open.start(range) * 60L);
                    long end = Math.min(high, midnight + open.end(range) * 60L);
                    if (start >= end) {
                        continue;
                    }
                    if (size > 0 && found[size - 1] == start) {
                        found[size - 1] = end;
                        continue;
                    }
                    if (size == found.length) {
                        found = Arrays.copyOf(found, 2 * size);
                    }
                    found[size++] = start;
                    found[size++] = end;
                }
            }
        }
        return size == found.length ? found : Arrays.copyOf(found, size);
    }

    private Offsets upTo(long second) {
        var known = offsets;
        if (second > known.horizon) {
            known = Offsets.until(zone, second + (second - FIRST_HORIZON));
            offsets = known;
        }
        return known;
    }

    /// `starts[i]` is the epoch second from which `seconds[i]` is the offset.
    private static final class Offsets {

        private final long[] starts;
        private final int[] seconds;
        private final long horizon;
        private int last;

        Offsets(long[] starts, int[] seconds, long horizon) {
            this.starts = starts;
            this.seconds = seconds;
            this.horizon = horizon;
        }

        static Offsets until(ZoneId zone, long horizon) {
            var rules = zone.getRules();
            var transitions = new ArrayList<ZoneOffsetTransition>();
            var next = rules.nextTransition(Instant.MIN);
            while (next != null && next.toEpochSecond() < horizon) {
                transitions.add(next);
                next = rules.nextTransition(next.getInstant());
            }
            var starts = new long[transitions.size() + 1];
            var seconds = new int[transitions.size() + 1];
            starts[0] = Long.MIN_VALUE;
            seconds[0] = rules.getOffset(Instant.MIN).getTotalSeconds();
            for (int i = 0; i < transitions.size(); i++) {
                starts[i + 1] = transitions.get(i).toEpochSecond();
                seconds[i + 1] = transitions.get(i).getOffsetAfter().getTotalSeconds();
            }
            return new Offsets(starts, seconds, horizon);
        }

        private static final long EARLIEST =
                Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();

        /// Far enough from both ends that no offset leads out.
        boolean covers(long second) {
            return second > EARLIEST && second < horizon - 2 * DAY;
        }

        int size() {
            return starts.length;
        }

        /// Mostly the stretch that was asked for before; which one that was may differ between threads and matters to
        /// none.
        int at(long second) {
            int before = last;
            if (start(before) <= second && second < end(before)) {
                return before;
            }
            int found = Arrays.binarySearch(starts, second);
            int at = found >= 0 ? found : -found - 2;
            last = at;
            return at;
        }

        long start(int i) {
            return starts[i];
        }

        long end(int i) {
            return i + 1 < starts.length ? starts[i + 1] : Long.MAX_VALUE;
        }

        int offset(int i) {
            return seconds[i];
        }
    }
}
