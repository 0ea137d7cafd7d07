package io.heard.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A set of instants as sorted, disjoint, maximal intervals: two that touch are one.
public record Intervals(List<Interval> list) implements Iterable<Interval> {

    public static final Intervals NONE = new Intervals(List.of());

    public Intervals {
        list = isNormal(list) ? List.copyOf(list) : merged(list);
    }

    public static Intervals of(Interval... intervals) {
        return new Intervals(List.of(intervals));
    }

    /// `[start, end)`, or none when `end` is not after `start`.
    public static Intervals between(Instant start, Instant end) {
        return start.isBefore(end) ? of(new Interval(start, end)) : NONE;
    }

    public Intervals union(Intervals other) {
        var all = new ArrayList<>(list);
        all.addAll(other.list);
        return new Intervals(all);
    }

    public Intervals intersect(Intervals other) {
        var common = new ArrayList<Interval>();
        int i = 0;
        int j = 0;
        while (i < list.size() && j < other.list.size()) {
            var a = list.get(i);
            var b = other.list.get(j);
            var start = later(a.start(), b.start());
            var end = earlier(a.end(), b.end());
            if (start.isBefore(end)) {
                common.add(new Interval(start, end));
            }
            if (a.end().isBefore(b.end())) {
                i++;
            } else {
                j++;
            }
        }
        return new Intervals(common);
    }

    public Intervals minus(Intervals other) {
        var left = new ArrayList<Interval>();
        for (var interval : list) {
            var start = interval.start();
            for (var hole : other.list) {
                if (start.isBefore(earlier(hole.start(), interval.end()))) {
                    left.add(new Interval(start, earlier(hole.start(), interval.end())));
                }
                start = later(start, hole.end());
            }
            if (start.isBefore(interval.end())) {
                left.add(new Interval(start, interval.end()));
            }
        }
        return new Intervals(left);
    }

    public Intervals clip(Instant from, Instant to) {
        return intersect(between(from, to));
    }

    public boolean contains(Instant instant) {
        return list.stream().anyMatch(interval -> interval.contains(instant));
    }

    /// The earliest stretch at or after `from` that leaves at least `length` before its interval ends.
    public Optional<Interval> firstAtLeast(Instant from, Duration length) {
        for (var interval : list) {
            var start = later(from, interval.start());
            if (start.isBefore(interval.end()) && !start.plus(length).isAfter(interval.end())) {
                return Optional.of(new Interval(start, interval.end()));
            }
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public Duration length() {
        return list.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public Iterator<Interval> iterator() {
        return list.iterator();
    }

    private static boolean isNormal(List<Interval> list) {
        for (int i = 1; i < list.size(); i++) {
            if (!list.get(i - 1).end().isBefore(list.get(i).start())) {
                return false;
            }
        }
        return true;
    }

    private static List<Interval> merged(Collection<Interval> intervals) {
        var sorted =
                intervals.stream().sorted(Comparator.comparing(Interval::start)).toList();
        var merged = new ArrayList<Interval>();
        for (var next : sorted) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && !next.start().isAfter(last.end())) {
                merged.set(merged.size() - 1, new Interval(last.start(), later(last.end(), next.end())));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
