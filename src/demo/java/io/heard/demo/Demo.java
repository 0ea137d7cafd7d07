package io.heard.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// `make demo`: starts embedded Heard on a directory of its own, fills it if it is new, and leaves it running.
public final class Demo {

    private static final int LEAST_TASKS = 15;
    private static final int LEAST_PLAYBOOKS = 5;
    private static final int STOPPED = 130;

    private Demo() {}

    /// @param arguments with which to start Heard's own Java
    public static void main(String... arguments) throws IOException, InterruptedException {
        // Kafka's client would say in many lines that it has no log
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        try {
            System.exit(run(DemoSettings.of(System.getenv(), Instant.now()), List.of(arguments)));
        } catch (DemoFailed why) {
            System.err.println("demo: " + why.getMessage());
            System.exit(1);
        }
    }

    private static int run(DemoSettings settings, List<String> arguments) throws IOException, InterruptedException {
        var directory = new DemoDirectory(settings.dataDirectory());
        var state = directory.state();
        if (state == DemoDirectory.State.OTHER) {
            throw new DemoFailed(settings.dataDirectory() + " holds something else, or a demo that was stopped while it"
                    + " was filled; remove it, or set DATA_DIR to another directory");
        }
        try (var heard = HeardProcess.start(arguments, Staff.FURTHER_ACCOUNTS, settings.environment())) {
            heard.awaitReady();
            if (state == DemoDirectory.State.EMPTY && !fill(heard, directory, settings)) {
                return STOPPED;
            }
            System.out.printf(
                    "%n%s%nLog in at %s as ana, ben, lead, mia or yuki (password: heard). Ctrl-C stops it.%n%n",
                    directory.summary(), settings.http());
            return heard.awaitEnd();
        }
    }

    /// @return false when somebody pressed Ctrl-C meanwhile
    private static boolean fill(HeardProcess heard, DemoDirectory directory, DemoSettings settings) throws IOException {
        try {
            directory.finish(fill(settings));
            return true;
        } catch (DemoFailed why) {
            if (heard.isStopping()) {
                return false;
            }
            throw why;
        }
    }

    private static String fill(DemoSettings settings) {
        var before = System.nanoTime();
        try (var api = new Api(URI.create(settings.http()));
                var publisher = new Publisher(settings.brokers())) {
            var filled = new Filling(api, publisher, settings.seed(), System.out)
                    .fill(DemoSettings.CUSTOMERS, DemoSettings.DAYS_OF_WORK);
            filled.desk().check(LEAST_TASKS, LEAST_PLAYBOOKS);
            var took = Duration.ofNanos(System.nanoTime() - before);
            System.out.printf("Filled in %d s.%n", took.toSeconds());
            return Summary.of(filled);
        }
    }
}
