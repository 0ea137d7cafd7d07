package io.heard.bench;

import io.heard.CannotStart;
import io.heard.embedded.EmbeddedServers;
import io.heard.embedded.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Properties;

/// A process of its own that holds the broker and starts PostgreSQL, so that Heard's heap is Heard's
/// alone.
///
/// Arguments: data directory, HTTP port, Kafka port, time at which the clock begins. It writes where
/// everything is into `FILE` and ends, with both servers, when its input does: also when whoever
/// started it was killed.
final class Servers {

    static final String FILE = "servers.properties";

    private Servers() {}

    public static void main(String... arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        var settings = new Settings(
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                directory,
                Instant.parse(arguments[3]),
                1.0);
        var servers = new EmbeddedServers(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
        var where = new Properties();
        try {
            where.putAll(servers.start());
        } catch (CannotStart why) {
            System.err.println(why.getMessage());
            System.exit(1);
        }
        var fresh = directory.resolve(FILE + ".new");
        try (var out = Files.newBufferedWriter(fresh)) {
            where.store(out, null);
        }
        Files.move(fresh, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        while (System.in.read() >= 0) {
            // whatever is told is of no interest, only the end
        }
        System.exit(0);
    }
}
