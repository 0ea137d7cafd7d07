package io.heard.bench;

import io.heard.bench.MadeUpOrders.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// How fast Heard takes in orders, from the broker to what is committed, beside what the database could
/// take at most and what other schedulers need to make a follow-up durable.
final class IntakeBench {

    static final Instant OPENS = Instant.parse("2026-11-23T07:00:00Z");
    static final Duration SPAN = Duration.ofHours(60);

    private static final double WARM = 0.2;
    private static final double TENTH = 0.1;

    private IntakeBench() {}

    public static void main(String... arguments) {
        Outcome.of(() -> run(BenchSettings.of(System.getenv(), 2)));
    }

    private static String run(BenchSettings settings) {
        Said.say("Intake of %,d events of %,d customers".formatted(settings.events(), settings.customers()));
        try (var ground = Ground.start(settings, Preparing.INSTALLED);
                var topic = new Topic(ground.brokers())) {
            var database = ground.database("heard");
            database.requireDurable();
            Preparing.install(ground);
            var tables = Tables.in(database);
            var curve = takeIn(ground, topic, Home.EUROPE, _ -> {});
            Checks.intake(database, topic, settings.events(), settings.customers());

            var result = new Outcome("intake", "events_per_second", curve.rate());
            result.limit("copy", "COPY of the same rows", CopyLimit.measure(ground, tables));
            Peers.forEach(ground, (name, peer, items) -> result.peer(name, Peers.makeDurable(peer, items)));
            return result.finish(settings.events());
        }
    }

    /// Fills the topic, starts Heard and watches it until it has committed everything.
    ///
    /// @param afterwards what Heard goes on running for
    static Curve takeIn(Ground ground, Topic topic, List<Home> homes, Consumer<Ground> afterwards) {
        var settings = ground.settings();
        var orders = new MadeUpOrders(
                settings.seed(), settings.events(), settings.customers(), OPENS.minus(SPAN), SPAN, homes);
        var before = topic.committed();
        var bytes = topic.fill(orders, settings.events());
        Said.say("The topic holds %,d events, %,d bytes each".formatted(settings.events(), bytes / settings.events()));
        ground.setClock(OPENS.plusSeconds(60));
        ground.database("heard").settle();

        try (var heard = Heard.start(ground, "intake")) {
            var start = topic.awaitConsumer(heard);
            var used = ground.usage(heard);
            Said.say("Heard's consumers start");
            var curve = topic.watch(heard, start, before, settings.events());
            Said.say("%,d events in %.1f s: %,.0f a second; after the first fifth %,.0f"
                    .formatted(curve.done(), curve.seconds(), curve.rate(), curve.rate(WARM, 1)));
            Said.say("growth: first tenth %,.0f, last tenth %,.0f a second"
                    .formatted(curve.rate(0, TENTH), curve.rate(1 - TENTH, 1)));
            Said.say(
                    "processor time per event: %s".formatted(ground.usage(heard).since(used, curve.done())));
            Said.say("Heard's %s".formatted(heard.collections().words()));
            afterwards.accept(ground);
            return curve;
        }
    }
}
