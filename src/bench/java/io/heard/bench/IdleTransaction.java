package io.heard.bench;

import java.sql.Connection;
import java.sql.SQLException;

/// Somebody who has read a row, has gone away without ending their transaction, and keeps all that has been
/// changed since from being cleared up.
final class IdleTransaction implements AutoCloseable {

    private static final String READ = """
        select version::text || pg_current_snapshot()::text
          from task
         order by customer_id, id
         limit 1
        """;

    private final Connection connection;
    private final String seen;

    IdleTransaction(Database database) {
        connection = database.open();
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            seen = read();
        } catch (SQLException refused) {
            throw new BenchFailed("No transaction can be opened", refused);
        }
    }

    private String read() throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(READ)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /// It must have lasted, else what went on beside it went on beside nothing.
    void requireOpen() {
        try {
            if (!seen.equals(read())) {
                throw new BenchFailed("The idle transaction has lost its snapshot");
            }
        } catch (SQLException ended) {
            throw new BenchFailed("The idle transaction was ended", ended);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new BenchFailed("A connection cannot be closed", failed);
        }
    }
}
