package io.heard.platform;

import static java.time.ZoneOffset.UTC;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// The database's time, so that all nodes agree: a sample every ten seconds, and the time that has
/// passed on this machine since. Setting a node's clock changes nothing; while the database is away
/// time goes on. Never runs backwards, unless the database's clock was put back by more than a
/// minute, which is followed and logged.
@Singleton
@Startup
@Typed(DatabaseClock.class)
public class DatabaseClock extends Clock {

    private static final Logger LOG = Logger.getLogger(DatabaseClock.class);
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(10);
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(1);
    private static final Duration SMALLEST_STEP_BACK = Duration.ofMinutes(1);

    private static final String READ = "select clock_timestamp()";

    /// What the database said, and `nanoTime` half-way between asking and hearing.
    record Sample(Instant at, long nanos) {

        Instant now(long nanoTime) {
            return at.plusNanos(nanoTime - nanos);
        }
    }

    private final AtomicReference<Sample> sample = new AtomicReference<>();
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
    private final ScheduledExecutorService sampling = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-clock").factory());
    private final DataSource database;
    private final LongSupplier nanoTime;

    @Inject
    public DatabaseClock(DataSource database) {
        this(database, System::nanoTime);
    }

    DatabaseClock(DataSource database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
    }

    @PostConstruct
    void start() throws SQLException {
        sample.set(ask());
        sampling.scheduleWithFixedDelay(
                this::sample, BETWEEN_SAMPLES.toMillis(), BETWEEN_SAMPLES.toMillis(), MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        sampling.shutdownNow();
    }

    /// Takes a new sample. One that failed or came late is left out: the last one is better.
    void sample() {
        try {
            var asked = nanoTime.getAsLong();
            var fresh = ask();
            if (nanoTime.getAsLong() - asked > SLOWEST_ANSWER.toNanos()) {
                return;
            }
            sample.set(fresh);
            if (fresh.at().isBefore(latest.get().minus(SMALLEST_STEP_BACK))) {
                LOG.warnf("The database's clock was put back from %s to %s", latest.get(), fresh.at());
                latest.set(fresh.at());
            }
        } catch (SQLException | RuntimeException away) {
            LOG.debugf(away, "No sample of the database's clock, going on without");
        }
    }

    private Sample ask() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(READ)) {
            var asked = nanoTime.getAsLong();
            try (var answer = statement.executeQuery()) {
                var heard = nanoTime.getAsLong();
                answer.next();
                var at = answer.getObject(1, OffsetDateTime.class).toInstant();
                return new Sample(at, asked + (heard - asked) / 2);
            }
        }
    }

    @Override
    public Instant instant() {
        var now = sample.get().now(nanoTime.getAsLong());
        return latest.accumulateAndGet(now, (a, b) -> a.isAfter(b) ? a : b);
    }

    @Override
    public ZoneId getZone() {
        return UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource source = this::instant;
        return source.withZone(zone);
    }
}
