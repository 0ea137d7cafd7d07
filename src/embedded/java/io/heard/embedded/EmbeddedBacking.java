package io.heard.embedded;

import io.heard.Backing;
import io.heard.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Embedded mode as started from the command line: chosen by the environment, announced on standard output.
///
/// Whoever measures Heard alone keeps the servers in another process and names the file that tells where they are.
public final class EmbeddedBacking implements Backing {

    private static final String ELSEWHERE = "HEARD_SERVERS";

    private @Nullable EmbeddedServers servers;
    private @Nullable Settings settings;

    @Override
    public void start() {
        var elsewhere = System.getenv(ELSEWHERE);
        if (elsewhere != null) {
            read(Path.of(elsewhere));
            return;
        }
        var chosen = Settings.of(System.getenv());
        var started = new EmbeddedServers(chosen);
        settings = chosen;
        servers = started;
        started.start().forEach(System::setProperty);
    }

    private static void read(Path file) {
        var told = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            told.load(in);
        } catch (IOException unreadable) {
            throw new CannotStart(ELSEWHERE + "=" + file + " cannot be read (" + unreadable + ")");
        }
        told.stringPropertyNames().forEach(name -> System.setProperty(name, told.getProperty(name)));
    }

    @Override
    public void ready() {
        if (settings != null) {
            System.out.printf("""

                    Heard is ready.
                      desk and API   http://127.0.0.1:%d
                      Kafka broker   127.0.0.1:%d
                      accounts       admin, lead, ana, ben, shop (password: heard)
                      data           %s
                    %n""", settings.httpPort(), settings.kafkaPort(), settings.dataDirectory());
        }
    }

    @Override
    public void close() {
        if (servers != null) {
            servers.close();
        }
    }
}
