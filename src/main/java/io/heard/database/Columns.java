package io.heard.database;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of a batch of rows, for a statement over arrays (`Sql.batch`) or for rows that are all new
/// (`Sql.copy`).
///
/// A statement names the place of the arrays with `unnest(:columns)`. In arrays most values travel as text,
/// since the driver sends that in binary arrays, nothing to be escaped; the statement casts.
public final class Columns<R> {

    private record Column<R>(Type type, Function<R, ? extends @Nullable Object> value) {}

    private enum Type {
        TEXT("?"),
        TIME("?::timestamptz[]"),
        LOCAL_TIME("?::timestamp[]"),
        UUID("?::uuid[]"),
        JSON("?::jsonb[]"),
        TEXTS("?::jsonb[]"),
        NUMBER("?::numeric[]"),
        INTEGER("?::integer[]"),
        BYTES("?"),
        BOOLEAN("?");

        private final String placeholder;

        Type(String placeholder) {
            this.placeholder = placeholder;
        }
    }

    private static final JsonStringEncoder ESCAPES = JsonStringEncoder.getInstance();

    private final List<Column<R>> columns = new ArrayList<>();

    public static <R> Columns<R> of() {
        return new Columns<>();
    }

    public Columns<R> text(Function<R, @Nullable String> value) {
        return add(Type.TEXT, value);
    }

    public Columns<R> time(Function<R, @Nullable Instant> value) {
        return add(Type.TIME, value);
    }

    public Columns<R> localTime(Function<R, @Nullable LocalDateTime> value) {
        return add(Type.LOCAL_TIME, value);
    }

    public Columns<R> uuid(Function<R, @Nullable UUID> value) {
        return add(Type.UUID, value);
    }

    /// A document that is JSON already, as text or as UTF-8.
    public Columns<R> json(Function<R, ? extends @Nullable Object> value) {
        return add(Type.JSON, value);
    }

    /// A `text[]`; among arrays a `jsonb`, since PostgreSQL has no arrays of arrays of unlike lengths.
    public Columns<R> texts(Function<R, String[]> value) {
        return add(Type.TEXTS, value);
    }

    public Columns<R> bytes(Function<R, byte @Nullable []> value) {
        return add(Type.BYTES, value);
    }

    public Columns<R> number(Function<R, ? extends @Nullable Number> value) {
        return add(Type.NUMBER, value);
    }

    public Columns<R> integer(Function<R, Integer> value) {
        return add(Type.INTEGER, value);
    }

    public Columns<R> bool(Function<R, @Nullable Boolean> value) {
        return add(Type.BOOLEAN, value);
    }

    private Columns<R> add(Type type, Function<R, ? extends @Nullable Object> value) {
        columns.add(new Column<>(type, value));
        return this;
    }

    /// The statement with one parameter for each column.
    String in(String sql) {
        return sql.replace(
                ":columns",
                columns.stream().map(column -> column.type().placeholder).collect(joining(", ")));
    }

    /// Sets one array parameter per column, from parameter 1 on.
    void bind(Connection connection, PreparedStatement statement, List<R> rows) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            statement.setArray(i + 1, array(connection, columns.get(i), rows));
        }
    }

    private static <R> Array array(Connection connection, Column<R> column, List<R> rows) throws SQLException {
        return switch (column.type()) {
            case BYTES -> connection.createArrayOf("bytea", values(column, rows, new byte[rows.size()][]));
            case BOOLEAN -> connection.createArrayOf("boolean", values(column, rows, new Boolean[rows.size()]));
            case TEXT, TIME, LOCAL_TIME, UUID, JSON, TEXTS, NUMBER, INTEGER ->
                connection.createArrayOf("text", values(column, rows, new String[rows.size()]));
        };
    }

    private static <R> @Nullable Object[] values(Column<R> column, List<R> rows, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            var value = column.value().apply(rows.get(i));
            values[i] = value != null && values instanceof String[] ? text(value) : value;
        }
        return values;
    }

    private static String text(Object value) {
        return switch (value) {
            case byte[] json -> new String(json, StandardCharsets.UTF_8);
            case String[] texts ->
                Arrays.stream(texts)
                        .map(text -> '"' + String.valueOf(ESCAPES.quoteAsString(text)) + '"')
                        .collect(joining(",", "[", "]"));
            default -> value.toString();
        };
    }

    /// One row for `Sql.copy`.
    void write(R row, BinaryRows to) {
        to.row(columns.size());
        for (var column : columns) {
            var value = column.value().apply(row);
            if (value == null) {
                to.nothing();
            } else {
                write(column.type(), value, to);
            }
        }
    }

    private static void write(Type type, Object value, BinaryRows to) {
        switch (type) {
            case TEXT -> to.text((String) value);
            case TIME -> to.time((Instant) value);
            case LOCAL_TIME -> to.time((LocalDateTime) value);
            case UUID -> to.uuid((UUID) value);
            case JSON -> to.json(value instanceof byte[] json ? json : BinaryRows.utf8((String) value));
            case TEXTS -> to.texts((String[]) value);
            case INTEGER -> to.integer((Integer) value);
            case BYTES -> to.bytes((byte[]) value);
            case BOOLEAN -> to.bool((Boolean) value);
            case NUMBER -> to.number(value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString()));
        }
    }
}
