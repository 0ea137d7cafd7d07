package io.heard.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The open instants of daily hours in one zone, worked out a day at a time when asked.
///
/// A remembered timeline keeps the days that it worked out, so its hours must never change; it may be shared
/// between threads.
public final class Timeline {

    private static final int REMEMBERED_DAYS = 512;
    private static final long FARTHEST = Duration.ofDays(3660).toSeconds();

    private final WallClock clock;
    private final DailyHours hours;
    private final long midnight;
    private final long from;
    private final long to;
    private final @Nullable AtomicReferenceArray<@Nullable Day> days;

    private record Day(long number, long[] open) {}

    private Timeline(
            ZoneId zone, DailyHours hours, long from, long to, @Nullable AtomicReferenceArray<@Nullable Day> days) {
        this.clock = WallClock.of(zone);
        this.hours = hours;
        this.midnight = clock.midnight();
        this.from = from;
        this.to = to;
        this.days = days;
    }

    public static Timeline of(ZoneId zone, DailyHours hours) {
        return new Timeline(zone, hours, Long.MIN_VALUE, Long.MAX_VALUE, null);
    }

    /// Hours that limit only `[from, to)`, in whole seconds; before and after it everything is open.
    public static Timeline during(Instant from, Instant to, ZoneId zone, DailyHours hours) {
        return new Timeline(zone, hours, from.getEpochSecond(), to.getEpochSecond(), null);
    }

    public static Timeline remembered(ZoneId zone, DailyHours hours) {
        return new Timeline(zone, hours, Long.MIN_VALUE, Long.MAX_VALUE, new AtomicReferenceArray<>(REMEMBERED_DAYS));
    }

    /// The instants of `[from, to)` at which every timeline is open.
    public static Intervals between(List<Timeline> all, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Intervals.NONE;
        }
        var search = new Search(all, from.getEpochSecond(), to.getEpochSecond() + 1);
        var found = new ArrayList<Interval>();
        while (search.next()) {
            found.add(new Interval(Instant.ofEpochSecond(search.start), Instant.ofEpochSecond(search.end)));
        }
        return new Intervals(found).clip(from, to);
    }

    /// The earliest start in `[from, until)` at which every timeline is open and stays so for `effort`.
    ///
    /// @return that start and the end of its window, which is looked for up to `until` + `effort`; no more
    ///     than ten years are searched
    public static Optional<Interval> firstFitting(List<Timeline> all, Instant from, Instant until, Duration effort) {
        if (!from.isBefore(until)) {
            return Optional.empty();
        }
        long first = from.getEpochSecond();
        long horizon = Math.min(until.getEpochSecond(), first + FARTHEST) + effort.toSeconds() + 2;
        var search = new Search(all, first, horizon);
        while (search.next()) {
            var start = search.start > first ? Instant.ofEpochSecond(search.start) : from;
            if (!start.isBefore(until)) {
                return Optional.empty();
            }
            var end = Instant.ofEpochSecond(search.end);
            if (start.isBefore(end) && !start.plus(effort).isAfter(end)) {
                var farthest = until.plus(effort);
                return Optional.of(new Interval(start, end.isAfter(farthest) ? farthest : end));
            }
        }
        return Optional.empty();
    }

    private long dayAt(long second) {
        return Math.floorDiv(second - midnight, WallClock.DAY);
    }

    private long startOf(long day) {
        return day * WallClock.DAY + midnight;
    }

    private long[] open(long day) {
        if (days == null) {
            return limited(startOf(day), startOf(day + 1));
        }
        int slot = (int) (day & (REMEMBERED_DAYS - 1));
        var known = days.getPlain(slot);
        if (known == null || known.number != day) {
            known = new Day(day, clock.open(startOf(day), startOf(day + 1), hours));
            // A day is immutable, so that a plain write is safe; at worst two threads work it out.
            days.setPlain(slot, known);
        }
        return known.open;
    }

    private long[] limited(long start, long end) {
        if (from <= start && end <= to) {
            return clock.open(start, end, hours);
        }
        var pieces = new ArrayList<Interval>();
        add(pieces, start, Math.min(end, from));
        var open = from < end && start < to ? clock.open(Math.max(start, from), Math.min(end, to), hours) : new long[0];
        for (int i = 0; i < open.length; i += 2) {
            add(pieces, open[i], open[i + 1]);
        }
        add(pieces, Math.max(start, to), end);
        return new Intervals(pieces)
                .list().stream()
                        .flatMapToLong(piece -> LongStream.of(
                                piece.start().getEpochSecond(), piece.end().getEpochSecond()))
                        .toArray();
    }

    private static void add(List<Interval> pieces, long start, long end) {
        if (start < end) {
            pieces.add(new Interval(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end)));
        }
    }

    static Intervals intervals(long[] open, int size) {
        var list = new ArrayList<Interval>(size / 2);
        for (int i = 0; i < size; i += 2) {
            list.add(new Interval(Instant.ofEpochSecond(open[i]), Instant.ofEpochSecond(open[i + 1])));
        }
        return new Intervals(list);
    }

    /// Walks along all timelines at once; after `next`, `[start, end)` is open in each of them and maximal up
    /// to the horizon.
    private static final class Search {

        private final Cursor[] cursors;
        private final long horizon;
        private long start;
        private long end;

        Search(List<Timeline> all, long from, long horizon) {
            this.cursors = new Cursor[all.size()];
            Arrays.setAll(cursors, i -> new Cursor(all.get(i)));
            this.horizon = horizon;
            this.end = from;
        }

        boolean next() {
            start = end;
            int agreed = 0;
            for (int i = 0; agreed < cursors.length; i = i + 1 == cursors.length ? 0 : i + 1) {
                var cursor = cursors[i];
                if (start >= horizon || !cursor.seek(start, horizon)) {
                    return false;
                }
                if (cursor.start > start) {
                    start = cursor.start;
                    agreed = 1;
                } else {
                    agreed++;
                }
            }
            end = horizon;
            for (var cursor : cursors) {
                end = Math.min(end, cursor.end);
            }
            return start < end;
        }
    }

    private static final class Cursor {

        private final Timeline line;
        private long start = Long.MIN_VALUE;
        private long end = Long.MIN_VALUE;

        Cursor(Timeline line) {
            this.line = line;
        }

        /// Moves to the first open stretch that ends after `second`.
        boolean seek(long second, long horizon) {
            if (second < end) {
                return true;
            }
            for (long day = line.dayAt(second); line.startOf(day) < horizon; day++) {
                var open = line.open(day);
                for (int i = 0; i < open.length; i += 2) {
                    if (second < open[i + 1]) {
                        start = open[i];
                        end = open[i + 1];
                        extend(day, horizon);
                        return start < horizon;
                    }
                }
            }
            return false;
        }

        private void extend(long from, long horizon) {
            for (long day = from + 1; end == line.startOf(day) && end < horizon; day++) {
                var open = line.open(day);
                if (open.length == 0 || open[0] != end) {
                    return;
                }
                end = open[1];
            }
        }
    }
}
