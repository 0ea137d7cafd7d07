package io.heard.inbox;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events that lost against another of the same id.
@ApplicationScoped
public class ConflictRepository {

    private final Sql sql;

    public ConflictRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String HEAD = """
        select c.id, c.seen_at, c.source, c.event_id, c.topic, c.partition, c.position, length(c.raw)
        """;

    private static final String PAGE = HEAD + """
          from inbox_conflict as c
         where (?::text is null or c.source = ?)
           and (?::timestamptz is null or c.seen_at >= ?)
           and (c.seen_at, c.id) < (?, ?)
         order by c.seen_at desc, c.id desc
         limit ?
        """;

    /// Newest first, those before the given one.
    ///
    /// @param source and `since`: what is absent does not matter
    public List<Conflict> page(
            @Nullable String source, @Nullable Instant since, Instant beforeAt, UUID before, int limit) {
        return sql.query(PAGE, ConflictRepository::conflict, source, source, since, since, beforeAt, before, limit);
    }

    private static final String BY_ID = HEAD + """
             , c.raw
             , (select p.raw from inbox_payload as p where p.key = c.key order by p.seen_at limit 1)
          from inbox_conflict as c
         where c.id = ?
        """;

    public Optional<Conflict.Contents> byId(UUID id) {
        return sql.one(BY_ID, row -> new Conflict.Contents(conflict(row), row.getBytes(9), row.getBytes(10)), id);
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
                row.getObject(1, UUID.class),
                Sql.time(row, 2),
                row.getString(3),
                row.getString(4),
                new Conflict.Place(row.getString(5), row.getObject(6, Integer.class), row.getObject(7, Long.class)),
                row.getInt(8));
    }

    /// Takes away those that name somebody so.
    public void forget(Collection<String> names) {
        sql.update("delete from inbox_conflict where names && ?::text[]", names);
    }

    private static final String FORGET = """
        delete from inbox_conflict
         where id = any(array(select id
                                from inbox_conflict
                               where seen_at < ?
                               order by seen_at
                               limit ?))
        """;

    /// Deletes some of those that were seen before then.
    ///
    /// @return how many were deleted
    public int forget(Instant before, int limit) {
        return sql.update(FORGET, before, limit);
    }
}
