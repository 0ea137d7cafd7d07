package io.heard.team;

import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Reps as a table that people write: one line each, with a header. What a table does not name stays as it is; absences
/// are never part of it.
public final class RepCsv {

    public static final int MOST_LINES = 5_000;

    private static final List<String> REQUIRED = List.of("login", "name", "team", "zone");
    private static final List<String> COLUMNS = List.of(
            "login",
            "name",
            "email",
            "role",
            "team",
            "zone",
            "languages",
            "skills",
            "shifts",
            "occasional",
            "daily_limit",
            "backup",
            "active");
    private static final int MOST_OF_A_LIST = 50;
    private static final int MOST_TASKS = 200;
    private static final int LONGEST_NAME = 200;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([A-Za-z0-9-]{1,63}\\.)+[A-Za-z][A-Za-z0-9-]{1,62}");

    /// Marks that show what is not there.
    private static final Pattern DECEPTIVE =
            Pattern.compile("[\\x00-\\x1F\\x7F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    /// What a spreadsheet takes for a formula.
    private static final Pattern FORMULA = Pattern.compile("^'*[=+@\\-\\t\\r\\n].*", Pattern.DOTALL);

    private RepCsv() {}

    /// @param line counted from 1, the header's
    /// @param column empty when it is the line as a whole
    public record Flaw(int line, String column, String why) {}

    /// One line as it was written; a column that the table does not have is not in it.
    public record Line(int line, Map<String, String> cells) {

        public String login() {
            return cells.getOrDefault("login", "");
        }
    }

    public record Table(List<Line> lines, List<Flaw> flaws) {

        public Table {
            lines = List.copyOf(lines);
            flaws = List.copyOf(flaws);
        }
    }

    /// Comma or semicolon between the columns, as the header has it.
    public static Table read(String csv) {
        var text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        var header = text.lines().findFirst().orElse("");
        char between = header.contains(";") && !header.contains(",") ? ';' : ',';
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(between)
                .setIgnoreEmptyLines(false)
                .get();
        var lines = new ArrayList<Line>();
        var flaws = new ArrayList<Flaw>();
        try (var parser = format.parse(new StringReader(text))) {
            List<String> columns = List.of();
            int line = 1;
            for (var row : parser) {
                if (isEmpty(row)) {
                    line = (int) parser.getCurrentLineNumber() + 1;
                    continue;
                }
                if (columns.isEmpty()) {
                    columns = columns(row, flaws);
                    if (!flaws.isEmpty()) {
                        break;
                    }
                } else if (lines.size() == MOST_LINES) {
                    flaws.add(new Flaw(line, "", "at most " + MOST_LINES + " lines are read at a time"));
                    break;
                } else {
                    line(row, line, columns, lines, flaws);
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
            if (columns.isEmpty() && flaws.isEmpty()) {
                flaws.add(new Flaw(1, "", "there is no header: " + String.join(",", COLUMNS)));
            }
        } catch (IOException | UncheckedIOException broken) {
            flaws.add(new Flaw(1, "", "is no CSV: " + broken.getMessage()));
        }
        return new Table(lines, flaws);
    }

    private static boolean isEmpty(CSVRecord row) {
        return row.stream().allMatch(String::isBlank);
    }

    private static List<String> columns(CSVRecord row, List<Flaw> flaws) {
        var columns =
                row.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        for (var column : columns) {
            if (!COLUMNS.contains(column)) {
                flaws.add(new Flaw(1, column, "is no column; there are " + String.join(", ", COLUMNS)));
            }
        }
        REQUIRED.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> flaws.add(new Flaw(1, column, "this column is missing")));
        if (columns.stream().distinct().count() < columns.size()) {
            flaws.add(new Flaw(1, "", "a column stands there twice"));
        }
        return columns;
    }

    private static void line(CSVRecord row, int line, List<String> columns, List<Line> lines, List<Flaw> flaws) {
        if (row.size() != columns.size()) {
            flaws.add(new Flaw(line, "", "has " + row.size() + " cells, the header has " + columns.size()));
            return;
        }
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), plain(row.get(i).strip()));
        }
        lines.add(new Line(line, cells));
    }

    /// Who the line says it is.
    ///
    /// @param known as they are; absent for somebody new
    /// @return null where the line has flaws, which are added
    public static @Nullable Representative rep(Line line, @Nullable Representative known, List<Flaw> flaws) {
        int before = flaws.size();
        var cells = new Cells(line, flaws);
        var id = cells.read("login", null, RepId::new);
        var name = cells.read("name", null, RepCsv::name);
        var email = cells.read("email", known == null ? null : known.email(), RepCsv::email);
        var role = cells.read("role", known == null ? Role.REP : known.role(), RepCsv::role);
        var team = cells.read("team", null, TeamId::new);
        var zone = cells.read("zone", null, text -> Zones.parse("zone", text));
        var languages =
                cells.read("languages", known == null ? List.<String>of() : known.languages(), RepCsv::languages);
        var skills = cells.read("skills", known == null ? List.<Skill>of() : known.skills(), RepCsv::skills);
        var shifts = cells.read("shifts", known == null ? WeeklyShifts.NONE : known.shifts(), ShiftText::parse);
        var occasional = cells.read("occasional", known != null && known.occasional(), RepCsv::truth);
        var limit = cells.read("daily_limit", known == null ? null : known.dailyLimit(), RepCsv::limit);
        var backup = cells.read("backup", known == null ? null : known.backupId(), RepCsv::backup);
        var active = cells.read("active", known == null || known.active(), RepCsv::truth);
        if (flaws.size() > before || id == null || name == null || team == null || zone == null) {
            return null;
        }
        try {
            return new Representative(
                    id,
                    name,
                    email,
                    Objects.requireNonNull(role),
                    team,
                    zone,
                    Objects.requireNonNull(languages),
                    Objects.requireNonNull(skills),
                    Boolean.TRUE.equals(occasional),
                    limit,
                    backup,
                    !Boolean.FALSE.equals(active),
                    Objects.requireNonNull(shifts),
                    known == null ? List.of() : known.absences(),
                    known == null ? 0 : known.version());
        } catch (IllegalArgumentException flaw) {
            flaws.add(flaw(line.line(), "", flaw));
            return null;
        }
    }

    private record Cells(Line line, List<Flaw> flaws) {

        /// @param otherwise where the table has no such column
        <T> @Nullable T read(String column, @Nullable T otherwise, Function<String, @Nullable T> reader) {
            var text = line.cells().get(column);
            if (text == null) {
                return otherwise;
            }
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException wrong) {
                flaws.add(flaw(line.line(), column, wrong));
                return null;
            }
        }
    }

    /// The column is said by the flaw itself; the name of the field before the colon says it again.
    private static Flaw flaw(int line, String column, IllegalArgumentException wrong) {
        var text = String.valueOf(wrong.getMessage());
        var why = text.replaceFirst("^[a-zA-Z]+(, [a-z]+)?: ", "");
        var named = text.startsWith("backupId: ") ? "backup" : text.startsWith("skills: ") ? "skills" : column;
        return new Flaw(line, column.isEmpty() ? named : column, why);
    }

    private static String name(String text) {
        if (text.isEmpty()
                || text.length() > LONGEST_NAME
                || DECEPTIVE.matcher(text).find()) {
            throw new IllegalArgumentException("write 1 to " + LONGEST_NAME + " plain characters");
        }
        return text;
    }

    private static @Nullable String email(String text) {
        if (!text.isEmpty() && !EMAIL.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an e-mail address");
        }
        return text.isEmpty() ? null : text;
    }

    private static Role role(String text) {
        return text.isEmpty()
                ? Role.REP
                : Arrays.stream(Role.values())
                        .filter(role -> role.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is neither REP nor LEAD"));
    }

    private static List<String> languages(String text) {
        var all = list(text);
        all.stream().filter(one -> !LANGUAGE.matcher(one).matches()).findFirst().ifPresent(one -> {
            throw new IllegalArgumentException("'" + one + "' is not a language such as en or pt-BR");
        });
        return all;
    }

    private static List<Skill> skills(String text) {
        return list(text).stream().map(Skill::parse).toList();
    }

    private static List<String> list(String text) {
        var all = Arrays.stream(text.split("[,;\\s]+", -1))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        if (all.size() > MOST_OF_A_LIST) {
            throw new IllegalArgumentException("names more than " + MOST_OF_A_LIST);
        }
        return all;
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither yes nor no");
        };
    }

    private static @Nullable Integer limit(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_TASKS) {
            throw new IllegalArgumentException("'" + text + "' is not a number from 1 to " + MOST_TASKS);
        }
        return Integer.valueOf(text);
    }

    private static @Nullable RepId backup(String text) {
        return text.isEmpty() ? null : new RepId(text);
    }

    /// What reading it again changes nothing of.
    public static String text(List<Representative> reps) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (var rep : reps) {
                printer.printRecord(
                        cells(rep).values().stream().map(RepCsv::harmless).toList());
            }
        } catch (IOException never) {
            throw new UncheckedIOException("A text in memory cannot be written", never);
        }
        return text.toString();
    }

    /// By column, in its order.
    public static Map<String, String> cells(Representative rep) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("login", rep.id().value());
        cells.put("name", rep.name());
        cells.put("email", Objects.requireNonNullElse(rep.email(), ""));
        cells.put("role", rep.role().name());
        cells.put("team", rep.teamId().value());
        cells.put("zone", rep.zone().getId());
        cells.put("languages", String.join(" ", rep.languages()));
        cells.put(
                "skills",
                String.join(" ", rep.skills().stream().map(Skill::toString).toList()));
        cells.put("shifts", ShiftText.of(rep.shifts()));
        cells.put("occasional", rep.occasional() ? "yes" : "no");
        cells.put(
                "daily_limit", rep.dailyLimit() == null ? "" : rep.dailyLimit().toString());
        cells.put("backup", rep.backupId() == null ? "" : rep.backupId().value());
        cells.put("active", rep.active() ? "yes" : "no");
        return cells;
    }

    /// With an apostrophe before it, a spreadsheet shows what it would else compute. What is harmless and begins
    /// with an apostrophe stays as it is, so that who takes away one apostrophe before a mark of a formula has the
    /// cell again.
    public static String harmless(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    private static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
