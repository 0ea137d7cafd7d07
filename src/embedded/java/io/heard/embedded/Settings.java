package io.heard.embedded;

import io.heard.CannotStart;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be chosen about the embedded mode.
///
/// @param clockStart the time at which an empty data directory begins; null = now
/// @param clockSpeed how fast time goes; null = as before, or 1 in an empty data directory
public record Settings(
        int httpPort,
        int kafkaPort,
        Path dataDirectory,
        @Nullable Instant clockStart,
        @Nullable Double clockSpeed) {

    public Settings {
        if (httpPort == kafkaPort) {
            throw new CannotStart("HTTP_PORT and KAFKA_PORT are both " + httpPort + "; choose two different ports");
        }
        if (clockSpeed != null && !StoredClock.isSpeed(clockSpeed)) {
            throw new CannotStart(
                    "CLOCK_SPEED=" + clockSpeed + " is not a number from 0 to " + (int) StoredClock.FASTEST);
        }
        if (clockStart != null && !StoredClock.isTime(clockStart)) {
            throw new CannotStart("CLOCK_START=" + clockStart + " is not an instant from 1970 to 9999");
        }
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
    }

    /// Reads HTTP_PORT, KAFKA_PORT, DATA_DIR, CLOCK_START and CLOCK_SPEED; an empty value counts as absent.
    public static Settings of(Map<String, String> environment) {
        return new Settings(
                port("HTTP_PORT", environment, 8080),
                port("KAFKA_PORT", environment, 9092),
                directory(environment),
                start(environment),
                speed(environment));
    }

    private static int port(String name, Map<String, String> environment, int otherwise) {
        var value = value(name, environment);
        if (value == null) {
            return otherwise;
        }
        try {
            var port = Integer.parseInt(value);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new CannotStart(name + "=" + value + " is not a port; give a number from 1 to 65535");
    }

    private static Path directory(Map<String, String> environment) {
        var value = value("DATA_DIR", environment);
        try {
            return Path.of(value == null ? ".heard" : value);
        } catch (IllegalArgumentException _) {
            throw new CannotStart("DATA_DIR=" + value + " is not a path; give a directory");
        }
    }

    private static @Nullable Instant start(Map<String, String> environment) {
        var value = value("CLOCK_START", environment);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException _) {
            throw new CannotStart("CLOCK_START=" + value + " is not an instant; give one like 2026-11-23T07:00:00Z");
        }
    }

    private static @Nullable Double speed(Map<String, String> environment) {
        var value = value("CLOCK_SPEED", environment);
        try {
            return value == null ? null : Double.valueOf(value);
        } catch (NumberFormatException _) {
            throw new CannotStart("CLOCK_SPEED=" + value + " is not a number; give one like 1 or 60");
        }
    }

    private static @Nullable String value(String name, Map<String, String> environment) {
        var value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }
}
