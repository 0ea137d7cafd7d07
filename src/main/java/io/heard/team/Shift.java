package io.heard.team;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The same working hours on some days of the week; a night shift belongs to the day on which it starts.
/// Breaks lie inside it and do not overlap.
public record Shift(Set<DayOfWeek> days, ClockRange hours, List<ClockRange> breaks, Rhythm rhythm) {

    /// Minutes after 00:00 of the day on which the shift starts.
    record Span(int start, int end) {}

    public Shift {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("days: name at least one of MON, TUE, WED, THU, FRI, SAT, SUN");
        }
        days = Set.copyOf(days);
        breaks = List.copyOf(breaks);
        check(hours, spans(hours, breaks));
    }

    public Shift(Set<DayOfWeek> days, ClockRange hours, List<ClockRange> breaks) {
        this(days, hours, breaks, Rhythm.ALWAYS);
    }

    /// The same in some weeks only.
    public Shift in(Rhythm weeks) {
        return new Shift(days, hours, breaks, weeks);
    }

    /// Whether it is worked from that day on.
    boolean beginsOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && rhythm.holds(day);
    }

    /// Reads the days as people write them.
    ///
    /// @param days `MON` to `SUN`
    public static Shift parse(List<String> days, ClockRange hours, List<ClockRange> breaks) {
        return new Shift(days.stream().map(Shift::day).collect(Collectors.toSet()), hours, breaks);
    }

    /// `MON` to `SUN`, in the order of the week.
    public List<String> dayNames() {
        return EnumSet.copyOf(days).stream().map(Shift::text).toList();
    }

    Span span() {
        return new Span(hours.start(), hours.until());
    }

    /// In order of time.
    List<Span> breakSpans() {
        return spans(hours, breaks);
    }

    private static List<Span> spans(ClockRange hours, List<ClockRange> breaks) {
        return breaks.stream()
                .map(pause -> span(hours, pause))
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }

    private static Span span(ClockRange hours, ClockRange pause) {
        int start = pause.startFrom(hours.start());
        return new Span(start, start + pause.until() - pause.start());
    }

    private static void check(ClockRange hours, List<Span> breaks) {
        int free = hours.start();
        for (var pause : breaks) {
            if (pause.end() > hours.until()) {
                throw new IllegalArgumentException("breaks: a break must lie inside the shift " + hours);
            }
            if (pause.start() < free) {
                throw new IllegalArgumentException("breaks: breaks must not overlap");
            }
            free = pause.end();
        }
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> text(day).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "days: '" + name + "' is none of MON, TUE, WED, THU, FRI, SAT, SUN"));
    }

    private static String text(DayOfWeek day) {
        return day.name().substring(0, 3);
    }
}
