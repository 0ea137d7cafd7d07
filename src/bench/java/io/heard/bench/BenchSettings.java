package io.heard.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be chosen about a run, by the environment.
///
/// @param peers the schedulers to compare with, of `Peers.NAMES`
/// @param loaders connections that write side by side where the limit of the database is measured
/// @param heap as `-Xmx` takes it
/// @param heardOptions further flags for Heard's JVM
/// @param keep whether the data stay when the run is over
record BenchSettings(
        int events,
        int customers,
        long seed,
        List<String> peers,
        int loaders,
        String heap,
        List<String> heardOptions,
        Path application,
        Path directory,
        int httpPort,
        int kafkaPort,
        boolean keep) {

    private static final int LARGEST = 20_000_000;
    private static final int LAST_PORT = 65_535;

    BenchSettings {
        if (customers > events) {
            throw new BenchFailed("CUSTOMERS=" + customers + " are more than EVENTS=" + events);
        }
        for (var peer : peers) {
            if (!Peers.NAMES.contains(peer)) {
                throw new BenchFailed("PEERS names " + peer + "; there are " + String.join(",", Peers.NAMES)
                        + ", and none for no comparison");
            }
        }
        if (!Files.exists(application)) {
            throw new BenchFailed(application + " is missing; run it by make, or make build first");
        }
    }

    /// @param eventsPerCustomer of which number of customers is meant if none is given
    static BenchSettings of(Map<String, String> environment, int eventsPerCustomer) {
        int events = number(environment, "EVENTS", 1_000_000, LARGEST);
        return new BenchSettings(
                events,
                number(environment, "CUSTOMERS", Math.max(1, events / eventsPerCustomer), LARGEST),
                number(environment, "SEED", 20_261_123, Integer.MAX_VALUE),
                list(environment, "PEERS", String.join(",", Peers.NAMES), ","),
                number(environment, "LOADERS", 2, 16),
                text(environment, "HEAP", "512m"),
                list(environment, "JAVA_OPTS", "", " "),
                Path.of(text(environment, "APPLICATION", "target/quarkus-app/quarkus-run.jar"))
                        .toAbsolutePath(),
                Path.of(text(environment, "BENCH_DIR", ".heard-bench"))
                        .toAbsolutePath()
                        .normalize(),
                number(environment, "HTTP_PORT", 8080, LAST_PORT),
                number(environment, "KAFKA_PORT", 9092, LAST_PORT),
                !text(environment, "KEEP", "").isEmpty());
    }

    private static String text(Map<String, String> environment, String name, String otherwise) {
        var value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static List<String> list(Map<String, String> environment, String name, String otherwise, String separator) {
        return Arrays.stream(text(environment, name, otherwise).split(separator, -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.equals("none"))
                .toList();
    }

    static int number(Map<String, String> environment, String name, int otherwise, int largest) {
        var value = text(environment, name, String.valueOf(otherwise));
        var number = parsed(value.replace("_", ""));
        if (number == null || number < 1 || number > largest) {
            throw new BenchFailed(name + "=" + value + " is not a number from 1 to " + largest);
        }
        return number;
    }

    private static @Nullable Integer parsed(String value) {
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
