package io.heard.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;

/// The most that the database can take: the very rows that Heard has written, by COPY into tables that
/// are the same but empty.
final class CopyLimit {

    private static final String FORMAT = " (format binary)";
    private static final String NAME = "copied";

    private CopyLimit() {}

    /// @param before the tables before Heard wrote
    /// @return events per second
    static double measure(Ground ground, Tables before) {
        var from = ground.database("heard");
        var tables = before.filledBy(Tables.in(from));
        var rows = ground.file("rows");
        var bytes = dump(from, tables, rows);
        Said.say("COPY: %s, %,d MB".formatted(String.join(", ", tables), sum(bytes) >> 20));

        from.run("create database " + NAME);
        var to = ground.database(NAME);
        to.migrate();
        to.settle();
        var shares = Tables.shared(tables, bytes, ground.settings().loaders());
        var used = ground.postgresUsage();
        var start = System.nanoTime();
        load(to, shares, rows);
        var seconds = (System.nanoTime() - start) / 1e9;
        used = ground.postgresUsage().minus(used);
        requireSame(from, to, tables);
        Said.say("COPY by %d connections took %.1f s, and %.0f µs of postgres per event"
                .formatted(
                        shares.size(),
                        seconds,
                        used.toNanos() / 1e3 / ground.settings().events()));
        to.settle();
        from.run("drop database " + NAME);
        remove(rows, tables);
        return ground.settings().events() / seconds;
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> dump(Database from, List<String> tables, Path rows) {
        var bytes = new HashMap<String, Long>();
        try (var connection = from.open()) {
            Files.createDirectories(rows);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : tables) {
                var file = rows.resolve(table);
                try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    copy.copyOut("copy (select * from " + table + ") to stdout" + FORMAT, out);
                }
                bytes.put(table, Files.size(file));
            }
            return bytes;
        } catch (SQLException | IOException failed) {
            throw new BenchFailed("The rows cannot be dumped", failed);
        }
    }

    private static void load(Database to, List<List<String>> shares, Path rows) {
        var loading = shares.stream()
                .<Callable<Integer>>map(share -> () -> loadShare(to, share, rows))
                .toList();
        Together.run(shares.size(), loading, "The rows cannot be copied");
    }

    /// @return how many tables
    private static int loadShare(Database to, List<String> tables, Path rows) throws SQLException, IOException {
        try (var connection = to.open()) {
            connection.setAutoCommit(false);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : tables) {
                try (var in = new BufferedInputStream(Files.newInputStream(rows.resolve(table)))) {
                    copy.copyIn("copy " + table + " from stdin" + FORMAT, in);
                }
            }
            connection.commit();
        }
        return tables.size();
    }

    private static void requireSame(Database from, Database to, List<String> tables) {
        for (var table : tables) {
            var count = "select count(*) from " + table;
            if (from.number(count) != to.number(count)) {
                throw new BenchFailed("COPY has not brought all rows of " + table);
            }
        }
    }

    private static void remove(Path rows, List<String> tables) {
        try {
            for (var table : tables) {
                Files.delete(rows.resolve(table));
            }
        } catch (IOException failed) {
            throw new BenchFailed("The dumped rows cannot be removed", failed);
        }
    }
}
