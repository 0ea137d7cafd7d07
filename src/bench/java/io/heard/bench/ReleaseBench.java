package io.heard.bench;

import io.heard.bench.MadeUpOrders.Home;
import java.time.Duration;
import java.time.Instant;

/// How fast Heard turns due follow-ups into assigned tasks and the messages about them, beside the same
/// three writes in plain SQL and other schedulers whose work is one row each.
final class ReleaseBench {

    /// A Wednesday morning after all dates, at which everybody in `Home.EUROPE` may be called.
    private static final Instant DUE = Instant.parse("2026-12-02T09:30:00Z");

    private static final String RELEASED = "heard_released_total";
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final double SECONDS_BETWEEN_LINES = 10;
    private static final double SECONDS_OF_STANDSTILL = 120;
    private static final double WARM = 0.2;
    private static final double TENTH = 0.1;

    private ReleaseBench() {}

    public static void main(String... arguments) {
        Outcome.of(() -> run(BenchSettings.of(System.getenv(), 1)));
    }

    private static String run(BenchSettings settings) {
        Said.say("Release of %,d follow-ups".formatted(settings.customers()));
        try (var ground = Ground.start(settings, Preparing.INSTALLED);
                var topic = new Topic(ground.brokers())) {
            var database = ground.database("heard");
            database.requireDurable();
            Preparing.install(ground);
            IntakeBench.takeIn(ground, topic, Home.EUROPE, Ground::awaitOutbox);
            Checks.intake(database, topic, settings.events(), settings.customers());
            var due = database.number("select count(*) from follow_up where next_at <= '" + DUE + "'");
            if (due != settings.customers()) {
                throw new BenchFailed(
                        "Only %,d of %,d follow-ups are due by then".formatted(due, settings.customers()));
            }
            SqlLimit.keep(ground);

            var curve = release(ground, topic);
            Checks.release(database, settings.customers());
            var result = new Outcome("release", "tasks_per_second", curve.rate());
            result.limit("sql", "The same writes in SQL", SqlLimit.measure(ground, DUE));
            Peers.forEach(ground, (name, peer, items) -> result.peer(name, Peers.workThrough(peer, items)));
            return result.finish(settings.customers());
        }
    }

    private static Curve release(Ground ground, Topic topic) {
        ground.setClock(DUE);
        ground.database("heard").settle();
        try (var heard = Heard.start(ground, "release")) {
            var start = topic.awaitConsumer(heard);
            var used = ground.usage(heard);
            Said.say("It is %s, and Heard starts".formatted(DUE));
            heard.awaitReady();
            var curve = watch(heard, start, ground.settings().customers());
            Said.say("%,d tasks in %.1f s: %,.0f a second; after the first fifth %,.0f"
                    .formatted(curve.done(), curve.seconds(), curve.rate(), curve.rate(WARM, 1)));
            Said.say("growth: first tenth %,.0f, last tenth %,.0f a second"
                    .formatted(curve.rate(0, TENTH), curve.rate(1 - TENTH, 1)));
            Said.say("processor time per task: %s".formatted(ground.usage(heard).since(used, curve.done())));
            ground.awaitOutbox();
            Said.say("Heard's %s; all messages sent"
                    .formatted(heard.collections().words()));
            return curve;
        }
    }

    private static Curve watch(Heard heard, long start, int followUps) {
        var curve = new Curve(start);
        var progress = new Progress("tasks", SECONDS_BETWEEN_LINES, SECONDS_OF_STANDSTILL, start);
        while (curve.done() < followUps) {
            Child.pause(LOOK);
            heard.requireAlive();
            var released = heard.counted(RELEASED);
            var now = System.nanoTime();
            curve.add(now, released);
            progress.at(now, released);
        }
        return curve;
    }
}
