package io.heard.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A Kafka broker in a process of its own, with the topics of Heard. It has two doors: a straight one, and one for
/// clients who are to come through something that lies in between.
public final class SeparateBroker implements AutoCloseable {

    private static final int SECONDS_TO_START = 90;
    private static final Level QUIET = Level.SEVERE;

    private final Path directory;
    private final int port;
    private final int hidden;
    private final int advertised;
    private @Nullable Process process;

    /// @param hidden where the second door is
    /// @param advertised where its clients are sent
    public SeparateBroker(Path directory, int port, int hidden, int advertised)
            throws IOException, InterruptedException {
        this.directory = directory;
        this.port = port;
        this.hidden = hidden;
        this.advertised = advertised;
        start();
    }

    public void start() throws IOException, InterruptedException {
        var command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SeparateBroker.class.getName(),
                directory.toString(),
                "" + port,
                "" + hidden,
                "" + advertised);
        var started = new ProcessBuilder(command)
                .redirectError(
                        Redirect.appendTo(directory.resolveSibling("broker.log").toFile()))
                .start();
        process = started;
        try (var said = started.inputReader()) {
            var line = said.readLine();
            while (line != null && !line.equals("ready")) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IOException("The broker has ended: see broker.log beside " + directory);
            }
        }
    }

    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly();
            if (!process.waitFor(SECONDS_TO_START, SECONDS)) {
                throw new IllegalStateException("The broker does not die");
            }
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /// The broker itself. It ends with whoever started it.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var quiet = List.of(
                Logger.getLogger("kafka"),
                Logger.getLogger("org.apache.kafka"),
                Logger.getLogger("state.change.logger"));
        quiet.forEach(logger -> logger.setLevel(QUIET));
        var further = Map.of(
                "listeners", "HIDDEN://127.0.0.1:" + arguments[2],
                "advertised.listeners", "HIDDEN://127.0.0.1:" + arguments[3],
                "listener.security.protocol.map", "HIDDEN:PLAINTEXT");
        Broker.start(DataDirectory.open(Path.of(arguments[0])), Integer.parseInt(arguments[1]), further);
        System.out.println("ready");
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        quiet.forEach(logger -> logger.setLevel(Level.OFF));
        Runtime.getRuntime().halt(0);
    }
}
