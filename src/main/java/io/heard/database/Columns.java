package io.heard.database;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The rows of a batch as one array per column. A statement names the place with `unnest(:columns)`.
///
/// Most values travel as text, since the driver sends that in binary arrays, nothing to be escaped; the
/// statement casts.
public final class Columns<R> {

    private record Column<R>(String placeholder, Encoding encoding, Function<R, ? extends @Nullable Object> value) {}

    private enum Encoding {
        TEXT("text", String[]::new),
        BYTES("bytea", byte[][]::new),
        BOOLEAN("boolean", Boolean[]::new);

        private final String type;
        private final IntFunction<@Nullable Object[]> array;

        Encoding(String type, IntFunction<@Nullable Object[]> array) {
            this.type = type;
            this.array = array;
        }
    }

    private final List<Column<R>> columns = new ArrayList<>();

    public static <R> Columns<R> of() {
        return new Columns<>();
    }

    public Columns<R> text(Function<R, @Nullable String> value) {
        return add("?", Encoding.TEXT, value);
    }

    public Columns<R> time(Function<R, @Nullable Instant> value) {
        return add("?::timestamptz[]", Encoding.TEXT, value);
    }

    public Columns<R> uuid(Function<R, @Nullable UUID> value) {
        return add("?::uuid[]", Encoding.TEXT, value);
    }

    public Columns<R> json(Function<R, @Nullable String> value) {
        return add("?::jsonb[]", Encoding.TEXT, value);
    }

    public Columns<R> bytes(Function<R, byte @Nullable []> value) {
        return add("?", Encoding.BYTES, value);
    }

    public Columns<R> number(Function<R, ? extends @Nullable Number> value) {
        return add("?::numeric[]", Encoding.TEXT, value);
    }

    public Columns<R> integer(Function<R, Integer> value) {
        return add("?::integer[]", Encoding.TEXT, value);
    }

    public Columns<R> bool(Function<R, @Nullable Boolean> value) {
        return add("?", Encoding.BOOLEAN, value);
    }

    private Columns<R> add(String placeholder, Encoding encoding, Function<R, ? extends @Nullable Object> value) {
        columns.add(new Column<>(placeholder, encoding, value));
        return this;
    }

    /// The statement with one parameter for each column.
    String in(String sql) {
        return sql.replace(":columns", columns.stream().map(Column::placeholder).collect(joining(", ")));
    }

    /// Sets one array parameter per column, from parameter 1 on.
    void bind(Connection connection, PreparedStatement statement, List<R> rows) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            statement.setArray(i + 1, connection.createArrayOf(column.encoding().type, values(column, rows)));
        }
    }

    private static <R> @Nullable Object[] values(Column<R> column, List<R> rows) {
        var values = column.encoding().array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            var value = column.value().apply(rows.get(i));
            values[i] = value != null && column.encoding() == Encoding.TEXT ? value.toString() : value;
        }
        return values;
    }
}
