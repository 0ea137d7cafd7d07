package io.heard.intake;

import io.heard.database.Outage;
import io.heard.inbox.InboxRepository;
import io.heard.inbox.Received.Origin;
import io.heard.platform.ClockJump;
import io.heard.review.Failure;
import io.heard.review.Incoming;
import io.heard.review.Reviewing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Lets events act whose time has come.
@ApplicationScoped
@Priority(1)
public class EarlyEventsJob implements ClockJump {

    private static final Logger LOG = Logger.getLogger(EarlyEventsJob.class);
    private static final int LAST = 5_000;
    private static final int BATCH = 2_000;
    private static final Origin KEPT = new Origin(null, null, null, Map.of());

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("early-events").factory());
    private final InboxRepository inbox;
    private final NativeEvents events;
    private final Reviewing reviewing;
    private final Clock clock;

    public EarlyEventsJob(InboxRepository inbox, NativeEvents events, Reviewing reviewing, Clock clock) {
        this.inbox = inbox;
        this.events = events;
        this.reviewing = reviewing;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(LAST) StartupEvent start) {
        var _ = timer.scheduleWithFixedDelay(this::actQuietly, 1, 1, TimeUnit.SECONDS);
    }

    void onStop(@Observes @Priority(1) ShutdownEvent stop) throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("Early events were still acting at the end");
        }
    }

    private void actQuietly() {
        try {
            onJump();
        } catch (RuntimeException e) {
            LOG.warnf("Early events could not act, trying again: %s", e.getMessage());
        }
    }

    /// A batch that fails is halved until the one event that breaks it is known, which becomes a dead letter.
    @Override
    public void onJump() {
        int limit = BATCH;
        boolean more = true;
        while (more) {
            var taken = new ArrayList<Incoming>();
            try {
                act(limit, taken);
                more = taken.size() == limit;
                limit = Math.min(BATCH, limit * 2);
            } catch (RuntimeException failure) {
                if (taken.isEmpty() || Outage.isBehind(failure)) {
                    throw failure;
                }
                if (taken.size() == 1) {
                    giveUp(taken.getFirst(), failure);
                }
                limit = Math.max(1, taken.size() / 2);
            }
        }
    }

    private void giveUp(Incoming early, RuntimeException failure) {
        LOG.errorf(
                "An event cannot act at its time and goes to the dead letters: %s",
                early.received().id());
        reviewing.giveUp(new Incoming.Bad(early.received(), Failure.reason(failure)));
    }

    /// @param taken is told what was taken, also when it then fails
    @Transactional
    void act(int limit, List<Incoming> taken) {
        var now = clock.instant();
        inbox.takeEarly(now, limit).forEach(raw -> taken.add(events.read(raw, KEPT, now)));
        reviewing.actNow(taken);
    }
}
