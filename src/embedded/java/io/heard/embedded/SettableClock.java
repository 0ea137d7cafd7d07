package io.heard.embedded;

import static java.time.ZoneOffset.UTC;

import io.heard.platform.DatabaseClock;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The clock of the embedded mode: a stored one on top of the database's. Only `ClockMover` sets it.
@Singleton
public class SettableClock extends Clock {

    private final DatabaseClock real;
    private final Path file;
    private volatile StoredClock stored;

    SettableClock(DatabaseClock real, @ConfigProperty(name = "heard.embedded.clock-file") Path file) {
        this.real = real;
        this.file = file;
        this.stored = StoredClock.read(file);
    }

    double speed() {
        return stored.speed();
    }

    /// Stores first, then tells: a crash in between never takes time back that somebody has seen.
    void set(Instant now, double speed) {
        var next = new StoredClock(now, real.instant(), speed);
        try {
            next.write(file);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        stored = next;
    }

    @Override
    public Instant instant() {
        return stored.at(real.instant()).truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    }

    @Override
    public ZoneId getZone() {
        return UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        // not `this`, whose withZone is this very method
        InstantSource source = () -> instant();
        return source.withZone(zone);
    }
}
