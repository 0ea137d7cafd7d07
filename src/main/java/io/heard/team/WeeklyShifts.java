package io.heard.team;

import io.heard.calendar.DailyHours;
import io.heard.calendar.DayHours;
import io.heard.calendar.Intervals;
import io.heard.calendar.WallClock;
import io.heard.calendar.WeekHours;
import io.heard.team.Shift.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;

/// The pattern of a rep's weeks, on the clock on their wall. No two shifts overlap.
public record WeeklyShifts(List<Shift> list) {

    public static final WeeklyShifts NONE = new WeeklyShifts(List.of());

    private static final int DAY = DayHours.MINUTES_A_DAY;
    private static final int WEEK = 7 * DAY;

    public WeeklyShifts {
        list = List.copyOf(list);
        checkOverlap(list);
    }

    /// The instants at which they work, breaks removed. Where a clock change takes an hour out of a shift,
    /// it is gone; where it repeats one, both are worked.
    public Intervals working(Instant from, Instant to, ZoneId zone) {
        return WallClock.of(zone).between(from, to, hours(true));
    }

    /// From the start of each shift to its end, breaks included.
    public Intervals present(Instant from, Instant to, ZoneId zone) {
        return WallClock.of(zone).between(from, to, hours(false));
    }

    private DailyHours hours(boolean withoutBreaks) {
        if (list.stream().allMatch(shift -> shift.rhythm().isAlways())) {
            var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
            for (var day : DayOfWeek.values()) {
                week.put(day, on(LocalDate.EPOCH.with(TemporalAdjusters.next(day)), withoutBreaks));
            }
            return WeekHours.of(week);
        }
        return day -> on(LocalDate.ofEpochDay(day), withoutBreaks);
    }

    /// What is left of the night shift of the day before, and what begins on this day.
    private DayHours on(LocalDate day, boolean withoutBreaks) {
        var shifts = hours(day, shift -> List.of(shift.span()));
        return withoutBreaks ? shifts.minus(hours(day, Shift::breakSpans)) : shifts;
    }

    private DayHours hours(LocalDate day, Function<Shift, List<Span>> spans) {
        var before = day.minusDays(1);
        var hours = DayHours.NONE;
        for (var shift : list) {
            for (var span : spans.apply(shift)) {
                hours = shift.beginsOn(day) ? hours.union(part(span, 0)) : hours;
                hours = shift.beginsOn(before) ? hours.union(part(span, DAY)) : hours;
            }
        }
        return hours;
    }

    private static DayHours part(Span span, int midnight) {
        int start = Math.max(span.start() - midnight, 0);
        int end = Math.min(span.end() - midnight, DAY);
        return start < end ? DayHours.of(start, end) : DayHours.NONE;
    }

    /// One shift on one day of a week.
    private record Turn(Shift shift, int start, int end) {

        static List<Turn> of(List<Shift> shifts) {
            return shifts.stream()
                    .flatMap(shift -> shift.days().stream().map(day -> {
                        int midnight = (day.getValue() - 1) * DAY;
                        return new Turn(
                                shift,
                                midnight + shift.span().start(),
                                midnight + shift.span().end());
                    }))
                    .sorted(Comparator.comparingInt(Turn::start))
                    .toList();
        }

        /// Whether the other begins during this, in the same week or the next.
        boolean runsInto(Turn other, int weeksLater) {
            int theirs = other.start + weeksLater * WEEK;
            return theirs >= start && theirs < end && shift.rhythm().canMeet(other.shift.rhythm(), weeksLater);
        }
    }

    private static void checkOverlap(List<Shift> shifts) {
        var turns = Turn.of(shifts);
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            for (int j = 0; j < turns.size(); j++) {
                var other = turns.get(j);
                if ((i != j && turn.runsInto(other, 0)) || turn.runsInto(other, 1)) {
                    throw new IllegalArgumentException("shifts: two shifts overlap on "
                            + DayOfWeek.of(other.start() / DAY % 7 + 1).name().substring(0, 3));
                }
            }
        }
    }
}
