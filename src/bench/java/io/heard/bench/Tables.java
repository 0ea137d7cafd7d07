package io.heard.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many rows each of Heard's tables has at a time, to tell later which have grown.
record Tables(Map<String, Long> rows) {

    private static final String NAMES = """
        select c.relname
          from pg_class as c
         where c.relnamespace = 'public'::regnamespace
           and c.relkind in ('r', 'p')
           and not c.relispartition
           and c.relname not like 'qrtz%'
           and c.relname <> 'flyway_schema_history'
         order by c.oid
        """;

    static Tables in(Database database) {
        var rows = new LinkedHashMap<String, Long>();
        try (var connection = database.open();
                var statement = connection.createStatement()) {
            var names = new ArrayList<String>();
            try (var answer = statement.executeQuery(NAMES)) {
                while (answer.next()) {
                    names.add(answer.getString(1));
                }
            }
            for (var name : names) {
                try (var answer = statement.executeQuery("select count(*) from " + name)) {
                    answer.next();
                    rows.put(name, answer.getLong(1));
                }
            }
        } catch (SQLException failed) {
            throw new BenchFailed("The tables cannot be counted", failed);
        }
        return new Tables(rows);
    }

    /// Tables that were empty then and are not any more. In the order in which the schema makes them,
    /// so that what refers to another comes after it.
    List<String> filledBy(Tables later) {
        return later.rows.entrySet().stream()
                .filter(table -> table.getValue() > 0 && rows.getOrDefault(table.getKey(), 0L) == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The tables in as many lists, each about as much work; what belongs together stays in one.
    static List<List<String>> shared(List<String> tables, Map<String, Long> bytes, int lists) {
        var shares = new ArrayList<List<String>>();
        var together = tables.stream()
                .filter(List.of("follow_up", "reason", "task")::contains)
                .toList();
        for (int i = 0; i < lists; i++) {
            shares.add(new ArrayList<>());
        }
        shares.getFirst().addAll(together);
        tables.stream()
                .filter(table -> !together.contains(table))
                .sorted(Comparator.comparing(bytes::get, Comparator.reverseOrder()))
                .forEach(table -> shares.stream()
                        .min(Comparator.comparingLong(
                                share -> share.stream().mapToLong(bytes::get).sum()))
                        .orElseThrow()
                        .add(table));
        return shares;
    }
}
