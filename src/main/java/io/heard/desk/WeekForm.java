package io.heard.desk;

import io.heard.team.ClockRange;
import io.heard.team.Representative;
import io.heard.team.Rhythm;
import io.heard.team.Shift;
import io.heard.team.WeeklyShifts;
import jakarta.ws.rs.FormParam;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Somebody's usual week, a row a shift; a row without a beginning and an end is another break of the shift above. Days
/// that are alike are one shift.
public class WeekForm {

    private static final int MOST_ROWS = 100;

    @FormParam("day")
    @Nullable
    List<String> day;

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

    @FormParam("everyWeeks")
    @Nullable
    List<String> everyWeeks;

    @FormParam("validFrom")
    @Nullable
    List<String> validFrom;

    @FormParam("validUntil")
    @Nullable
    List<String> validUntil;

    /// The day that gets one more row, instead of saving.
    @FormParam("more")
    @Nullable
    String more;

    @FormParam("version")
    @Nullable
    String version;

    int version() {
        return Typed.number(Typed.text(version), 0, Integer.MAX_VALUE).orElse(0);
    }

    boolean wantsMore() {
        return more != null;
    }

    /// In which weeks, as it was typed.
    private record Weeks(String every, String from, String until) {

        static final Weeks ALL = new Weeks("1", "", "");

        static Weeks of(Rhythm rhythm) {
            return new Weeks(
                    Integer.toString(rhythm.everyWeeks()),
                    rhythm.from() == null ? "" : rhythm.from().toString(),
                    rhythm.to() == null ? "" : rhythm.to().toString());
        }

        Rhythm rhythm() {
            return new Rhythm(
                    day("validFrom", from),
                    day("validUntil", until),
                    Typed.number(every.isEmpty() ? "1" : every, 1, Rhythm.RAREST)
                            .orElseThrow(() -> new IllegalArgumentException("everyWeeks: " + every)));
        }

        private static @Nullable LocalDate day(String field, String typed) {
            return typed.isEmpty()
                    ? null
                    : Typed.day(typed).orElseThrow(() -> new IllegalArgumentException(field + ": " + typed));
        }
    }

    private record Row(DayOfWeek day, String start, String end, String breakStart, String breakEnd, Weeks weeks) {

        static Row empty(DayOfWeek day) {
            return new Row(day, "", "", "", "", Weeks.ALL);
        }

        boolean hasShift() {
            return !start.isEmpty() || !end.isEmpty();
        }

        boolean hasBreak() {
            return !breakStart.isEmpty() || !breakEnd.isEmpty();
        }

        ClockRange hours() {
            return ClockRange.parse(start, end);
        }

        ClockRange pause() {
            return ClockRange.parse(breakStart, breakEnd);
        }
    }

    private record Times(ClockRange hours, List<ClockRange> breaks, Rhythm rhythm) {}

    /// @throws IllegalArgumentException for times that are none, or that overlap
    WeeklyShifts shifts() {
        var alike = new LinkedHashMap<Times, List<DayOfWeek>>();
        byDay(typed()).forEach((on, rows) -> {
            for (var times : times(rows)) {
                var days = alike.computeIfAbsent(times, _ -> new ArrayList<>());
                if (days.contains(on)) {
                    throw new IllegalArgumentException("shifts: the same shift stands twice on " + on);
                }
                days.add(on);
            }
        });
        return new WeeklyShifts(alike.entrySet().stream()
                .map(same -> new Shift(
                        Set.copyOf(same.getValue()),
                        same.getKey().hours(),
                        same.getKey().breaks(),
                        same.getKey().rhythm()))
                .toList());
    }

    private static List<Times> times(List<Row> rows) {
        var shifts = new ArrayList<Times>();
        for (var row : rows) {
            if (row.hasShift()) {
                shifts.add(new Times(
                        row.hours(),
                        row.hasBreak() ? List.of(row.pause()) : List.of(),
                        row.weeks().rhythm()));
            } else if (row.hasBreak()) {
                if (shifts.isEmpty()) {
                    throw new IllegalArgumentException("breaks: there is no shift before " + row.breakStart());
                }
                var shift = shifts.removeLast();
                shifts.add(new Times(
                        shift.hours(),
                        Stream.concat(shift.breaks().stream(), Stream.of(row.pause()))
                                .toList(),
                        shift.rhythm()));
            }
        }
        return shifts;
    }

    private List<Row> typed() {
        int size = day == null ? 0 : day.size();
        if (size == 0
                || size > MOST_ROWS
                || Stream.of(start, end, breakStart, breakEnd)
                        .anyMatch(column -> column == null || column.size() != size)) {
            throw new IllegalArgumentException("every row of a week has a day and four times");
        }
        if (Stream.of(everyWeeks, validFrom, validUntil)
                .anyMatch(column -> column != null && !column.isEmpty() && column.size() != size)) {
            throw new IllegalArgumentException("every row of a week says in which weeks");
        }
        var rows = new ArrayList<Row>(size);
        for (int i = 0; i < size; i++) {
            rows.add(new Row(
                    DayOfWeek.valueOf(at(day, i)),
                    at(start, i),
                    at(end, i),
                    at(breakStart, i),
                    at(breakEnd, i),
                    new Weeks(at(everyWeeks, i), at(validFrom, i), at(validUntil, i))));
        }
        return rows;
    }

    private static String at(@Nullable List<String> column, int row) {
        return column == null || column.isEmpty() ? "" : Typed.text(column.get(row));
    }

    private static Map<DayOfWeek, List<Row>> byDay(List<Row> rows) {
        var byDay = new EnumMap<DayOfWeek, List<Row>>(DayOfWeek.class);
        for (var on : DayOfWeek.values()) {
            byDay.put(on, new ArrayList<>());
        }
        rows.forEach(row -> Objects.requireNonNull(byDay.get(row.day())).add(row));
        return byDay;
    }

    /// As it was typed, with one row more where that was wanted.
    ///
    /// @throws IllegalArgumentException where the form is not ours
    List<AdminPage.Shift> rows(Locale locale) {
        var rows = new ArrayList<>(typed());
        if (more != null && rows.size() < MOST_ROWS) {
            rows.add(Row.empty(DayOfWeek.valueOf(more)));
        }
        return shown(rows, locale);
    }

    static List<AdminPage.Shift> rows(Representative rep, Locale locale) {
        var rows = new ArrayList<Row>();
        for (var on : DayOfWeek.values()) {
            rep.shifts().list().stream()
                    .filter(shift -> shift.days().contains(on))
                    .sorted(Comparator.comparingInt(shift -> shift.hours().start()))
                    .forEach(shift -> rows.addAll(rows(on, shift)));
        }
        return shown(rows, locale);
    }

    private static List<Row> rows(DayOfWeek on, Shift shift) {
        var rows = new ArrayList<Row>();
        var hours = shift.hours();
        var breaks = shift.breaks();
        for (int i = 0; i < Math.max(1, breaks.size()); i++) {
            rows.add(new Row(
                    on,
                    i == 0 ? hours.startText() : "",
                    i == 0 ? typed(hours.endText()) : "",
                    breaks.isEmpty() ? "" : breaks.get(i).startText(),
                    breaks.isEmpty() ? "" : typed(breaks.get(i).endText()),
                    i == 0 ? Weeks.of(shift.rhythm()) : Weeks.ALL));
        }
        return rows;
    }

    /// Each day has a row, at least an empty one.
    private static List<AdminPage.Shift> shown(List<Row> rows, Locale locale) {
        var shown = new ArrayList<AdminPage.Shift>();
        byDay(rows).forEach((on, ofDay) -> {
            var name = on.getDisplayName(TextStyle.SHORT, locale);
            var all = ofDay.isEmpty() ? List.of(Row.empty(on)) : ofDay;
            for (int i = 0; i < all.size(); i++) {
                var row = all.get(i);
                shown.add(new AdminPage.Shift(
                        on.name(),
                        name,
                        i + 1,
                        row.start(),
                        row.end(),
                        row.breakStart(),
                        row.breakEnd(),
                        row.weeks().every().isEmpty() ? "1" : row.weeks().every(),
                        row.weeks().from(),
                        row.weeks().until()));
            }
        });
        return shown;
    }

    /// A field for a time knows no 24:00; 00:00 is the same end.
    private static String typed(String time) {
        return time.equals("24:00") ? "00:00" : time;
    }
}
