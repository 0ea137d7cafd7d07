package io.heard.contact;

import io.heard.calendar.DayHours;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a rule book from CSV, strictly: all that is wrong is told at once, with the line, the column and what
/// to do.
public final class RuleBookCsv {

    /// What reading gave.
    public sealed interface Reading {

        record Book(RuleBook book) implements Reading {}

        record Refused(List<Problem> problems) implements Reading {}
    }

    /// @param line counted from 1, the header's
    /// @param column the header's name, or empty when it is the line as a whole
    public record Problem(int line, String column, String what) {

        @Override
        public String toString() {
            return "line " + line + (column.isEmpty() ? "" : ", " + column) + ": " + what;
        }
    }

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

    private final List<Problem> problems = new ArrayList<>();
    private final List<ContactRule> rules = new ArrayList<>();
    private final List<Integer> lineOfRule = new ArrayList<>();

    private RuleBookCsv() {}

    public static Reading read(String version, String csv) {
        var reader = new RuleBookCsv();
        try {
            reader.rows(Csv.read(csv));
            reader.clashes();
            if (reader.problems.isEmpty()) {
                return new Reading.Book(new RuleBook(version, reader.rules));
            }
        } catch (Csv.Broken broken) {
            reader.problems.add(new Problem(broken.line, "", String.valueOf(broken.getMessage())));
        } catch (IllegalArgumentException noStrictRow) {
            reader.problems.add(new Problem(1, "place", String.valueOf(noStrictRow.getMessage())));
        }
        return new Reading.Refused(List.copyOf(reader.problems));
    }

    private void rows(List<Csv.Line> lines) {
        if (lines.isEmpty()) {
            problems.add(new Problem(1, "", "the file is empty: start with the header " + String.join(",", REQUIRED)));
            return;
        }
        var header = lines.getFirst().fields();
        REQUIRED.stream()
                .filter(column -> !header.contains(column))
                .forEach(column -> problems.add(new Problem(1, column, "this column is missing: add it")));
        header.stream()
                .filter(column -> !REQUIRED.contains(column) && !OPTIONAL.contains(column))
                .forEach(column -> problems.add(new Problem(1, column, "no such column is known: remove it")));
        if (new HashSet<>(header).size() < header.size()) {
            problems.add(new Problem(1, "", "a column is named twice: remove one"));
        }
        if (!problems.isEmpty()) {
            return;
        }
        for (var line : lines.subList(1, lines.size())) {
            if (line.fields().size() != header.size()) {
                problems.add(new Problem(
                        line.number(),
                        "",
                        "it has " + line.fields().size() + " fields and the header " + header.size()
                                + ": put a field with a comma in quotes"));
                continue;
            }
            int before = problems.size();
            var rule = rule(new Row(line, header));
            if (rule != null && problems.size() == before) {
                rules.add(rule);
                lineOfRule.add(line.number());
            }
        }
    }

    private @Nullable ContactRule rule(Row row) {
        var place = row.read("place", text -> text.equals("*") ? null : Place.parse(text), null);
        var hours = new RuleHours(
                row.read("weekday", DayHours::parse, DayHours.NONE),
                row.read("sat", DayHours::parse, DayHours.NONE),
                row.read("sun", DayHours::parse, DayHours.NONE),
                row.read("holidays", text -> text.equals("same") ? null : DayHours.parse(text), null),
                row.optional("eve", RuleBookCsv::isSaturday, false),
                row.optional("closes", RuleBookCsv::closes, Map.of()));
        var from = row.optional("valid_from", RuleBookCsv::date, null);
        var to = row.optional("valid_to", RuleBookCsv::date, null);
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
                    row.read("source", Function.identity(), ""),
                    row.optional("note", Function.identity(), ""),
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
                    problems.add(new Problem(
                            lineOfRule.get(i),
                            "place",
                            "line " + lineOfRule.get(j) + " already is the row for "
                                    + rules.get(j).title() + " on these dates: remove one, or part their dates"));
                }
            }
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new IllegalArgumentException("'" + text + "' is not a date: write 2026-12-31", notADate);
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
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("'" + text + "': write none, opt_out or express");
        }
        return one(text.toUpperCase(Locale.ROOT), Consent.class);
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
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        var known =
                String.join(", ", EnumSet.allOf(type).stream().map(Enum::name).toList());
        throw new IllegalArgumentException("'" + text + "' is not known: write one of " + known);
    }

    private final class Row {

        private final Csv.Line line;
        private final List<String> header;

        Row(Csv.Line line, List<String> header) {
            this.line = line;
            this.header = header;
        }

        /// @param otherwise taken, beside the problem, when the field cannot be read
        <T extends @Nullable Object> T read(String column, Function<String, T> reader, T otherwise) {
            var text = line.field(header.indexOf(column));
            if (text.isBlank()) {
                problem(column, "it is empty: fill it in");
                return otherwise;
            }
            return attempt(column, text, reader, otherwise);
        }

        <T extends @Nullable Object> T optional(String column, Function<String, T> reader, T absent) {
            int at = header.indexOf(column);
            var text = at < 0 ? "" : line.field(at);
            return text.isEmpty() ? absent : attempt(column, text, reader, absent);
        }

        void problem(String column, String what) {
            problems.add(new Problem(line.number(), column, what));
        }

        private <T extends @Nullable Object> T attempt(
                String column, String text, Function<String, T> reader, T otherwise) {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException wrong) {
                problem(column, String.valueOf(wrong.getMessage()));
                return otherwise;
            }
        }
    }
}
