package io.heard.contact;

import io.heard.calendar.DayHours;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a rule book from CSV, strictly: all that is wrong is told at once, with the line, the column and what
/// to do.
public final class RuleBookCsv {

    /// What reading gave.
    public sealed interface Reading {

        record Book(RuleBook book) implements Reading {}

        record Refused(List<CsvProblem> problems) implements Reading {}
    }

    /// Every two rows are compared, and a company has one for each place at most a few times.
    private static final int MOST_ROWS = 2_000;

    private static final List<String> REQUIRED = List.of(
            "place",
            "channels",
            "purposes",
            "kind",
            "valid_from",
            "valid_to",
            "weekday",
            "sat",
            "sun",
            "holidays",
            "attempts",
            "silence_after_refusal",
            "consent_survey",
            "consent_marketing",
            "area_code_residency",
            "confidence",
            "source",
            "note");
    private static final List<String> OPTIONAL = List.of("zone", "eve", "closes");

    private final CsvTable table;
    private final List<ContactRule> rules = new ArrayList<>();
    private final List<Integer> lineOfRule = new ArrayList<>();

    private RuleBookCsv(CsvTable table) {
        this.table = table;
    }

    public static Reading read(String version, String csv) {
        var reader = new RuleBookCsv(new CsvTable(csv, REQUIRED, OPTIONAL, MOST_ROWS));
        reader.rows();
        reader.clashes();
        if (reader.table.isSound()) {
            try {
                return new Reading.Book(new RuleBook(version, reader.rules));
            } catch (IllegalArgumentException noStrictRow) {
                reader.table.problem(1, "place", String.valueOf(noStrictRow.getMessage()));
            }
        }
        return new Reading.Refused(reader.table.problems());
    }

    /// The columns, in the order in which Heard writes them.
    public static List<String> columns() {
        return Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).toList();
    }

    /// @param rows fields in the order of `columns()`
    public static String text(List<List<String>> rows) {
        return Csv.text(columns(), rows);
    }

    private void rows() {
        for (var row : table.rows()) {
            int before = table.size();
            var rule = rule(row);
            if (rule != null && table.size() == before) {
                rules.add(rule);
                lineOfRule.add(row.number());
            }
        }
    }

    private @Nullable ContactRule rule(CsvTable.Row row) {
        var place = row.read("place", text -> text.equals("*") ? null : Place.parse(text), null);
        var hours = new RuleHours(
                row.read("weekday", DayHours::parse, DayHours.NONE),
                row.read("sat", DayHours::parse, DayHours.NONE),
                row.read("sun", DayHours::parse, DayHours.NONE),
                row.read("holidays", text -> text.equals("same") ? null : DayHours.parse(text), null),
                row.optional("eve", RuleBookCsv::isSaturday, false),
                row.optional("closes", RuleBookCsv::closes, Map.of()));
        var from = row.optional("valid_from", CsvTable::date, null);
        var to = row.optional("valid_to", CsvTable::date, null);
        var residency = row.read("area_code_residency", RuleBookCsv::truth, false);
        if (residency && (place == null || !place.country().equals("US") || place.region() == null)) {
            row.problem("area_code_residency", "only states of the US are known by their area codes: write false");
        }
        try {
            return new ContactRule(
                    place,
                    row.read("channels", text -> enums(text, Channel.class), Set.of()),
                    row.read("purposes", text -> enums(text, Purpose.class), Set.of()),
                    row.read("kind", text -> one(text, ContactRule.Kind.class), ContactRule.Kind.CUSTOM),
                    from,
                    to,
                    hours,
                    row.optional("attempts", RuleBookCsv::limits, List.of()),
                    row.optional("silence_after_refusal", Silence::parse, null),
                    row.read("consent_survey", RuleBookCsv::consent, Consent.EXPRESS),
                    row.read("consent_marketing", RuleBookCsv::consent, Consent.EXPRESS),
                    residency,
                    row.read("confidence", text -> one(text, ContactRule.Confidence.class), ContactRule.Confidence.LOW),
                    row.read("source", CsvTable::prose, ""),
                    row.optional("note", CsvTable::prose, ""),
                    row.optional("zone", RuleBookCsv::zone, null));
        } catch (IllegalArgumentException wrong) {
            row.problem("valid_to", String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private void clashes() {
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (rules.get(i).clashesWith(rules.get(j))) {
                    table.problem(
                            lineOfRule.get(i),
                            "place",
                            "line " + lineOfRule.get(j) + " already is the row for "
                                    + rules.get(j).title() + " on these dates: remove one, or part their dates");
                }
            }
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "': write true or false");
        };
    }

    private static boolean isSaturday(String text) {
        if (!text.equals("sat")) {
            throw new IllegalArgumentException("'" + text + "': write sat, or nothing");
        }
        return true;
    }

    private static ZoneId zone(String text) {
        return Countries.zone(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is not a time zone: write one of tzdb's names, as in America/Chicago"));
    }

    /// Reads `12-05/18:30 12-24/18:30`.
    private static Map<MonthDay, Integer> closes(String text) {
        var closes = new HashMap<MonthDay, Integer>();
        for (var part : text.split(" ", -1)) {
            int slash = part.indexOf('/');
            try {
                var date = MonthDay.parse("--" + part.substring(0, Math.max(slash, 0)));
                var hours = DayHours.parse("00:00-" + part.substring(slash + 1));
                if (hours.size() == 1 && closes.put(date, hours.end(0)) == null) {
                    continue;
                }
            } catch (DateTimeParseException | IllegalArgumentException wrong) {
                // told below, as is a date named twice
            }
            throw new IllegalArgumentException(
                    "'" + part + "': write each date once, as month-day/closing time, as in 12-24/18:30");
        }
        return closes;
    }

    private static List<AttemptLimit> limits(String text) {
        return List.of(text.split(" ", -1)).stream().map(AttemptLimit::parse).toList();
    }

    private static Consent consent(String text) {
        return CsvTable.one(text, Consent.class, consent -> consent.name().toLowerCase(Locale.ROOT));
    }

    private static <E extends Enum<E>> Set<E> enums(String text, Class<E> type) {
        if (text.equals("ALL")) {
            return EnumSet.allOf(type);
        }
        var set = EnumSet.noneOf(type);
        for (var part : text.split("\\+", -1)) {
            set.add(one(part, type));
        }
        return set;
    }

    private static <E extends Enum<E>> E one(String text, Class<E> type) {
        return CsvTable.one(text, type, Enum::name);
    }
}
