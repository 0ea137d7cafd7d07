package io.heard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A JVM that this one has started and ends. What it says goes to a file.
final class Child implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int SECONDS_TO_START = 300;
    private static final int SECONDS_TO_STOP = 60;
    private static final int LINES_OF_LOG = 15;

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static Child start(String name, List<String> arguments, Map<String, String> environment, Path log) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(FLAGS);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new Child(name, builder.start(), log);
        } catch (IOException failed) {
            throw new BenchFailed(name + " cannot be started", failed);
        }
    }

    long pid() {
        return process.pid();
    }

    void awaitReady(BooleanSupplier isReady) {
        for (long start = System.nanoTime(); !isReady.getAsBoolean(); pause(LOOK)) {
            requireAlive();
            if (System.nanoTime() - start > SECONDS_TO_START * 1_000_000_000L) {
                throw new BenchFailed(name + " is not ready after " + SECONDS_TO_START + " s:\n" + tail());
            }
        }
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new BenchFailed(name + " has ended by itself:\n" + tail());
        }
    }

    private String tail() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException _) {
            return "(it has said nothing)";
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Stopped", stopped);
        }
    }

    /// As Ctrl-C does, and waits for its end.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
