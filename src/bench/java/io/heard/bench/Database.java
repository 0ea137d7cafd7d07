package io.heard.bench;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/// A database of the run's PostgreSQL.
record Database(String url, String user, String password) {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final Duration LOOK = Duration.ofMillis(500);

    @Override
    public String toString() {
        return url;
    }

    Connection open() {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException refused) {
            throw new BenchFailed("PostgreSQL does not answer", refused);
        }
    }

    /// A pool, as the schedulers want one.
    AgroalDataSource pool(int size) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(size)
                            .acquisitionTimeout(Duration.ofSeconds(30))
                            .connectionFactoryConfiguration(connections -> connections
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword(password)))));
        } catch (SQLException refused) {
            throw new BenchFailed("PostgreSQL does not answer", refused);
        }
    }

    long number(String query) {
        return Long.parseLong(text(query));
    }

    String text(String query) {
        return rows(query).getFirst().getFirst();
    }

    /// All rows, each with all its columns as text.
    List<List<String>> rows(String query) {
        try (var connection = open();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            var rows = new ArrayList<List<String>>();
            while (answer.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(answer.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failed) {
            throw new BenchFailed("PostgreSQL refuses " + query, failed);
        }
    }

    void run(String command) {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException failed) {
            throw new BenchFailed("PostgreSQL refuses " + command, failed);
        }
    }

    /// Waits until a number has come down to nothing.
    void await(String query) {
        while (number(query) > 0) {
            Child.pause(LOOK);
        }
    }

    /// So that nothing measured pays for what was written before it.
    void settle() {
        run("checkpoint");
    }

    /// Heard's tables, empty.
    void migrate() {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /// A figure of a database that may lose what it has said is committed is worth nothing.
    void requireDurable() {
        for (var setting : DURABLE) {
            var value = text("show " + setting);
            if (!value.equals("on")) {
                throw new BenchFailed("PostgreSQL runs with " + setting + " = " + value);
            }
        }
        Said.say("PostgreSQL %s: %s are on, shared_buffers = %s, max_wal_size = %s"
                .formatted(
                        text("show server_version"),
                        String.join(", ", DURABLE),
                        text("show shared_buffers"),
                        text("show max_wal_size")));
    }
}
