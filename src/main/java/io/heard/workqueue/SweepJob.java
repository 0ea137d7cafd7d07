package io.heard.workqueue;

import io.heard.platform.ClockJump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// Looks every second, on every instance, for what has fallen due. A plain timer, so that nothing stays
/// lying when a trigger is stuck.
@ApplicationScoped
public class SweepJob implements ClockJump {

    private static final Logger LOG = Logger.getLogger(SweepJob.class);
    private static final int LAST = 5_000;
    private static final int LONGEST_PAUSE = 30;
    private static final int SECONDS_TO_END = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sweep").factory());
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final SweepConfig config;
    private final Sweeping sweeping;
    private final Releasing releasing;
    private final Tidying tidying;
    private final Succession succession;
    private final Replanner replanner;
    private final DayPlanner planner;
    private final Backfilling backfilling;
    private final Escalating escalating;
    private final HandoffLife handoffs;
    private final Clock clock;
    private int failures;
    private int ticksToSkip;

    public SweepJob(
            SweepConfig config,
            Sweeping sweeping,
            Releasing releasing,
            Tidying tidying,
            Succession succession,
            Replanner replanner,
            DayPlanner planner,
            Backfilling backfilling,
            Escalating escalating,
            HandoffLife handoffs,
            Clock clock) {
        this.config = config;
        this.sweeping = sweeping;
        this.releasing = releasing;
        this.tidying = tidying;
        this.succession = succession;
        this.replanner = replanner;
        this.planner = planner;
        this.backfilling = backfilling;
        this.escalating = escalating;
        this.handoffs = handoffs;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(LAST) StartupEvent start) {
        if (config.enabled()) {
            var _ = timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        }
    }

    void onStop(@Observes @Priority(1) ShutdownEvent stop) throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
            LOG.warn("The sweep was still at work at the end");
        }
    }

    private void tick() {
        if (ticksToSkip > 0) {
            ticksToSkip--;
            return;
        }
        try {
            sweep();
            if (failures > 0) {
                LOG.infof("The sweep works again after %d failures", failures);
            }
            failures = 0;
        } catch (RuntimeException | Error failure) {
            backOff(failure);
        }
    }

    /// A failure is told once; while it lasts, the pauses grow.
    private void backOff(Throwable failure) {
        failures++;
        ticksToSkip = Math.min(1 << Math.min(failures, Integer.SIZE - 2), LONGEST_PAUSE) - 1;
        if (failures == 1) {
            LOG.error("The sweep failed and tries again", failure);
        } else {
            LOG.debugf(failure, "The sweep failed %d times in a row", failures);
        }
    }

    /// One look; a second one on this instance waits for its end.
    void sweep() {
        oneAtATime.lock();
        try {
            var now = clock.instant();
            sweeping.run(tidying.leases(now), now);
            sweeping.run(tidying.windows(now), now);
            sweeping.run(handoffs.over(now), now);
            replanner.goOn(now);
            releasing.release(now);
            sweeping.run(escalating.due(now), now);
            sweeping.run(backfilling.past(now), now);
        } finally {
            oneAtATime.unlock();
        }
    }

    /// What else a quiet minute has: teams whose morning has come, what lies with somebody who is not there,
    /// urgent work that lies with its owner, what is still with people who have left, and day plans.
    void minute() {
        var now = clock.instant();
        releasing.releaseMornings(now);
        sweeping.run(tidying.cover(now), now);
        sweeping.run(tidying.owners(now), now);
        sweeping.run(tidying.relationships(now), now);
        sweeping.run(succession.leavers(now), now);
        sweeping.run(succession.unaccepted(now), now);
        planner.planWhatIsDue(now);
    }

    @Override
    public void onJump() {
        sweep();
        minute();
    }
}
