package io.heard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of its own for what runs in processes of its own. It can be ended as a crash would end it, and
/// may be at another port whenever it starts again.
public final class SeparateDatabase implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile(":(\\d+)/");

    private final DataDirectory directory;
    private final Secrets secrets;
    private @Nullable Postgres postgres;
    private volatile int port;

    public SeparateDatabase(Path path) throws IOException, InterruptedException {
        this.directory = DataDirectory.open(path);
        this.secrets = Secrets.of(directory);
        start();
    }

    public void start() throws IOException, InterruptedException {
        postgres = Postgres.start(directory, secrets);
        var found = PORT.matcher(postgres.jdbcUrl());
        if (!found.find()) {
            throw new IllegalStateException(postgres.jdbcUrl());
        }
        port = Integer.parseInt(found.group(1));
    }

    public int port() {
        return port;
    }

    /// @param at where it is reached: its own port, or that of whatever lies in between
    /// @return the configuration with which Quarkus finds it, and the keys that belong to its data
    public Map<String, String> configuration(int at) {
        return Map.of(
                "quarkus.datasource.jdbc.url", url(at),
                "quarkus.datasource.username", Postgres.USER,
                "quarkus.datasource.password", secrets.databasePassword(),
                "heard.privacy.key", secrets.privacyKey(),
                "quarkus.http.auth.session.encryption-key", secrets.sessionKey());
    }

    private static String url(int at) {
        return "jdbc:postgresql://127.0.0.1:" + at + "/heard";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(port), Postgres.USER, secrets.databasePassword());
    }

    /// Ends it as `pg_ctl stop -m immediate` does: nobody is waited for, nothing is put in order.
    public void crash() throws IOException, InterruptedException {
        var lines = Files.readAllLines(directory.file("postgres/postmaster.pid"));
        Signals.send("QUIT", Long.parseLong(lines.getFirst().strip()));
        while (Files.exists(directory.file("postgres/postmaster.pid"))) {
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
        directory.close();
    }
}
