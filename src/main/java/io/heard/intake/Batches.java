package io.heard.intake;

import io.heard.database.Outage;
import io.heard.review.Failure;
import io.heard.review.Incoming;
import io.heard.review.Reviewed;
import io.heard.review.Reviewing;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// Gives batches to review and does not lose one: it waits for a database that is away, and finds the record
/// that breaks a batch. There from the start, so that its metrics are before the first batch.
@Startup
@ApplicationScoped
public class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);
    private static final int ATTEMPTS = 3;

    /// What fails after so long has run into a limit of time: the database is slow, and no event is to blame.
    private static final Duration SLOW = Duration.ofSeconds(20);

    private final Reviewing reviewing;
    private final Tally tally;
    private final IntakeConfig config;
    private final AtomicInteger waiting = new AtomicInteger();
    private final DistributionSummary sizes;
    private final Timer took;

    public Batches(Reviewing reviewing, Tally tally, IntakeConfig config, MeterRegistry meters) {
        this.reviewing = reviewing;
        this.tally = tally;
        this.config = config;
        sizes = DistributionSummary.builder("heard.intake.batch.size")
                .serviceLevelObjectives(1, 10, 100, 500, 1_000, 2_000)
                .register(meters);
        took = Timer.builder("heard.intake.batch.duration")
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(meters);
        Gauge.builder("heard.intake.waiting", waiting, AtomicInteger::get).register(meters);
    }

    /// @param goOn asked before each further attempt
    /// @return false when it was told to stop before the batch was done
    boolean take(List<Incoming> batch, BooleanSupplier goOn) {
        boolean waits = false;
        try {
            for (int attempt = 1; ; attempt++) {
                long begun = System.nanoTime();
                try {
                    written(batch, reviewing.take(batch), begun);
                    return true;
                } catch (RuntimeException e) {
                    boolean slow = System.nanoTime() - begun >= SLOW.toNanos();
                    if (!Outage.isBehind(e) && attempt >= ATTEMPTS && !(slow && batch.size() == 1)) {
                        return broken(batch, e, goOn);
                    }
                    LOG.warnf("A batch of %d failed, trying again: %s", batch.size(), Failure.rootOf(e));
                    if (!waits) {
                        waits = true;
                        waiting.incrementAndGet();
                    }
                    if (!goOn.getAsBoolean() || !slept()) {
                        return false;
                    }
                }
            }
        } finally {
            if (waits) {
                waiting.decrementAndGet();
            }
        }
    }

    private void written(List<Incoming> batch, Reviewed reviewed, long begun) {
        took.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        sizes.record(batch.size());
        tally.count(batch, reviewed);
    }

    private boolean broken(List<Incoming> batch, RuntimeException e, BooleanSupplier goOn) {
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            return take(batch.subList(0, half), goOn) && take(batch.subList(half, batch.size()), goOn);
        }
        LOG.errorf(
                e,
                "This event breaks its batch and goes to the dead letters: %s",
                batch.getFirst().received().id());
        var received = batch.getFirst().received();
        return take(List.of(new Incoming.Bad(received.broken(received.raw()), Failure.reason(e))), goOn);
    }

    private boolean slept() {
        try {
            Thread.sleep(config.retry());
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
