package io.heard.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.CannotStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/// A time of its own: at the real time `realBase` it was `base`, and since then it goes `speed` times
/// as fast as real time, also while nothing runs.
record StoredClock(Instant base, Instant realBase, double speed) {

    static final double FASTEST = 1_000_000;

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS = 1e9;

    StoredClock {
        if (!isTime(base) || !isSpeed(speed)) {
            throw new IllegalArgumentException("No clock: " + base + ", " + speed);
        }
    }

    static boolean isSpeed(double speed) {
        return speed >= 0 && speed <= FASTEST;
    }

    static boolean isTime(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    Instant at(Instant realTime) {
        var passed = Duration.between(realBase, realTime);
        if (passed.isNegative()) {
            return base;
        }
        if (speed == 1) {
            return base.plus(passed);
        }
        var seconds = (passed.toSeconds() + passed.toNanosPart() / NANOS) * speed;
        var whole = (long) seconds;
        return base.plusSeconds(whole).plusNanos((long) ((seconds - whole) * NANOS));
    }

    static StoredClock read(Path file) {
        try {
            var json = JSON.readTree(file.toFile());
            return new StoredClock(
                    Instant.parse(json.path("now").asText()),
                    Instant.parse(json.path("realTime").asText()),
                    json.path("speed").asDouble());
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            throw new CannotStart(file + " does not hold a clock; remove its directory to begin anew");
        } catch (IOException unreadable) {
            throw new CannotStart(file + " cannot be read (" + unreadable.getMessage() + "); check its owner");
        }
    }

    /// Replaces the file in one step: a crash leaves the old clock or the new one.
    void write(Path file) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        var json = JSON.createObjectNode()
                .put("now", base.toString())
                .put("realTime", realBase.toString())
                .put("speed", speed);
        try (var channel = FileChannel.open(fresh, CREATE, WRITE, TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(json));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, ATOMIC_MOVE);
    }
}
