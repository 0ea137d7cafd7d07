package io.heard.team;

import io.heard.calendar.DayHours;
import io.heard.calendar.Intervals;
import io.heard.calendar.WallClock;
import io.heard.calendar.WeekHours;
import io.heard.team.Shift.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;

/// The pattern of a rep's week, on the clock on their wall. No two shifts overlap.
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

    private WeekHours hours(boolean withoutBreaks) {
        var shifts = hours(shift -> List.of(shift.span()));
        if (!withoutBreaks) {
            return shifts;
        }
        var breaks = hours(Shift::breakSpans);
        var left = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            left.put(day, shifts.on(day).minus(breaks.on(day)));
        }
        return WeekHours.of(left);
    }

    private WeekHours hours(Function<Shift, List<Span>> spans) {
        var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        for (var shift : list) {
            for (var day : shift.days()) {
                for (var span : spans.apply(shift)) {
                    week.merge(day, part(span, 0), DayHours::union);
                    week.merge(day.plus(1), part(span, DAY), DayHours::union);
                }
            }
        }
        return WeekHours.of(week);
    }

    private static DayHours part(Span span, int midnight) {
        int start = Math.max(span.start() - midnight, 0);
        int end = Math.min(span.end() - midnight, DAY);
        return start < end ? DayHours.of(start, end) : DayHours.NONE;
    }

    private static void checkOverlap(List<Shift> shifts) {
        var week = new ArrayList<Span>();
        for (var shift : shifts) {
            for (var day : shift.days()) {
                int midnight = (day.getValue() - 1) * DAY;
                week.add(new Span(
                        midnight + shift.span().start(), midnight + shift.span().end()));
            }
        }
        week.sort(Comparator.comparingInt(Span::start));
        for (int i = 0; i < week.size(); i++) {
            boolean isLast = i + 1 == week.size();
            int nextStart =
                    isLast ? week.getFirst().start() + WEEK : week.get(i + 1).start();
            if (week.get(i).end() > nextStart) {
                throw new IllegalArgumentException("shifts: two shifts overlap on "
                        + DayOfWeek.of(nextStart / DAY % 7 + 1).name().substring(0, 3));
            }
        }
    }
}
