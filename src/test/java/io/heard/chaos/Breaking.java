package io.heard.chaos;

import io.heard.embedded.Signals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Does what can go wrong, and puts it right again where a platform would: it starts anew what has ended.
final class Breaking {

    private static final int SIGTERM = 128 + 15;
    private static final int SHORT = 8_000;
    /// Longer than a session of a consumer.
    private static final int STAND_STILL = 13_000;

    private static final String BACKENDS = """
        select pid
          from pg_stat_activity
         where backend_type = 'client backend'
           and pid <> pg_backend_pid()
         order by state = 'idle', backend_start
         limit 1
        """;

    private final Stage stage;
    private final Offsets offsets;
    private final Journal journal;
    private final Random random;
    private final int instances;
    private final int patience;
    private final List<Thread> later = new ArrayList<>();
    private int kills;

    Breaking(Stage stage, Offsets offsets, Journal journal, Random random, Plan plan) {
        this.stage = stage;
        this.offsets = offsets;
        this.journal = journal;
        this.random = random;
        this.instances = stage.running().size();
        this.patience = plan.patience();
    }

    int kills() {
        return kills;
    }

    /// Waits for what has yet to be put right.
    void settle() throws InterruptedException {
        for (var thread : later) {
            thread.join();
        }
        later.clear();
    }

    void happen(Fault fault) throws IOException, InterruptedException {
        if (stage.revive() > 0) {
            journal.note("an instance had ended by itself, it starts again");
        }
        switch (fault) {
            case KILL -> kill(any());
            case BROKER_KILL -> killBroker();
            case DATABASE_CRASH -> crashDatabase();
            case BACKEND_KILL -> killBackend();
            case OFFSETS_DELETED -> deleteOffsets();
            case TERM -> stop(any());
            case FREEZE -> freeze(any());
            case THIRD -> third();
            case GUEST -> guest();
            case DATABASE_BLOCKED -> block(SHORT + (patience - 1) * 20_500L);
            case DATABASE_CUT -> cut(stage.toDatabase(), "PostgreSQL");
            case KAFKA_CUT -> cut(stage.toKafka(), "Kafka");
            case COMMIT_LOST -> loseCommits();
            case PRODUCE_LOST -> loseProduced();
            case GUEST_WHILE_AWAY -> guestWhileAway();
        }
    }

    private int any() {
        return random.nextInt(instances);
    }

    private void kill(int instance) throws IOException, InterruptedException {
        journal.note("kill -9 of instance %d", instance);
        stage.instance(instance).kill();
        kills++;
        stage.start(instance);
    }

    private void stop(int instance) throws IOException, InterruptedException {
        var from = System.nanoTime();
        int code = stage.instance(instance).stop();
        journal.note("SIGTERM to instance %d, gone after %s", instance, since(from));
        if (code != SIGTERM) {
            journal.complain(Finding.wrong("instance " + instance + " ended with " + code));
        }
        stage.start(instance);
    }

    private void freeze(int instance) throws IOException, InterruptedException {
        var frozen = stage.instance(instance);
        long millis = STAND_STILL + (patience - 1) * 15_000L;
        journal.note("kill -STOP of instance %d for %d s", instance, millis / 1000);
        Signals.send("STOP", frozen.pid());
        afterwards(millis, () -> {
            if (frozen.isAlive()) {
                Signals.send("CONT", frozen.pid());
                journal.note("kill -CONT of instance %d", instance);
            }
        });
    }

    private void third() throws IOException {
        int instance = stage.add();
        journal.note("instance %d comes", instance);
        afterwards(STAND_STILL + random.nextInt(SHORT), () -> {
            stage.instance(instance).stop();
            journal.note("instance %d leaves", instance);
        });
    }

    private void killBroker() throws IOException, InterruptedException {
        var from = System.nanoTime();
        stage.broker().kill();
        kills++;
        stage.broker().start();
        journal.note("kill -9 of the broker, back after %s", since(from));
    }

    private void crashDatabase() throws IOException, InterruptedException {
        var from = System.nanoTime();
        stage.database().crash();
        kills++;
        stage.database().start();
        journal.note("PostgreSQL stopped at once, back after %s", since(from));
    }

    private void killBackend() throws IOException, InterruptedException {
        long backend = stage.count(BACKENDS);
        journal.note("kill -9 of PostgreSQL's process %d", backend);
        Signals.send("KILL", backend);
        kills++;
    }

    private void deleteOffsets() throws IOException, InterruptedException {
        journal.note("kill -9 of all instances, the group is forgotten");
        settle();
        for (int instance = 0; instance < instances; instance++) {
            stage.instance(instance).kill();
            kills++;
        }
        offsets.delete();
        for (int instance = 0; instance < instances; instance++) {
            stage.start(instance);
        }
    }

    /// A consumer that takes records and tells nobody how far it came.
    private void guest() {
        journal.note("a guest joins the group and leaves it, three times");
        for (int i = 0; i < 3; i++) {
            visit(Duration.ofMillis(500 + random.nextInt(1500)));
        }
    }

    private void visit(Duration stay) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stage.brokers(),
                "group.id",
                "heard",
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest");
        try (var guest = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            guest.subscribe(List.of("heard.orders"));
            var until = System.nanoTime() + stay.plusSeconds(15).toNanos();
            while (System.nanoTime() < until && guest.assignment().isEmpty()) {
                guest.poll(Duration.ofMillis(100));
            }
            until = System.nanoTime() + stay.toNanos();
            while (System.nanoTime() < until) {
                guest.poll(Duration.ofMillis(100));
            }
        }
    }

    private void block(long millis) throws InterruptedException {
        journal.note("PostgreSQL does not answer for %d s", millis / 1000);
        stage.toDatabase().block();
        Thread.sleep(millis);
        stage.toDatabase().unblock();
    }

    private void guestWhileAway() throws InterruptedException {
        journal.note("PostgreSQL cannot be reached, and a guest joins the group and leaves it, twice");
        stage.toDatabase().refuse();
        Thread.sleep(1000);
        visit(Duration.ofMillis(1500));
        visit(Duration.ofMillis(500));
        Thread.sleep(3000);
        stage.toDatabase().admit();
    }

    private void cut(Proxy proxy, String what) {
        if (random.nextBoolean()) {
            journal.note("%d connections to %s cut", proxy.cut(), what);
        } else {
            int bytes = random.nextInt(20_000);
            journal.note("connections to %s are cut after %d bytes", what, bytes);
            proxy.cutAfter(bytes);
        }
    }

    private void loseCommits() {
        int replies = 1 + random.nextInt(4);
        journal.note("the next %d replies to COMMIT are lost", replies);
        stage.commitRepliesToLose().addAndGet(replies);
    }

    private void loseProduced() {
        journal.note("what instances produce is lost");
        stage.losesProduced().set(true);
        afterwards(SHORT + (patience - 1) * 10_000L, () -> {
            stage.losesProduced().set(false);
            stage.toKafka().cut();
            journal.note(
                    "what instances produce arrives again, %d requests were lost",
                    stage.producedLost().get());
        });
    }

    private interface Repair {
        void make() throws IOException, InterruptedException;
    }

    private void afterwards(long millis, Repair repair) {
        later.add(Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(millis);
                repair.make();
            } catch (IOException | InterruptedException broken) {
                journal.complain(Finding.wrong("The harness itself failed: " + broken));
            }
        }));
    }

    private static String since(long from) {
        return Duration.ofNanos(System.nanoTime() - from).toMillis() + " ms";
    }
}
