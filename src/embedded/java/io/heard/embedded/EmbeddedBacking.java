package io.heard.embedded;

import io.heard.Backing;
import org.jspecify.annotations.Nullable;

/// Embedded mode as started from the command line: chosen by the environment, announced on standard output.
public final class EmbeddedBacking implements Backing {

    private @Nullable EmbeddedServers servers;
    private @Nullable Settings settings;

    @Override
    public void start() {
        var chosen = Settings.of(System.getenv());
        var started = new EmbeddedServers(chosen);
        settings = chosen;
        servers = started;
        started.start().forEach(System::setProperty);
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
