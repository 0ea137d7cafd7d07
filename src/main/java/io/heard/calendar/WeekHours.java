package io.heard.calendar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Open hours for each day of the week, Monday first; always seven entries.
public record WeekHours(List<DayHours> days) implements DailyHours {

    public static final WeekHours ALL = everyDay(DayHours.ALL);

    public WeekHours {
        if (days.size() != 7) {
            throw new IllegalArgumentException("A week has seven days, not " + days.size());
        }
        days = List.copyOf(days);
    }

    public static WeekHours everyDay(DayHours hours) {
        return new WeekHours(List.of(hours, hours, hours, hours, hours, hours, hours));
    }

    /// A day that is not named is closed.
    public static WeekHours of(Map<DayOfWeek, DayHours> hours) {
        var days = new ArrayList<DayHours>();
        for (var day : DayOfWeek.values()) {
            days.add(hours.getOrDefault(day, DayHours.NONE));
        }
        return new WeekHours(days);
    }

    /// Monday to Friday the same, closed on Saturday and Sunday.
    public static WeekHours weekdays(DayHours hours) {
        return new WeekHours(List.of(hours, hours, hours, hours, hours, DayHours.NONE, DayHours.NONE));
    }

    public DayHours on(DayOfWeek day) {
        return days.get(day.getValue() - 1);
    }

    @Override
    public DayHours on(long epochDay) {
        return days.get((int) Math.floorMod(epochDay + 3, 7L));
    }

    public boolean isAll() {
        return days.stream().allMatch(DayHours::isAll);
    }

    @Override
    public String toString() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().substring(0, 3) + " " + on(day))
                .collect(Collectors.joining(", "));
    }
}
