package io.heard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What a run stands on: a directory of its own with PostgreSQL, a broker and a clock.
final class Ground implements AutoCloseable {

    private static final String BROKER_HEAP = "-Xmx512m";

    private final BenchSettings settings;
    private final Child servers;
    private final Properties where;
    private @Nullable Child heard;
    private boolean closed;

    private Ground(BenchSettings settings, Child servers, Properties where) {
        this.settings = settings;
        this.servers = servers;
        this.where = where;
    }

    /// Gone with this process, also after Ctrl-C.
    static Ground start(BenchSettings settings, Instant clock) {
        var directory = settings.directory();
        if (Files.exists(directory)) {
            throw new BenchFailed(directory + " is there already, perhaps of a run that was killed; see that nothing"
                    + " uses it and remove it, or set BENCH_DIR to a place that does not exist");
        }
        try {
            Files.createDirectories(directory);
            var log = directory.resolve("servers.log");
            var data = directory.resolve("data");
            var servers = Child.start(
                    "The process of the servers",
                    List.of(
                            BROKER_HEAP,
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Servers.class.getName(),
                            data.toString(),
                            "" + settings.httpPort(),
                            "" + settings.kafkaPort(),
                            clock.toString()),
                    Map.of(),
                    log);
            var file = data.resolve(Servers.FILE);
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
            servers.awaitReady(() -> Files.exists(file));
            var where = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                where.load(in);
            }
            Said.say("PostgreSQL and the broker run, each in a process of its own, below %s".formatted(directory));
            var ground = new Ground(settings, servers, where);
            Runtime.getRuntime().addShutdownHook(new Thread(ground::close));
            return ground;
        } catch (IOException failed) {
            throw new BenchFailed(directory + " cannot be used", failed);
        }
    }

    /// Starts Heard on these servers.
    ///
    /// @param arguments what follows `java` on the command line
    Child startHeard(List<String> arguments, Path log) {
        var environment =
                Map.of("HEARD_SERVERS", file("data").resolve(Servers.FILE).toString());
        var started = Child.start("Heard", arguments, environment, log);
        heard = started;
        return started;
    }

    BenchSettings settings() {
        return settings;
    }

    Path file(String name) {
        return settings.directory().resolve(name);
    }

    String brokers() {
        return where("kafka.bootstrap.servers");
    }

    Database database(String name) {
        return new Database(
                where("quarkus.datasource.jdbc.url").replaceFirst("/heard\\?", "/" + name + "?"),
                where("quarkus.datasource.username"),
                where("quarkus.datasource.password"));
    }

    /// What there is to tell by now must not be told in a measured part.
    void awaitOutbox() {
        database("heard").await("select count(*) from outbox where published_at is null");
    }

    private String where(String name) {
        return Objects.requireNonNull(where.getProperty(name), name);
    }

    /// Only while Heard does not run, which reads it at its start.
    void setClock(Instant now) {
        try {
            Files.writeString(
                    Path.of(where("heard.embedded.clock-file")),
                    "{\"now\":\"%s\",\"realTime\":\"%s\",\"speed\":1.0}".formatted(now, Instant.now()));
        } catch (IOException failed) {
            throw new BenchFailed("The clock cannot be set", failed);
        }
    }

    Usage usage(Heard heard) {
        return new Usage(Cpu.of(heard.pid()), postgresUsage(), Cpu.of(servers.pid()));
    }

    /// Processor time of PostgreSQL by now, with all that it does beside what it is asked.
    Duration postgresUsage() {
        return Cpu.ofTree(postgres());
    }

    private long postgres() {
        try {
            var lines = Files.readAllLines(file("data").resolve("postgres").resolve("postmaster.pid"));
            return Long.parseLong(lines.getFirst().strip());
        } catch (IOException failed) {
            throw new BenchFailed("PostgreSQL does not run any more", failed);
        }
    }

    /// Processor time by now.
    record Usage(Duration heard, Duration postgres, Duration broker) {

        String since(Usage before, long events) {
            return "heard %.0f, postgres %.0f, broker %.0f µs"
                    .formatted(
                            micros(heard, before.heard, events),
                            micros(postgres, before.postgres, events),
                            micros(broker, before.broker, events));
        }

        private static double micros(Duration now, Duration before, long events) {
            return now.minus(before).toNanos() / 1e3 / events;
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (heard != null) {
            heard.close();
        }
        servers.close();
        if (settings.keep()) {
            Said.say("The data stay in %s".formatted(settings.directory()));
            return;
        }
        try (var files = Files.walk(settings.directory())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            Said.say("Something is left in %s: %s".formatted(settings.directory(), left));
        }
    }
}
