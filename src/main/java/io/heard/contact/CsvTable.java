package io.heard.contact;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table with a header that a person wrote. Whatever cannot be read becomes a problem, and reading goes on, so that
/// all of them are told at once.
final class CsvTable {

    private static final int MOST_PROBLEMS = 200;
    private static final int LONGEST_TEXT = 1_000;
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    /// Marks and joiners that turn the direction of text or break lines: on a screen they show what is not there.
    private static final Pattern DECEPTIVE =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFD]");

    /// A spreadsheet takes what begins so for a formula.
    private static final String FORMULA = "=+-@";

    private final List<CsvProblem> problems = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /// @param mostRows more are refused
    CsvTable(String csv, List<String> required, List<String> optional, int mostRows) {
        try {
            read(Csv.read(csv), required, optional, mostRows);
        } catch (Csv.Broken broken) {
            problems.add(new CsvProblem(broken.line, "", String.valueOf(broken.getMessage())));
        }
    }

    List<Row> rows() {
        return rows;
    }

    /// In the order of the lines; past the first two hundred nobody reads on.
    List<CsvProblem> problems() {
        return problems.stream()
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .limit(MOST_PROBLEMS)
                .toList();
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    int size() {
        return problems.size();
    }

    void problem(int line, String column, String what) {
        problems.add(new CsvProblem(line, column, what));
    }

    private void read(List<Csv.Line> lines, List<String> required, List<String> optional, int mostRows) {
        if (lines.isEmpty()) {
            problem(1, "", "the file is empty: start with the header " + String.join(",", required));
            return;
        }
        var header = lines.getFirst().fields();
        required.stream()
                .filter(column -> !header.contains(column))
                .forEach(column -> problem(1, column, "this column is missing: add it"));
        header.stream()
                .filter(column -> !required.contains(column) && !optional.contains(column))
                .forEach(column -> problem(1, column, "no such column is known: remove it"));
        if (new HashSet<>(header).size() < header.size()) {
            problem(1, "", "a column is named twice: remove one");
        }
        if (lines.size() - 1 > mostRows) {
            problem(lines.get(mostRows + 1).number(), "", "the table holds more than " + mostRows + " rows: split it");
        }
        if (!isSound()) {
            return;
        }
        for (var line : lines.subList(1, lines.size())) {
            if (line.fields().size() == header.size()) {
                rows.add(new Row(line, header));
            } else {
                problem(
                        line.number(),
                        "",
                        "it has " + line.fields().size() + " fields and the header " + header.size()
                                + ": put a field with a comma in quotes");
            }
        }
    }

    static LocalDate date(String text) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeParseException notADate) {
            // told below, as is a year that nothing can keep
        }
        throw new IllegalArgumentException("'" + text + "' is not a date: write 2026-12-31");
    }

    static String prose(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("it is longer than " + LONGEST_TEXT + " characters: shorten it");
        }
        if (DECEPTIVE.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "it holds line breaks, control characters or marks that turn the direction of text: remove them");
        }
        if (FORMULA.indexOf(text.charAt(0)) >= 0) {
            throw new IllegalArgumentException(
                    "it begins with " + text.charAt(0) + ", which a spreadsheet would run: begin with a letter");
        }
        return text;
    }

    static <E extends Enum<E>> E one(String text, Class<E> type, Function<E, String> word) {
        for (var constant : type.getEnumConstants()) {
            if (word.apply(constant).equals(text)) {
                return constant;
            }
        }
        var known = Arrays.stream(type.getEnumConstants()).map(word).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("'" + text + "' is not known: write one of " + known);
    }

    final class Row {

        private final Csv.Line line;
        private final List<String> header;

        Row(Csv.Line line, List<String> header) {
            this.line = line;
            this.header = header;
        }

        int number() {
            return line.number();
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
            CsvTable.this.problem(line.number(), column, what);
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
