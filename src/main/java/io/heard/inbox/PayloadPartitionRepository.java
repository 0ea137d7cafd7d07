package io.heard.inbox;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Raw payloads by the day (UTC) on which they came in.
@ApplicationScoped
public class PayloadPartitionRepository {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'inbox_payload_'uuuuMMdd");

    /// A batch of events holds the table for as long as it takes; whoever waits to change it lets nobody pass.
    private static final String LONGEST_WAIT = "set local lock_timeout = '3s'";

    private final Sql sql;

    public PayloadPartitionRepository(Sql sql) {
        this.sql = sql;
    }

    /// @param from absent: whatever is before `until`
    public record Partition(String name, @Nullable Instant from, Instant until) {

        boolean covers(Instant begin, Instant end) {
            return until.isAfter(begin) && (from == null || from.isBefore(end));
        }
    }

    private static final String ALL = """
        with bound as (
          select c.relname
               , regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \\((.+)\\) TO \\(''(.+)''\\)') as part
            from pg_inherits as i
            join pg_class as c on c.oid = i.inhrelid
           where i.inhparent = 'inbox_payload'::regclass
        )
        select relname
             , case part[1] when 'MINVALUE' then null else trim(both '''' from part[1])::timestamptz end
             , part[2]::timestamptz as until
          from bound
         where part is not null
         order by until
        """;

    /// Those with bounds, the oldest first.
    public List<Partition> all() {
        return sql.query(ALL, row -> new Partition(row.getString(1), Sql.instant(row, 2), Sql.time(row, 3)));
    }

    private static final String IS_IN_REST = """
        select exists (select
                         from inbox_payload_rest
                        where seen_at >= ?
                          and seen_at < ?)
        """;

    /// Makes the partition of a day. A day of which something lies in the rest already stays there.
    ///
    /// @return false when it is there, or stays in the rest
    public boolean add(LocalDate day) {
        var begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (all().stream().anyMatch(partition -> partition.covers(begin, end))
                || sql.one(IS_IN_REST, row -> row.getBoolean(1), begin, end).orElse(false)) {
            return false;
        }
        var name = day.format(NAME);
        sql.update(LONGEST_WAIT);
        sql.update("create table " + name + " (like inbox_payload including all)");
        sql.update("alter table inbox_payload attach partition " + name + " for values from ('" + begin + "') to ('"
                + end + "')");
        return true;
    }

    /// Drops the oldest partition if all in it came in before then.
    ///
    /// @return whether one was dropped
    public boolean dropOneBefore(Instant horizon) {
        var over = all().stream()
                .filter(partition -> !partition.until().isAfter(horizon))
                .findFirst();
        over.ifPresent(partition -> {
            sql.update(LONGEST_WAIT);
            sql.update("drop table " + partition.name());
        });
        return over.isPresent();
    }

    private static final String FORGET_REST = """
        delete from inbox_payload_rest
         where ctid = any(array(select ctid
                                  from inbox_payload_rest
                                 where seen_at < ?
                                 order by seen_at
                                 limit ?))
        """;

    /// Deletes from what came in on days without a partition.
    ///
    /// @return how many
    public int forgetRest(Instant before, int limit) {
        return sql.update(FORGET_REST, before, limit);
    }
}
