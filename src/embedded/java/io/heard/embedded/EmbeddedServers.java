package io.heard.embedded;

import io.heard.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// PostgreSQL, Kafka, clock and secrets on one data directory.
public final class EmbeddedServers implements AutoCloseable {

    /// The accounts and their role; the password of each is `heard`.
    public static final Map<String, String> ACCOUNTS =
            Map.of("admin", "admin", "lead", "lead", "ana", "rep", "ben", "rep", "shop", "integrator");

    public static final String PASSWORD = "heard";

    /// Held here, because a logger that nobody holds forgets its level. Quarkus sets them again from its
    /// configuration, but that is not read before it starts.
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("state.change.logger"));

    private final Settings settings;
    private @Nullable DataDirectory directory;
    private @Nullable Postgres postgres;
    private @Nullable Broker broker;

    public EmbeddedServers(Settings settings) {
        this.settings = settings;
    }

    /// Starts everything.
    ///
    /// @return the configuration with which Quarkus finds it
    /// @throws CannotStart if something outside must be put right first
    public synchronized Map<String, String> start() {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        try {
            var opened = DataDirectory.open(settings.dataDirectory());
            directory = opened;
            Postgres.checkVersion(opened);
            FreePort.require("HTTP_PORT", settings.httpPort());
            FreePort.require("KAFKA_PORT", settings.kafkaPort());
            var secrets = Secrets.of(opened);
            var clock = clock(opened);
            startServers(opened, secrets);
            return configuration(secrets, clock);
        } catch (IOException broken) {
            throw new CannotStart(settings.dataDirectory() + " cannot be used (" + broken
                    + "); check its owner and the free space, or set DATA_DIR to another directory");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Stopped while starting");
        }
    }

    private Path clock(DataDirectory opened) throws IOException {
        var file = opened.file("clock.json");
        var realNow = Instant.now();
        if (!Files.exists(file)) {
            var start = settings.clockStart() == null ? realNow : settings.clockStart();
            var speed = settings.clockSpeed() == null ? 1 : settings.clockSpeed();
            new StoredClock(start, realNow, speed).write(file);
            return file;
        }
        var stored = StoredClock.read(file);
        if (settings.clockSpeed() != null && settings.clockSpeed() != stored.speed()) {
            new StoredClock(stored.at(realNow), realNow, settings.clockSpeed()).write(file);
        }
        return file;
    }

    /// Both at once: each spends most of its start waiting.
    private void startServers(DataDirectory opened, Secrets secrets) throws IOException, InterruptedException {
        try (var starting =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var database = starting.submit(() -> {
                postgres = Postgres.start(opened, secrets);
                return true;
            });
            var events = starting.submit(() -> {
                broker = Broker.start(opened, settings.kafkaPort());
                return true;
            });
            database.get();
            events.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case IOException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    private Map<String, String> configuration(Secrets secrets, Path clock) {
        if (postgres == null) {
            throw new IllegalStateException("PostgreSQL is not running");
        }
        var configuration = new HashMap<String, String>();
        configuration.put("quarkus.http.host", "127.0.0.1");
        configuration.put("quarkus.http.port", "" + settings.httpPort());
        configuration.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl() + "?reWriteBatchedInserts=true");
        configuration.put("quarkus.datasource.username", Postgres.USER);
        configuration.put("quarkus.datasource.password", secrets.databasePassword());
        configuration.put("kafka.bootstrap.servers", "127.0.0.1:" + settings.kafkaPort());
        configuration.put("quarkus.http.auth.session.encryption-key", secrets.sessionKey());
        configuration.put("heard.privacy.key", secrets.privacyKey());
        configuration.put("heard.embedded.clock-file", clock.toString());
        configuration.put("heard.intake.create-topics", "true");
        configuration.put("heard.mail.local", "true");
        configuration.put("quarkus.security.users.embedded.plain-text", "true");
        ACCOUNTS.forEach((account, role) -> {
            configuration.put("quarkus.security.users.embedded.users." + account, PASSWORD);
            configuration.put("quarkus.security.users.embedded.roles." + account, role);
        });
        return configuration;
    }

    @Override
    public synchronized void close() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
        try {
            if (postgres != null) {
                postgres.close();
                postgres = null;
            }
            if (directory != null) {
                directory.close();
                directory = null;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
