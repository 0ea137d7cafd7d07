package io.heard.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Embedded Heard in a process of its own, which says on its output when it is ready.
final class HeardProcess implements AutoCloseable {

    private static final String READY = "Heard is ready.";
    private static final int SECONDS_TO_STOP = 40;

    private final Process process;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean isStopping;

    private HeardProcess(Process process) {
        this.process = process;
    }

    /// @param arguments what follows `java` on the command line
    /// @param accounts further ones with their role
    /// @param environment on top of this process's own
    static HeardProcess start(List<String> arguments, Map<String, String> accounts, Map<String, String> environment)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        accounts.forEach((account, role) -> {
            command.add("-Dquarkus.security.users.embedded.users." + account + "=" + Api.PASSWORD);
            command.add("-Dquarkus.security.users.embedded.roles." + account + "=" + role);
        });
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        var heard = new HeardProcess(builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(heard::close));
        Thread.ofPlatform().daemon().name("heard-output").start(heard::passOn);
        return heard;
    }

    private void passOn() {
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                if (line.equals(READY)) {
                    ready.countDown();
                }
            }
        } catch (IOException gone) {
            // its output ends with it
        }
    }

    /// @throws DemoFailed if it ended instead
    void awaitReady() throws InterruptedException {
        while (!ready.await(1, TimeUnit.SECONDS)) {
            if (!process.isAlive()) {
                throw new DemoFailed("Heard did not start");
            }
        }
    }

    /// Whether somebody has pressed Ctrl-C, so that what fails now is no failure.
    boolean isStopping() {
        return isStopping;
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /// As Ctrl-C does, and waits until PostgreSQL and Kafka have closed their files.
    @Override
    public void close() {
        isStopping = true;
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
