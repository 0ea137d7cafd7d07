package io.heard.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What `unnest(?, ?, …)` is given: for each column of a batch its type and where a row keeps the value.
public final class Columns<R> {

    private record Column<R>(String type, Function<R, ? extends @Nullable Object> value) {}

    private final List<Column<R>> columns = new ArrayList<>();

    public static <R> Columns<R> of() {
        return new Columns<>();
    }

    public Columns<R> text(Function<R, @Nullable String> value) {
        return add("text", value);
    }

    public Columns<R> time(Function<R, @Nullable Instant> value) {
        return add("timestamptz", value);
    }

    public Columns<R> uuid(Function<R, @Nullable UUID> value) {
        return add("uuid", value);
    }

    public Columns<R> json(Function<R, @Nullable String> value) {
        return add("jsonb", value);
    }

    public Columns<R> bytes(Function<R, byte @Nullable []> value) {
        return add("bytea", value);
    }

    public Columns<R> number(Function<R, ? extends @Nullable Number> value) {
        return add("numeric", value);
    }

    public Columns<R> bool(Function<R, @Nullable Boolean> value) {
        return add("boolean", value);
    }

    private Columns<R> add(String type, Function<R, ? extends @Nullable Object> value) {
        columns.add(new Column<>(type, value));
        return this;
    }

    /// Sets one array parameter per column, from parameter 1 on.
    void bind(Connection connection, PreparedStatement statement, List<R> rows) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            statement.setArray(i + 1, connection.createArrayOf(column.type(), values(column, rows)));
        }
    }

    private static <R> Object[] values(Column<R> column, List<R> rows) {
        var values = column.type().equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            var value = column.value().apply(rows.get(i));
            values[i] = value instanceof Instant at ? at.toString() : value;
        }
        return values;
    }
}
