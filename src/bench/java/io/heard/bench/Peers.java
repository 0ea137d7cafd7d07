package io.heard.bench;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/// The schedulers to compare with, each in an empty database of its own.
final class Peers {

    static final List<String> NAMES = List.of("dbscheduler", "jobrunr", "quartz");

    private static final Map<String, Integer> ITEMS = Map.of("dbscheduler", 50_000, "jobrunr", 20_000, "quartz", 5_000);
    private static final int CONNECTIONS = 24;
    private static final int WARM_UP = 10;
    private static final Duration AHEAD = Duration.ofDays(7);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final double SECONDS_BETWEEN_LINES = 10;
    private static final double SECONDS_OF_STANDSTILL = 120;

    private static final String QUEUE = """
        create table queue_row (
            id         bigint generated always as identity primary key
          , follow_up  text not null
          , created_at timestamptz not null
        )
        """;

    private Peers() {}

    interface Measuring {
        void of(String name, Measured peer, int items);
    }

    /// A peer and the database that it works in.
    record Measured(Peer peer, Database database) {}

    static void forEach(Ground ground, Measuring measuring) {
        for (var name : ground.settings().peers()) {
            var items = Math.min(
                    Objects.requireNonNull(ITEMS.get(name)), ground.settings().events());
            ground.database("heard").run("create database " + name);
            var database = ground.database(name);
            database.run(QUEUE);
            Said.say("%s with %,d items".formatted(name, items));
            try (var pool = database.pool(CONNECTIONS);
                    var peer = of(name, pool)) {
                measuring.of(name, new Measured(peer, database), items);
            }
            ground.database("heard").run("drop database " + name + " with (force)");
        }
    }

    private static Peer of(String name, AgroalDataSource pool) {
        return switch (name) {
            case "dbscheduler" -> new DbSchedulerPeer(pool);
            case "jobrunr" -> new JobRunrPeer(pool);
            case "quartz" -> new QuartzPeer(pool);
            default -> throw new BenchFailed("No such peer: " + name);
        };
    }

    /// @return pieces of future work made durable per second
    static double makeDurable(Measured measured, int items) {
        var at = Instant.now().plus(AHEAD);
        measured.peer().schedule(0, items / WARM_UP, at);
        measured.database().settle();
        var start = System.nanoTime();
        measured.peer().schedule(items / WARM_UP, items, at);
        return items / ((System.nanoTime() - start) / 1e9);
    }

    /// @return pieces of due work done per second, from its start on
    static double workThrough(Measured measured, int items) {
        workThrough(measured, 0, items / WARM_UP);
        return workThrough(measured, items / WARM_UP, items);
    }

    private static double workThrough(Measured measured, int first, int items) {
        measured.peer().schedule(first, items, Instant.now().minusSeconds(1));
        measured.database().settle();
        var start = System.nanoTime();
        var curve = new Curve(start);
        var progress = new Progress("items", SECONDS_BETWEEN_LINES, SECONDS_OF_STANDSTILL, start);
        measured.peer().start();
        while (curve.done() < items) {
            Child.pause(LOOK);
            var now = System.nanoTime();
            curve.add(now, measured.database().number("select count(*) from queue_row") - first);
            progress.at(now, curve.done());
        }
        measured.peer().stop();
        var twice = measured.database().number("select count(*) - count(distinct follow_up) from queue_row");
        if (twice != 0) {
            throw new BenchFailed("A peer has done %,d items twice".formatted(twice));
        }
        return curve.rate();
    }

    private static final String ADD = "insert into queue_row (follow_up, created_at) values (?, ?)";

    /// What every piece of work does when its time has come.
    static void addToQueue(DataSource database, String followUp) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            statement.setString(1, followUp);
            statement.setObject(2, Instant.now().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new BenchFailed("The queue row cannot be written", failed);
        }
    }
}
