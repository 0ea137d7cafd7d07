package io.heard.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The most that the database can do: follow-ups to work, tasks and messages by nothing but statements
/// over thousands of rows, with the very rows that Heard has written, in a copy of the database as it
/// was before.
final class SqlLimit {

    private static final String NAME = "limited";
    private static final int AT_ONCE = 10_000;

    private SqlLimit() {}

    /// Copies the database while nothing works in it.
    static void keep(Ground ground) {
        ground.database("postgres").run("create database " + NAME + " template heard strategy file_copy");
    }

    private static final String RELEASE = """
        with due as (
          select customer_id
               , id
            from follow_up
           where status = 'WAITING'
             and wake = 'RELEASE'
             and wake_at <= ?
           order by wake_at, id
           limit ?
             for update skip locked
        ), at_work as (
          update follow_up as f
             set status = 'ACTIVE'
               , wake = null
               , wake_at = null
               , version = f.version + 1
            from due
           where f.customer_id = due.customer_id
             and f.id = due.id
          returning f.id
        ), given as (
          insert into task
          select made.*
            from at_work
            join made_task as made on made.follow_up_id = at_work.id
          returning id
        )
        insert into outbox (id, topic, key, type, representative_id, team_id, subject_id, headers, body, created_at)
        select made.id, topic, key, type, representative_id, team_id, subject_id, headers, body, created_at
          from given
          join made_outbox as made on made.subject_id = given.id
        """;

    /// @return tasks per second
    static double measure(Ground ground, Instant now) {
        var database = ground.database(NAME);
        stage(ground, database);
        database.settle();
        int loaders = ground.settings().loaders();
        var used = ground.postgresUsage();
        var start = System.nanoTime();
        var tasks = release(database, now, loaders);
        var seconds = (System.nanoTime() - start) / 1e9;
        used = ground.postgresUsage().minus(used);
        Checks.release(database, ground.settings().customers());
        Said.say("SQL by %d connections took %.1f s, and %.0f µs of postgres per task"
                .formatted(loaders, seconds, used.toNanos() / 1e3 / tasks));
        ground.database("postgres").run("drop database " + NAME + " with (force)");
        return tasks / seconds;
    }

    private static void stage(Ground ground, Database database) {
        var from = ground.database("heard");
        stage(ground, from, database, "task", "select * from task", "follow_up_id");
        stage(ground, from, database, "outbox", "select * from outbox where topic = 'heard.work-queue'", "subject_id");
    }

    private static void stage(Ground ground, Database from, Database to, String table, String rows, String index) {
        var file = ground.file(table + ".rows");
        try (var source = from.open();
                var target = to.open();
                var statement = target.createStatement()) {
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                copy(source).copyOut("copy (" + rows + ") to stdout (format binary)", out);
            }
            statement.execute("create unlogged table made_" + table + " (like " + table + ")");
            try (var in = new BufferedInputStream(Files.newInputStream(file))) {
                copy(target).copyIn("copy made_" + table + " from stdin (format binary)", in);
            }
            statement.execute("create index on made_" + table + " (" + index + ")");
            statement.execute("vacuum analyze made_" + table);
            Files.delete(file);
        } catch (SQLException | IOException failed) {
            throw new BenchFailed("Heard's rows of " + table + " cannot be brought along", failed);
        }
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static long release(Database database, Instant now, int loaders) {
        Callable<Long> work = () -> releaseAll(database, now);
        return Together.run(loaders, Collections.nCopies(loaders, work), "SQL cannot release").stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long releaseAll(Database database, Instant now) throws SQLException {
        long tasks = 0;
        try (var connection = database.open();
                var statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            statement.setInt(2, AT_ONCE);
            while (true) {
                int released = statement.executeUpdate();
                if (released == 0) {
                    return tasks;
                }
                tasks += released;
            }
        }
    }
}
