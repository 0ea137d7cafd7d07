package io.heard.bench;

import static java.time.ZoneOffset.UTC;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Heard's rate and those of the others; prints a table and, last of all, the line of plain numbers.
final class Outcome {

    private static final String ABSENT = "-";

    private record Line(String name, double rate) {}

    private final String name;
    private final String unit;
    private final double rate;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> ratios = new LinkedHashMap<>();

    Outcome(String name, String unit, double rate) {
        this.name = name;
        this.unit = unit;
        this.rate = rate;
        lines.add(new Line("Heard", rate));
    }

    /// Runs a benchmark and ends this process: 0 when its result stands, else 1 and why.
    static void of(Supplier<String> benchmark) {
        Locale.setDefault(Locale.ROOT); // whoever compares runs does not want decimal commas
        try {
            System.out.println(benchmark.get());
            System.exit(0);
        } catch (BenchFailed failed) {
            System.out.flush();
            System.err.println("FAILED: " + failed.getMessage());
            System.exit(1);
        } catch (RuntimeException | Error bug) {
            bug.printStackTrace();
            System.exit(1); // what a peer has left running would keep this process
        }
    }

    void limit(String key, String words, double other) {
        add(key, words, other);
    }

    void peer(String key, double other) {
        add(key, key, other);
    }

    private void add(String key, String words, double other) {
        lines.add(new Line(words, other));
        ratios.put(key, ratio(other));
        Said.say("%s: %,.0f a second; Heard does %s times as much".formatted(words, other, ratio(other)));
    }

    private String ratio(double other) {
        return "%.2f".formatted(rate / other);
    }

    /// Prints the table and the row for the README's.
    ///
    /// @return the last line
    String finish(int items) {
        var table = new StringBuilder("\n| | per second | Heard / it |\n|---|---|---|\n");
        for (var line : lines) {
            table.append("| %s | %,.0f | %s |%n".formatted(line.name(), line.rate(), ratio(line.rate())));
        }
        var keys = List.of(name.equals("intake") ? "copy" : "sql", "dbscheduler", "jobrunr", "quartz");
        var row = new StringBuilder("| %s | %s | %,d | %,.0f |".formatted(LocalDate.now(UTC), name, items, rate));
        var result = new StringBuilder("RESULT %s %s=%.0f".formatted(name, unit, rate));
        for (var key : keys) {
            var ratio = ratios.getOrDefault(key, ABSENT);
            row.append(' ').append(ratio).append(" |");
            result.append(' ').append(key).append("_ratio=").append(ratio);
        }
        System.out.println(table);
        System.out.println(row.append(" |"));
        return result.toString();
    }
}
