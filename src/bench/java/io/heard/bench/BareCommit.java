package io.heard.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The least that a durable change costs: one row updated and committed, each connection its own row.
final class BareCommit implements Load.Work, AutoCloseable {

    private static final String TABLE = """
        create table bench_commit (
            id integer primary key
          , n  bigint not null default 0
        )
        """;
    private static final String UPDATE = """
        update bench_commit
           set n = n + 1
         where id = ?
        """;

    private final Database database;
    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> updates = new ArrayList<>();

    BareCommit(Database database, int connections) {
        this.database = database;
        database.run(TABLE);
        database.run("insert into bench_commit select generate_series(0, %d)".formatted(connections - 1));
        try {
            for (int i = 0; i < connections; i++) {
                var connection = database.open();
                this.connections.add(connection);
                var update = connection.prepareStatement(UPDATE);
                update.setInt(1, i);
                updates.add(update);
            }
        } catch (SQLException refused) {
            throw new BenchFailed("PostgreSQL does not answer", refused);
        }
    }

    @Override
    public String measured(int connection) throws SQLException {
        if (updates.get(connection).executeUpdate() != 1) {
            throw new BenchFailed("A row of bench_commit is gone");
        }
        return "commit";
    }

    @Override
    public void close() {
        try {
            for (var connection : connections) {
                connection.close();
            }
        } catch (SQLException failed) {
            throw new BenchFailed("A connection cannot be closed", failed);
        }
        database.run("drop table bench_commit");
    }
}
