package io.heard.demo;

import static java.time.temporal.ChronoUnit.DAYS;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;

/// What can be chosen about the demo: HTTP_PORT, KAFKA_PORT, DATA_DIR, CLOCK_START as with `make run`, and DEMO_SEED.
record DemoSettings(Path dataDirectory, long seed, Map<String, String> environment) {

    static final int CUSTOMERS = 3_000;
    static final int DAYS_OF_WORK = 14;

    private static final String DEFAULT_DIRECTORY = ".heard-demo";
    private static final String DEFAULT_SEED = "7";
    private static final LocalTime OPENS = LocalTime.of(6, 0);

    /// @param now when somebody will look at it
    static DemoSettings of(Map<String, String> environment, Instant now) {
        var chosen = new HashMap<String, String>();
        chosen.put("HTTP_PORT", value("HTTP_PORT", environment, "8080"));
        chosen.put("KAFKA_PORT", value("KAFKA_PORT", environment, "9092"));
        chosen.put("DATA_DIR", value("DATA_DIR", environment, DEFAULT_DIRECTORY));
        chosen.put("CLOCK_START", value("CLOCK_START", environment, start(now).toString()));
        var seed = value("DEMO_SEED", environment, DEFAULT_SEED);
        try {
            return new DemoSettings(Path.of(chosen.get("DATA_DIR")), Long.parseLong(seed), Map.copyOf(chosen));
        } catch (NumberFormatException _) {
            throw new DemoFailed("DEMO_SEED=" + seed + " is not a whole number");
        }
    }

    private static String value(String name, Map<String, String> environment, String otherwise) {
        var value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    /// Early in the morning, a fortnight before the working day on which it will end: today, or the next one.
    private static Instant start(Instant now) {
        var day = LocalDate.ofInstant(now, Fortnight.LONDON);
        while (Season.isWeekend(day)) {
            day = day.plusDays(1);
        }
        return day.minus(DAYS_OF_WORK, DAYS)
                .atTime(OPENS)
                .atZone(Fortnight.LONDON)
                .toInstant();
    }

    String http() {
        return "http://127.0.0.1:" + environment.get("HTTP_PORT");
    }

    String brokers() {
        return "127.0.0.1:" + environment.get("KAFKA_PORT");
    }
}
