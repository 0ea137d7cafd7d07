package io.heard.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Set-based and locking statements inside the current transaction, on the session's own connection.
///
/// Parameters are positional. Collections of strings and UUIDs become arrays for `= any(?)`.
@ApplicationScoped
public class Sql {

    /// Reads one row; columns are numbered from 1.
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final StatelessSession session;

    public Sql(StatelessSession session) {
        this.session = session;
    }

    public <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... parameters) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(connection, statement, parameters);
                return read(statement, reader);
            }
        });
    }

    public <T> Optional<T> one(String sql, Reader<T> reader, @Nullable Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }

    /// @return the number of rows changed
    public int update(String sql, @Nullable Object... parameters) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(connection, statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    /// Runs one statement over a whole batch, given as one array per column.
    ///
    /// @return the number of rows changed
    public <R> int batch(String sql, Columns<R> columns, List<R> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(columns.in(sql))) {
                columns.bind(connection, statement, rows);
                return statement.executeUpdate();
            }
        });
    }

    /// The same for a statement with `returning`.
    public <R, T> List<T> batch(String sql, Columns<R> columns, List<R> rows, Reader<T> reader) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(columns.in(sql))) {
                columns.bind(connection, statement, rows);
                return read(statement, reader);
            }
        });
    }

    /// Adds rows that are all new, at half of what a statement over arrays costs: nothing is cast, and nothing is
    /// kept in between.
    ///
    /// @param into a table with its columns, such as `outbox (id, topic)`, in the order of `columns`
    public <R> void copy(String into, Columns<R> columns, List<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        session.doWork(connection -> {
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + into + " from stdin (format binary)");
            try {
                var binary = new BinaryRows(copy);
                for (var row : rows) {
                    columns.write(row, binary);
                    binary.sendIfMuch();
                }
                binary.end();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    private static <T> List<T> read(PreparedStatement statement, Reader<T> reader) throws SQLException {
        var result = new ArrayList<T>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                result.add(reader.read(rows));
            }
        }
        return result;
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Instant at -> statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
                case Collection<?> values -> statement.setArray(i + 1, array(connection, values));
                case null, default -> statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    private static java.sql.Array array(Connection connection, Collection<?> values) throws SQLException {
        boolean ids = !values.isEmpty() && values.iterator().next() instanceof UUID;
        return connection.createArrayOf(ids ? "uuid" : "text", values.toArray());
    }

    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// A column that the schema says is never null.
    public static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static List<String> texts(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
