package io.heard.intake;

import io.heard.inbox.InboxRepository;
import io.heard.inbox.Received.Origin;
import io.heard.platform.ClockJump;
import io.heard.review.Incoming;
import io.heard.review.Reviewing;
import io.heard.review.ShopEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
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

    @Transactional
    int actOnBatch() {
        var now = clock.instant();
        var taken = inbox.takeEarly(now, BATCH);
        var due = new ArrayList<ShopEvent>();
        for (var raw : taken) {
            switch (events.read(raw, KEPT, now)) {
                case Incoming.Event event -> due.add(event.event());
                case Incoming other -> LOG.errorf("An event that was taken in can no longer act: %s", other);
            }
        }
        reviewing.actNow(due);
        return taken.size();
    }

    @Override
    public void onJump() {
        while (actOnBatch() == BATCH) {
            LOG.debug("More events whose time has come");
        }
    }
}
