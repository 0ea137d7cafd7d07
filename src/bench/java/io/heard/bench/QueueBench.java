package io.heard.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// How long it takes to claim a task when many want the same ones and the database is full, beside a bare commit;
/// the same beside an idle transaction; and how long it takes to read a queue while events come in.
final class QueueBench {

    /// Until then the JVM's compilers take as much of the processor as the claims.
    private static final int WARM_UP = 10_000;

    private static final double MINUTE = 60;
    private static final double READS_PER_SECOND = 10_000 / MINUTE;
    private static final double GOAL_MS = 20;
    private static final double GOAL_COMMITS = 3;
    private static final int PARTS_OF_BACKLOG = 3;

    private final BenchSettings settings;
    private final QueueSettings wanted;
    private final Ground ground;
    private final Topic topic;
    private final Map<String, String> result = new LinkedHashMap<>();

    private QueueBench(BenchSettings settings, QueueSettings wanted, Ground ground, Topic topic) {
        this.settings = settings;
        this.wanted = wanted;
        this.ground = ground;
        this.topic = topic;
    }

    public static void main(String... arguments) {
        Outcome.of(() -> run(BenchSettings.of(System.getenv(), 1), QueueSettings.of(System.getenv())));
    }

    private static String run(BenchSettings settings, QueueSettings wanted) {
        Said.say("Queues beside %,d open follow-ups and %,d finished tasks"
                .formatted(wanted.followUps(), wanted.finished()));
        try (var ground = Ground.start(settings, Preparing.INSTALLED);
                var topic = new Topic(ground.brokers())) {
            ground.database("heard").requireDurable();
            Preparing.install(ground);
            Crew.install(ground);
            Stock.make(ground, topic, wanted);
            var bench = new QueueBench(settings, wanted, ground, topic);
            bench.claims();
            bench.reads();
            return bench.result.entrySet().stream()
                    .map(figure -> figure.getKey() + "=" + figure.getValue())
                    .collect(Collectors.joining(" ", "RESULT queue ", ""));
        }
    }

    private void claims() {
        var database = ground.database("heard");
        try (var heard = Heard.start(ground, "claims", Crew.accounts());
                var bare = new BareCommit(database, Crew.CLAIMERS)) {
            heard.awaitReady();
            var claimers = new Claimers(heard, database, settings.seed());
            int warmUp = Math.min(WARM_UP, wanted.tries());
            Load.saturated(Crew.CLAIMERS, warmUp, claimers);
            Said.say("%d reps want the same tasks, %,d tries warmed up".formatted(Crew.CLAIMERS, warmUp));

            saturated(claimers, bare);
            paced(claimers, bare);
            idle(claimers, database);

            var doubled = claimers.holders().doubled(database);
            claimers.letGo();
            ground.awaitOutbox();
            claimers.holders().mustBeTold(Claimers.told(topic));
            Said.say("Checked: %,d tasks given away, each told of once, none held by two (%d). Answers: %s"
                    .formatted(claimers.holders().won(), doubled, claimers.answers()));
            Said.say("Heard's %s".formatted(heard.collections().words()));
            if (doubled > 0) {
                throw new BenchFailed(doubled + " tasks were held by two at a time");
            }
            add("doubled", "0");
        }
    }

    /// Both cores are busy: what is long here is the wait for a core.
    private void saturated(Claimers claimers, BareCommit bare) {
        var claims = Load.saturated(Crew.CLAIMERS, wanted.tries(), claimers);
        Said.say("SATURATED, %d at once, as fast as can be: tries to claim: %s"
                .formatted(Crew.CLAIMERS, claims.words()));
        kinds(claims);
        var tries = Math.max(wanted.tries() / 2, Crew.CLAIMERS);
        var commits = Load.saturated(Crew.CLAIMERS, tries, bare);
        Said.say("SATURATED, %d at once: bare commits: %s".formatted(Crew.CLAIMERS, commits.words()));
        add("saturated_claim_p99_ms", claims.p99());
        add("saturated_commit_p99_ms", commits.p99());
        add("saturated_claims_per_second", claims.rate());
    }

    private static void kinds(Latencies claims) {
        for (var kind : new String[] {Claimers.CLAIM, Claimers.NEXT}) {
            Said.say("  of these, %s: %s".formatted(kind, claims.of(kind).words()));
        }
    }

    private void paced(Claimers claimers, BareCommit bare) {
        var claims = Load.paced(Crew.CLAIMERS, wanted.pace(), wanted.paced(), claimers);
        Said.say("PACED, %d a second from %d: tries to claim: %s"
                .formatted(wanted.pace(), Crew.CLAIMERS, claims.words()));
        kinds(claims);
        var commits = Load.paced(Crew.CLAIMERS, wanted.pace(), wanted.paced(), bare);
        Said.say("PACED, %d a second from %d: bare commits: %s"
                .formatted(wanted.pace(), Crew.CLAIMERS, commits.words()));
        var goal = Math.max(GOAL_MS, GOAL_COMMITS * commits.p99());
        Said.say("Goal (paced): p99 of a claim at most %.1f ms; it is %s"
                .formatted(goal, claims.p99() <= goal ? "kept" : "missed"));
        add("claim_p99_ms", claims.p99());
        add("next_p99_ms", claims.of(Claimers.NEXT).p99());
        add("commit_p99_ms", commits.p99());
        add("claim_ratio", claims.p99() / commits.p99());
    }

    private void idle(Claimers claimers, Database database) {
        Latencies claims;
        try (var idle = new IdleTransaction(database)) {
            claims = Load.paced(Crew.CLAIMERS, wanted.pace(), wanted.idle(), claimers);
            idle.requireOpen();
        }
        var share = Math.min(MINUTE / wanted.idle().toSeconds(), 1.0 / 3);
        var first = claims.between(0, share);
        var last = claims.between(1 - share, 1);
        Said.say("PACED, beside a transaction that has been idle for %d s: %s"
                .formatted(wanted.idle().toSeconds(), claims.words()));
        Said.say("  its first %.0f s: %s".formatted(share * wanted.idle().toSeconds(), first.words()));
        Said.say("  its last %.0f s: %s".formatted(share * wanted.idle().toSeconds(), last.words()));
        add("idle_first_p99_ms", first.p99());
        add("idle_last_p99_ms", last.p99());
        add("idle_ratio", last.p99() / first.p99());
    }

    private void reads() {
        int part = wanted.backlog() / PARTS_OF_BACKLOG;
        var before = topic.committed();
        topic.fill(Stock.further(settings.seed(), Stock.ORDERS + wanted.backlog()), Stock.ORDERS, wanted.backlog());
        ground.database("heard").settle();
        try (var heard = Heard.start(ground, "reads", Crew.accounts())) {
            var warm = topic.watch(heard, topic.awaitConsumer(heard), before, part);
            heard.awaitReady();
            var done = before + warm.done();
            var alone = topic.watch(heard, System.nanoTime(), done, part);
            Said.say("Intake alone: %,.0f events a second".formatted(alone.rate()));
            var soFar = done + alone.done();
            beside(heard, soFar, before + wanted.backlog() - soFar, alone.rate());
            Said.say("Heard's %s".formatted(heard.collections().words()));
        }
    }

    /// Reads until the rest of the backlog is taken in.
    private void beside(Heard heard, long before, long events, double alone) {
        var reads = new QueueReads(heard);
        var isTakenIn = new AtomicBoolean();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var reading = CompletableFuture.supplyAsync(
                    () -> Load.paced(Crew.CLAIMERS, READS_PER_SECOND, isTakenIn::get, reads), threads);
            Curve curve;
            try {
                curve = topic.watch(heard, System.nanoTime(), before, events);
            } finally {
                isTakenIn.set(true);
            }
            var latencies = reading.join();
            Said.say("PACED, %.0f a second wanted: queues of %d tasks a page: %s"
                    .formatted(READS_PER_SECOND, reads.rows(), latencies.words()));
            Said.say("Intake beside reads: %,.0f events a second".formatted(curve.rate()));
            add("reads_per_minute", latencies.rate() * MINUTE);
            add("read_p99_ms", latencies.p99());
            add("intake_ratio", curve.rate() / alone);
        }
    }

    private void add(String name, double value) {
        add(name, name.endsWith("ratio") ? "%.2f".formatted(value) : "%.1f".formatted(value));
    }

    private void add(String name, String value) {
        result.put(name, value);
    }
}
