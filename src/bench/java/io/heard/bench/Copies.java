package io.heard.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// Customers with everything that Heard has written about them, copied as often as is wanted: the copies have other
/// ids and telephone numbers, and are else the same.
final class Copies {

    /// What refers to another comes after it.
    private static final List<String> TABLES =
            List.of("customer", "customer_order", "follow_up", "reason", "task", "contact", "decision");

    private static final int CUSTOMERS_AT_ONCE = 20_000;

    /// Keeps the time that the id begins with, so that the copies lie where the service would have put them.
    private static final String OTHER_ID = """
        create function bench_other(id uuid, nth integer) returns uuid
        language sql immutable parallel safe
        return overlay(md5(id::text || nth)::uuid::text placing left(id::text, 15) from 1)::uuid
        """;

    /// What is finished was finished on any day of the year before.
    private static final String AGO = """
        create function bench_ago(kind text, nth integer) returns interval
        language sql immutable parallel safe
        return make_interval(days => case kind when 'finished' then 1 + nth % 365 else 0 end)
        """;

    private static final String TEMPLATE = """
        create table bench_template (
            kind        text not null
          , customer_id text primary key
          , place       integer not null
        )
        """;

    private static final String COLUMNS = """
        select string_agg(column_name, ', ' order by ordinal_position)
             , string_agg(case
                   when column_name = 'customer_id' or table_name = 'customer' and column_name = 'id'
                   then format('t.%1$I || ''-'' || nth', column_name)
                   when table_name = 'customer' and column_name = 'phone'
                   then 'left(t.phone, -7) || lpad(((g.place * 10007 + nth) % 10000000)::text, 7, ''0'')'
                   when table_name = 'customer' and column_name = 'email'
                   then 'nth || ''.'' || t.email'
                   when udt_name = 'timestamptz'
                   then format('t.%I - bench_ago(g.kind, nth)', column_name)
                   when udt_name = 'uuid'
                   then format('bench_other(t.%I, nth)', column_name)
                   when udt_name = '_uuid'
                   then format('array(select bench_other(one, nth) from unnest(t.%I) as one)', column_name)
                   else format('t.%I', column_name)
               end, ', ' order by ordinal_position)
          from information_schema.columns
         where table_schema = 'public'
           and table_name = '%s'
        """;

    private static final String COPY = """
        insert into %1$s (%2$s)
        select %3$s
          from bench_template as g
          join %1$s as t on t.%4$s = g.customer_id
         cross join generate_series(%5$d, %6$d) as nth
         where g.kind = '%7$s'
        """;

    private final Database database;

    Copies(Database database) {
        this.database = database;
        database.run(OTHER_ID);
        database.run(AGO);
        database.run(TEMPLATE);
    }

    /// @param customers a query for the ids of those to be copied
    /// @param wanted how many there are to be, about
    /// @param loaders connections that write side by side
    void make(String kind, String customers, int wanted, int loaders) {
        database.run("""
                insert into bench_template
                select '%s', id, row_number() over (order by id)
                  from (%s) as chosen (id)
                """.formatted(kind, customers));
        var templates = (int) database.number("select count(*) from bench_template where kind = '" + kind + "'");
        if (templates == 0) {
            throw new BenchFailed("Heard has made no customers that could be copied as " + kind);
        }
        int copies = Math.max(1, Math.ceilDiv(wanted, templates));
        int step = Math.max(1, CUSTOMERS_AT_ONCE / templates);
        var steps = IntStream.rangeClosed(0, (copies - 1) / step)
                .mapToObj(i -> statements(kind, i * step + 1, Math.min(copies, (i + 1) * step)))
                .toList();
        var works = steps.stream()
                .<Callable<Integer>>map(statements -> () -> inOneTransaction(statements))
                .toList();
        Together.run(loaders, works, "The copies cannot be written");
        Said.say("%s: %,d customers of Heard's, %,d copies of each".formatted(kind, templates, copies));
    }

    private List<String> statements(String kind, int from, int to) {
        return TABLES.stream()
                .map(table -> {
                    var columns = database.rows(COLUMNS.replace("%s", table)).getFirst();
                    var key = table.equals("customer") ? "id" : "customer_id";
                    return COPY.formatted(table, columns.getFirst(), columns.getLast(), key, from, to, kind);
                })
                .toList();
    }

    /// @return how many rows
    private int inOneTransaction(List<String> statements) throws SQLException {
        int rows = 0;
        try (var connection = database.open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var one : statements) {
                rows += statement.executeUpdate(one);
            }
            connection.commit();
        }
        return rows;
    }
}
