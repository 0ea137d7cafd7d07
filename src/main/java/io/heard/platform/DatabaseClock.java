package io.heard.platform;

import static java.time.ZoneOffset.UTC;
import static java.util.concurrent.TimeUnit.SECONDS;

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
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
    private static final int SECONDS_BETWEEN_SAMPLES = 10;
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(1);
    private static final Duration SMALLEST_STEP_BACK = Duration.ofMinutes(1);

    private static final String READ = "select clock_timestamp()";

    /// What the database said, and what `nanoTime` was half-way between asking and hearing.
    record Sample(Instant at, long nanos, Duration asking) {

        Instant now(long nanoTime) {
            return at.plusNanos(nanoTime - nanos);
        }
    }

    /// A way to get a sample.
    interface Source {
        Sample sample() throws SQLException;
    }

    private final ScheduledExecutorService sampling = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-clock").factory());
    private final Source source;
    private final LongSupplier nanoTime;
    private Sample sample;
    private Instant latest;

    @Inject
    public DatabaseClock(DataSource database) throws SQLException {
        this(() -> ask(database), System::nanoTime);
    }

    DatabaseClock(Source source, LongSupplier nanoTime) throws SQLException {
        this.source = source;
        this.nanoTime = nanoTime;
        this.sample = source.sample();
        this.latest = sample.at();
    }

    @PostConstruct
    void start() {
        var _ = sampling.scheduleWithFixedDelay(
                this::takeSample, SECONDS_BETWEEN_SAMPLES, SECONDS_BETWEEN_SAMPLES, SECONDS);
    }

    @PreDestroy
    void stop() {
        sampling.shutdownNow();
    }

    /// One that failed or took long is left out: the one before it is better.
    void takeSample() {
        try {
            var fresh = source.sample();
            if (fresh.asking().compareTo(LONGEST_QUESTION) <= 0) {
                follow(fresh);
            }
        } catch (SQLException | RuntimeException away) {
            LOG.debugf(away, "No sample of the database's clock, going on without");
        }
    }

    private synchronized void follow(Sample fresh) {
        sample = fresh;
        if (fresh.at().isBefore(latest.minus(SMALLEST_STEP_BACK))) {
            LOG.warnf("The database's clock was put back from %s to %s", latest, fresh.at());
            latest = fresh.at();
        }
    }

    private static Sample ask(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(READ)) {
            var asked = System.nanoTime();
            try (var answer = statement.executeQuery()) {
                var asking = System.nanoTime() - asked;
                answer.next();
                var at = answer.getObject(1, OffsetDateTime.class).toInstant();
                return new Sample(at, asked + asking / 2, Duration.ofNanos(asking));
            }
        }
    }

    /// As exact as the database keeps it: what is decided now can be decided again from what is stored.
    @Override
    public synchronized Instant instant() {
        var now = sample.now(nanoTime.getAsLong()).truncatedTo(ChronoUnit.MICROS);
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }

    @Override
    public ZoneId getZone() {
        return UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        // not `this`, whose withZone is this very method
        InstantSource instants = () -> instant();
        return instants.withZone(zone);
    }
}
