package io.heard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What goes in by `copy` is what goes in by a statement over arrays, to the last microsecond and odd character.
@QuarkusTest
class CopyIT {

    private static final int ROWS = 500;
    private static final List<String> TEXTS = List.of(
            "", "plain", "\"quoted\" \\ back", "zwölf Kübel", "línea\nnueva\t", "🧵 thread", "{a,b}", "NULL", "\\N");
    private static final List<Instant> TIMES = List.of(
            Instant.EPOCH,
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("1999-12-31T23:59:59.999999Z"),
            Instant.parse("2000-01-01T00:00:00Z"),
            Instant.parse("2026-11-23T07:00:00.123456Z"),
            Instant.parse("2026-11-23T07:00:00.123456789Z"),
            Instant.parse("2026-11-23T07:00:00.999999501Z"),
            Instant.parse("9999-12-31T23:59:59Z"));

    private static final List<BigDecimal> AMOUNTS = Stream.of(
                    "0",
                    "0.00",
                    "-0.01",
                    "1",
                    "9999",
                    "10000",
                    "10000.0001",
                    "-123456789.987654321",
                    "1E+9",
                    "0.00001",
                    "99999999999999999999.5",
                    "12345678.90")
            .map(BigDecimal::new)
            .toList();

    @Inject
    Sql sql;

    private record Row(
            int number,
            @Nullable String text,
            @Nullable Instant at,
            @Nullable LocalDateTime local,
            @Nullable UUID id,
            @Nullable String document,
            String[] texts,
            byte @Nullable [] bytes,
            @Nullable Boolean flag,
            @Nullable BigDecimal amount) {}

    private static final String COLUMNS = "number, text, at, local, id, document, texts, bytes, flag, amount";

    private static Columns<Row> columns() {
        return Columns.<Row>of()
                .integer(Row::number)
                .text(Row::text)
                .time(Row::at)
                .localTime(Row::local)
                .uuid(Row::id)
                .json(row -> row.number() % 2 == 0 || row.document() == null
                        ? row.document()
                        : row.document().getBytes(StandardCharsets.UTF_8))
                .texts(Row::texts)
                .bytes(Row::bytes)
                .bool(Row::flag)
                .number(Row::amount);
    }

    private static List<Row> rows() {
        var random = new Random(20_261_123);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < ROWS; i++) {
            var at = TIMES.get(random.nextInt(TIMES.size()));
            var text = TEXTS.get(random.nextInt(TEXTS.size()));
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            rows.add(new Row(
                    i,
                    maybe(random, text),
                    maybe(random, at),
                    maybe(random, LocalDateTime.ofInstant(at, ZoneOffset.UTC)),
                    maybe(random, new UUID(random.nextLong(), random.nextLong())),
                    maybe(
                            random,
                            i == 7 ? "\"" + "long ".repeat(60_000) + '"' : "{\"n\": " + i + ", \"o\": [null, \"ü\"]}"),
                    random.ints(random.nextInt(4), 0, TEXTS.size())
                            .mapToObj(TEXTS::get)
                            .toArray(String[]::new),
                    maybe(random, bytes),
                    maybe(random, random.nextBoolean()),
                    maybe(random, AMOUNTS.get(random.nextInt(AMOUNTS.size())))));
        }
        return rows;
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    private void makeTable(String name) {
        sql.update("create temporary table " + name
                + " (number integer, text text, at timestamptz, local timestamp, id uuid,"
                + " document jsonb, texts text[], bytes bytea, flag boolean, amount numeric) on commit drop");
    }

    @Test
    void rows_that_are_copied_are_those_that_a_statement_over_arrays_adds() {
        var rows = rows();

        QuarkusTransaction.requiringNew().run(() -> {
            makeTable("copied");
            makeTable("added");
            sql.copy("copied (" + COLUMNS + ")", columns(), rows);
            sql.batch(
                    "insert into added (" + COLUMNS + ") select number, text, at, local, id, document,"
                            + " array(select jsonb_array_elements_text(texts)), bytes, flag, amount from unnest(:columns) as n ("
                            + COLUMNS + ")",
                    columns(),
                    rows);

            assertThat(count("select count(*) from copied")).isEqualTo(ROWS);
            assertThat(count("select count(*) from (table copied except table added) as unlike"))
                    .isZero();
            assertThat(count("select count(*) from (table added except table copied) as unlike"))
                    .isZero();
            assertThat(count("select count(*) from copied join added using (number)"
                            + " where copied.amount::text is distinct from added.amount::text"))
                    .as("amounts with another number of digits behind the point")
                    .isZero();
        });
    }

    @Test
    void a_copy_of_a_row_that_is_there_fails_as_a_whole_and_the_connection_goes_on() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    sql.update("create temporary table once (text text primary key) on commit drop");
                    sql.copy("once (text)", Columns.<String>of().text(text -> text), List.of("a", "b", "a"));
                }))
                .rootCause()
                .hasMessageContaining("once_pkey");

        assertThat(QuarkusTransaction.requiringNew().call(() -> count("select 1")))
                .isEqualTo(1);
    }

    @Test
    void a_copy_whose_rows_cannot_be_read_leaves_nothing_half_done() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    sql.update("create temporary table half (text text) on commit drop");
                    sql.copy(
                            "half (text)",
                            Columns.<String>of().text(text -> {
                                throw new IllegalArgumentException("cannot be written: " + text);
                            }),
                            List.of("a"));
                }))
                .hasMessage("cannot be written: a");

        assertThat(QuarkusTransaction.requiringNew().call(() -> count("select 1")))
                .isEqualTo(1);
    }

    private long count(String query) {
        return sql.one(query, row -> row.getLong(1)).orElseThrow();
    }
}
