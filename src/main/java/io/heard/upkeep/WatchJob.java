package io.heard.upkeep;

import io.heard.inbox.InputRepository;
import io.heard.platform.ClockJump;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks every quarter of a minute, on every instance, how Heard itself is doing, for the metrics; and logs an
/// alarm once when it is raised and once when it is over. A look that takes long makes the next one wait fifty
/// times as long.
@ApplicationScoped
public class WatchJob implements ClockJump {

    private static final Logger LOG = Logger.getLogger(WatchJob.class);
    private static final int LAST = 5_000;
    private static final Duration BETWEEN = Duration.ofSeconds(15);
    private static final int REST = 50;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch").factory());
    private final WatchConfig config;
    private final Watching watching;
    private final InputRepository inputs;
    private final Clock clock;
    private final MultiGauge silences;
    private volatile @Nullable SelfReport latest;
    private volatile long lookedAt = System.nanoTime();
    private List<Alarm> raised = List.of();
    private boolean failing;

    public WatchJob(WatchConfig config, Watching watching, InputRepository inputs, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.watching = watching;
        this.inputs = inputs;
        this.clock = clock;
        silences = MultiGauge.builder("heard.input.silence").baseUnit("seconds").register(meters);
    }

    private void gauge(MeterRegistry meters, String name, ToDoubleFunction<SelfReport> value) {
        Gauge.builder(name, this, job -> {
                    var report = job.latest;
                    return report == null ? Double.NaN : value.applyAsDouble(report);
                })
                .register(meters);
    }

    private void age(MeterRegistry meters, String name, Function<SelfReport, @Nullable Instant> since) {
        Gauge.builder(name, this, job -> {
                    var report = job.latest;
                    return report == null ? Double.NaN : seconds(since.apply(report), report.at());
                })
                .baseUnit("seconds")
                .register(meters);
    }

    private static double seconds(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Duration.between(since, now).toMillis() / 1e3;
    }

    private double count(Alarm.Kind kind) {
        var report = latest;
        return report == null
                ? Double.NaN
                : report.alarms().stream().filter(alarm -> alarm.kind() == kind).count();
    }

    void onStart(@Observes @Priority(LAST) StartupEvent start, MeterRegistry meters) {
        age(meters, "heard.work.due.age", report -> report.work().oldestDueAt());
        age(meters, "heard.work.review.age", report -> report.work().oldestReviewAt());
        age(meters, "heard.outbox.age", report -> report.work().oldestUnsentAt());
        gauge(
                meters,
                "heard.followups.without.next.date",
                report -> report.work().withoutNextDate());
        gauge(meters, "heard.dead.letters.open", SelfReport::deadLetters);
        for (var kind : Alarm.Kind.values()) {
            Gauge.builder("heard.alarms", this, job -> job.count(kind))
                    .tag("kind", kind.name())
                    .register(meters);
        }
        Gauge.builder("heard.watch.age", this, job -> (System.nanoTime() - job.lookedAt) / 1e9)
                .baseUnit("seconds")
                .register(meters);
        if (config.enabled()) {
            var _ = timer.schedule(this::tick, 1, TimeUnit.SECONDS);
        }
    }

    /// What was counted since the last look would be lost.
    void onStop(@Observes @Priority(1) ShutdownEvent stop) throws InterruptedException {
        timer.shutdownNow();
        if (timer.awaitTermination(5, TimeUnit.SECONDS) && config.enabled()) {
            try {
                inputs.write();
            } catch (RuntimeException away) {
                LOG.debugf(away, "What came in during the last seconds is not counted by the hour");
            }
        }
    }

    private void tick() {
        long begun = System.nanoTime();
        try {
            look();
            failing = false;
        } catch (RuntimeException | Error failure) {
            if (!failing) {
                LOG.warnf("Heard cannot look how it is doing, and tries again: %s", failure.getMessage());
            }
            failing = true;
        } finally {
            if (!timer.isShutdown()) {
                var _ = timer.schedule(
                        this::tick,
                        Math.max(BETWEEN.toNanos(), REST * (System.nanoTime() - begun)),
                        TimeUnit.NANOSECONDS);
            }
        }
    }

    /// One look; logs what has changed.
    synchronized SelfReport look() {
        inputs.write();
        var report = watching.look(clock.instant());
        latest = report;
        lookedAt = System.nanoTime();
        silences.register(
                report.inputs().stream()
                        .map(input -> MultiGauge.Row.of(
                                Tags.of("source", input.source()), seconds(input.lastAt(), report.at())))
                        .toList(),
                true);
        log(report.alarms());
        return report;
    }

    private void log(List<Alarm> now) {
        now.stream()
                .filter(alarm -> raised.stream().noneMatch(alarm::isSame))
                .forEach(alarm -> LOG.warnf("Alarm: %s", words(alarm)));
        raised.stream()
                .filter(alarm -> now.stream().noneMatch(alarm::isSame))
                .forEach(alarm -> LOG.infof("Over: %s", words(alarm)));
        raised = now;
    }

    private static String words(Alarm alarm) {
        return switch (alarm.kind()) {
            case NO_INPUT ->
                "nothing comes in from " + alarm.source() + " since " + alarm.since()
                        + ", when usually something does, while others send";
            case NO_OUTPUT -> "follow-ups lie due since " + alarm.since() + ", and nothing is released";
            case NO_REVIEW -> "follow-ups lie since " + alarm.since() + " that were to be decided again";
            case NOT_SENT -> "messages wait to be sent since " + alarm.since();
            case NO_NEXT_DATE -> "open follow-ups have no next date; nobody would ever come back to them";
        };
    }

    @Override
    public void onJump() {
        if (config.enabled()) {
            look();
        }
    }
}
