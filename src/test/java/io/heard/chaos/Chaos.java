package io.heard.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// Sends events, breaks everything meanwhile, and balances the books once it is quiet again.
final class Chaos {

    private static final int INSTANCES = 2;
    private static final int SECONDS_TO_GO_ON = 150;
    private static final int SECONDS_TO_DRAIN = 240;
    private static final int MOST_FINDINGS = 50;

    private static final String UNSENT = "select count(*) from outbox where published_at is null";
    private static final String DUE = """
        select count(*)
          from follow_up
         where status = 'WAITING'
           and wake_at <= clock_timestamp()
        """;

    private final Plan plan;
    private final Stage stage;
    private final Ledger ledger = new Ledger();
    private final Journal journal = new Journal();
    private Duration longestPause = Duration.ZERO;

    private Chaos(Plan plan, Stage stage) {
        this.plan = plan;
        this.stage = stage;
    }

    /// @param books what was promised
    /// @param found what is there, read once all instances had ended
    record Result(
            Plan plan,
            int kills,
            int faults,
            Duration longestPause,
            List<Finding> findings,
            Ledger books,
            Found found) {

        String line() {
            Map<Finding.Kind, Long> counts = findings.stream().collect(groupingBy(Finding::kind, counting()));
            return String.format(
                    Locale.ROOT,
                    "RESULT chaos kills=%d sent=%d lost=%d doubled=%d wrong=%d faults=%d tasks=%d outcomes=%d"
                            + " pause_s=%.1f seed=%d",
                    kills,
                    books.records(),
                    counts.getOrDefault(Finding.Kind.LOST, 0L),
                    counts.getOrDefault(Finding.Kind.DOUBLED, 0L),
                    counts.getOrDefault(Finding.Kind.WRONG, 0L),
                    faults,
                    found.tasks().size(),
                    books.outcomes().size(),
                    longestPause.toMillis() / 1e3,
                    plan.seed());
        }
    }

    /// What is to be done once the books are balanced, while the database is still there.
    interface Afterwards {
        void look(Stage stage, Result result) throws SQLException, InterruptedException;
    }

    /// @param directory where data and logs go
    static Result run(Plan plan, Path directory, Afterwards afterwards)
            throws IOException, InterruptedException, SQLException {
        try (var stage = new Stage(directory, INSTANCES)) {
            stage.awaitReady();
            stage.ask(Found::keepBooks);
            var result = new Chaos(plan, stage).run();
            afterwards.look(stage, result);
            return result;
        }
    }

    private Result run() throws IOException, InterruptedException {
        journal.note("%d kills, %d events, SEED=%d", plan.kills(), plan.events(), plan.seed());
        var deck = plan.deck();
        int kills;
        try (var offsets = new Offsets(stage.brokers(), journal);
                var sender = new Sender(new Shop(plan.seed(), plan.events()), ledger, stage.brokers(), stage::now);
                var reps = new Reps(stage, ledger)) {
            reps.start();
            kills = storm(deck, sender, offsets);
            reps.goHome();
            drain(sender, offsets);
        }
        for (var instance : stage.running()) {
            instance.stop();
        }
        var kafka = Found.kafka(stage.brokers());
        var found = stage.ask(connection -> Found.read(connection, kafka));
        var findings = new ArrayList<>(journal.findings());
        findings.addAll(Checker.check(ledger, found));
        findings.stream().limit(MOST_FINDINGS).forEach(one -> journal.note("%s: %s", one.kind(), one.what()));
        return new Result(plan, kills, deck.size(), longestPause, findings, ledger, found);
    }

    private int storm(List<Fault> deck, Sender sender, Offsets offsets) throws IOException, InterruptedException {
        var random = new Random(plan.seed());
        var breaking = new Breaking(stage, offsets, journal, random, plan);
        int left = plan.events();
        for (int i = 0; i < deck.size(); i++) {
            int now = left / (deck.size() - i);
            left -= now;
            sender.allow(now / 2);
            Thread.sleep(random.nextInt(400));
            breaking.happen(deck.get(i));
            var from = System.nanoTime();
            sender.allow(now - now / 2);
            if (random.nextInt(3) > 0) {
                goOn(deck.get(i), from);
            }
        }
        breaking.settle();
        return breaking.kills();
    }

    /// Until all that was confirmed by then has been taken in.
    private void goOn(Fault fault, long from) throws InterruptedException {
        int confirmed = ledger.entries().size();
        try {
            Awaitility.await().atMost(SECONDS_TO_GO_ON, SECONDS).until(() -> {
                stage.revive();
                return stage.count("select count(*) from inbox_key") >= confirmed;
            });
        } catch (ConditionTimeoutException _) {
            journal.complain(Finding.wrong("after " + fault + " nothing went on for " + SECONDS_TO_GO_ON + " s"));
        }
        var pause = Duration.ofNanos(System.nanoTime() - from);
        longestPause = pause.compareTo(longestPause) > 0 ? pause : longestPause;
    }

    private void drain(Sender sender, Offsets offsets) throws InterruptedException {
        stage.awaitReady();
        try {
            Awaitility.await()
                    .atMost(SECONDS_TO_DRAIN, SECONDS)
                    .until(() ->
                            sender.isDone() && offsets.lag() == 0 && stage.count(DUE) == 0 && stage.count(UNSENT) == 0);
        } catch (ConditionTimeoutException _) {
            journal.complain(Finding.wrong("it was not done within %d s: %d records behind, %d due, %d unsent"
                    .formatted(SECONDS_TO_DRAIN, offsets.lag(), stage.count(DUE), stage.count(UNSENT))));
        }
        int left = stage.commitRepliesToLose().get();
        if (left > 0) {
            journal.complain(Finding.wrong(left + " replies to COMMIT were to be lost, and none came by"));
        }
        journal.note("all quiet");
    }

    /// Reads KILLS, EVENTS, SEED and DATA_DIR, and ends with one line of plain numbers.
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var environment = System.getenv();
        var plan = Plan.of(
                Integer.parseInt(environment.getOrDefault("KILLS", "100")),
                Integer.parseInt(environment.getOrDefault("EVENTS", "20000")),
                Long.parseLong(environment.getOrDefault("SEED", String.valueOf(System.nanoTime() % 1_000_000))),
                Stream.of(environment.getOrDefault("FAULTS", "").split(",", -1))
                        .filter(name -> !name.isBlank())
                        .map(Fault::valueOf)
                        .toList());
        var directory = Files.createTempDirectory(
                Files.createDirectories(Path.of(environment.getOrDefault("DATA_DIR", "target/chaos"))), "run");
        var result = run(plan, directory, (_, _) -> {});
        if (result.findings().isEmpty()) {
            remove(directory);
        } else {
            System.out.println("Data and logs are in " + directory);
        }
        System.out.println(result.line());
        System.exit(result.findings().isEmpty() ? 0 : 1);
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
