package io.heard.contact;

import io.heard.calendar.DayHours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what a company knows better about holidays from CSV, strictly, as `RuleBookCsv` does: a row for a date on
/// which
/// a place has a holiday that the calendars lack, has none that they name, or closes early.
public final class HolidayCsv {

    /// A company that uploads whole calendars for every place still stays far below it.
    private static final int MOST_ROWS = 50_000;

    private static final List<String> COLUMNS = List.of("place", "date", "change", "name", "closes");

    /// What reading gave.
    public sealed interface Reading {

        record Changes(List<HolidayChange> changes) implements Reading {}

        record Refused(List<CsvProblem> problems) implements Reading {}
    }

    /// What a row does to its date.
    public enum Change {
        ADDED,
        REMOVED,
        HALF_DAY
    }

    private record Key(Place place, LocalDate date, boolean isHalfDay) {}

    private HolidayCsv() {}

    public static List<String> columns() {
        return COLUMNS;
    }

    /// @param rows fields in the order of `columns()`
    public static String text(List<List<String>> rows) {
        return Csv.text(COLUMNS, rows);
    }

    public static Reading read(String csv) {
        var table = new CsvTable(csv, COLUMNS.subList(0, 3), COLUMNS.subList(3, 5), MOST_ROWS);
        var changes = new ArrayList<HolidayChange>();
        var lines = new HashMap<Key, Integer>();
        for (var row : table.rows()) {
            int before = table.size();
            var change = change(row);
            if (change == null || table.size() > before) {
                continue;
            }
            var key = new Key(change.place(), change.date(), change instanceof HolidayChange.HalfDay);
            var other = lines.putIfAbsent(key, row.number());
            if (other != null) {
                row.problem("date", "line " + other + " already changes this date of " + key.place() + ": remove one");
            }
            changes.add(change);
        }
        return table.isSound() ? new Reading.Changes(List.copyOf(changes)) : new Reading.Refused(table.problems());
    }

    private static @Nullable HolidayChange change(CsvTable.Row row) {
        var place = row.<@Nullable Place>read("place", Place::parse, null);
        var date = row.<@Nullable LocalDate>read("date", CsvTable::date, null);
        var change = row.<@Nullable Change>read("change", HolidayCsv::word, null);
        var name = row.optional("name", CsvTable::prose, "");
        var closes = row.<@Nullable Integer>optional("closes", HolidayCsv::minute, null);
        if (place == null || date == null || change == null) {
            return null;
        }
        if (change != Change.REMOVED && name.isBlank()) {
            row.problem("name", "it is empty: say what day it is, as people will read it");
        }
        if (change == Change.HALF_DAY && closes == null) {
            row.problem("closes", "it is empty: say from when on it is closed, as in 12:00");
        }
        if (change != Change.HALF_DAY && closes != null) {
            row.problem("closes", "only a half_day closes early: leave it empty");
        }
        return switch (change) {
            case ADDED -> new HolidayChange.Added(place, date, name);
            case REMOVED -> new HolidayChange.Removed(place, date);
            case HALF_DAY -> new HolidayChange.HalfDay(place, date, closes == null ? 0 : closes, name);
        };
    }

    private static Change word(String text) {
        return CsvTable.one(text, Change.class, change -> change.name().toLowerCase(Locale.ROOT));
    }

    private static int minute(String text) {
        try {
            var hours = DayHours.parse("00:00-" + text);
            if (hours.size() == 1) {
                return hours.end(0);
            }
        } catch (IllegalArgumentException notATime) {
            // told below
        }
        throw new IllegalArgumentException("'" + text + "' is not a time of day: write 12:00");
    }
}
