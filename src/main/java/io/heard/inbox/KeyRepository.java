package io.heard.inbox;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// How long it is known which events were seen. A later one of the same source and id counts as new; what was
/// stored of the first keeps it from having an effect again.
@ApplicationScoped
public class KeyRepository {

    private final Sql sql;

    public KeyRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String PARTITIONS = """
        select c.relname
          from pg_inherits as i
          join pg_class as c on c.oid = i.inhrelid
         where i.inhparent = 'inbox_key'::regclass
         order by c.relname
        """;

    public List<String> partitions() {
        return sql.query(PARTITIONS, row -> row.getString(1));
    }

    private static final String SUMMARIZE = """
        select coalesce(sum(brin_summarize_new_values(indexrelid)), 0)
          from pg_index
          join pg_class as c on c.oid = indexrelid
          join pg_am as a on a.oid = c.relam and a.amname = 'brin'
         where indrelid = ?::regclass
        """;

    private static final String FORGET = """
        delete from %1$s
         where ctid = any(array(select ctid
                                  from %1$s
                                 where seen_at < ?
                                 limit ?))
        """;

    /// Tells the index of a partition about blocks that are new in it, so that looking for old keys leaves them out.
    public void summarize(String partition) {
        sql.query(SUMMARIZE, row -> row.getLong(1), partition);
    }

    /// @param partition one of `partitions`: each is searched by itself, because rows are found by their place
    /// @return how many were deleted
    public int forget(String partition, Instant before, int limit) {
        return sql.update(FORGET.formatted(partition), before, limit);
    }
}
