package io.heard.desk;

import io.heard.team.ClockRange;
import io.heard.team.Representative;
import io.heard.team.Shift;
import io.heard.team.WeeklyShifts;
import jakarta.ws.rs.FormParam;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Somebody's usual week, a row a day: one shift with one break. Days that are alike are one shift.
public class WeekForm {

    private static final int DAYS = 7;

    @FormParam("start")
    @Nullable
    List<String> start;

    @FormParam("end")
    @Nullable
    List<String> end;

    @FormParam("breakStart")
    @Nullable
    List<String> breakStart;

    @FormParam("breakEnd")
    @Nullable
    List<String> breakEnd;

    @FormParam("version")
    @Nullable
    String version;

    int version() {
        return Typed.number(Typed.text(version), 0, Integer.MAX_VALUE).orElse(0);
    }

    private record Times(ClockRange hours, List<ClockRange> breaks) {}

    /// @throws IllegalArgumentException for times that are none, or that overlap
    WeeklyShifts shifts() {
        if (Stream.of(start, end, breakStart, breakEnd).anyMatch(column -> column == null || column.size() != DAYS)) {
            throw new IllegalArgumentException("a week has seven days");
        }
        var alike = new LinkedHashMap<Times, List<DayOfWeek>>();
        for (var day : DayOfWeek.values()) {
            int row = day.getValue() - 1;
            if (!at(start, row).isEmpty() || !at(end, row).isEmpty()) {
                alike.computeIfAbsent(times(row), _ -> new ArrayList<>()).add(day);
            }
        }
        return new WeeklyShifts(alike.entrySet().stream()
                .map(same -> new Shift(
                        Set.copyOf(same.getValue()),
                        same.getKey().hours(),
                        same.getKey().breaks()))
                .toList());
    }

    private Times times(int row) {
        boolean hasBreak = !at(breakStart, row).isEmpty() || !at(breakEnd, row).isEmpty();
        return new Times(
                ClockRange.parse(at(start, row), at(end, row)),
                hasBreak ? List.of(ClockRange.parse(at(breakStart, row), at(breakEnd, row))) : List.of());
    }

    private static String at(@Nullable List<String> column, int row) {
        return column == null ? "" : Typed.text(column.get(row));
    }

    /// Whether a week has at most one shift a day with at most one break, so that a row a day can show it.
    static boolean isSimple(Representative rep) {
        var shifts = rep.shifts().list();
        return shifts.stream().allMatch(shift -> shift.breaks().size() <= 1)
                && shifts.stream()
                                .flatMap(shift -> shift.days().stream())
                                .distinct()
                                .count()
                        == shifts.stream()
                                .mapToLong(shift -> shift.days().size())
                                .sum();
    }

    static List<AdminPage.Shift> rows(Representative rep, Locale locale) {
        return Stream.of(DayOfWeek.values())
                .map(day -> row(day, rep.shifts().list(), locale))
                .toList();
    }

    private static AdminPage.Shift row(DayOfWeek day, List<Shift> shifts, Locale locale) {
        var name = day.getDisplayName(TextStyle.SHORT, locale);
        return shifts.stream()
                .filter(shift -> shift.days().contains(day))
                .findFirst()
                .map(shift -> new AdminPage.Shift(
                        name,
                        shift.hours().startText(),
                        typed(shift.hours().endText()),
                        shift.breaks().isEmpty()
                                ? ""
                                : shift.breaks().getFirst().startText(),
                        shift.breaks().isEmpty()
                                ? ""
                                : typed(shift.breaks().getFirst().endText())))
                .orElseGet(() -> new AdminPage.Shift(name, "", "", "", ""));
    }

    /// A field for a time knows no 24:00; 00:00 is the same end.
    private static String typed(String time) {
        return time.equals("24:00") ? "00:00" : time;
    }
}
