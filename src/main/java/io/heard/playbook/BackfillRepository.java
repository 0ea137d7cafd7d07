package io.heard.playbook;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Playbooks that are to reach past customers too, with how far they have come.
@ApplicationScoped
public class BackfillRepository {

    private final Sql sql;

    public BackfillRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String COLUMNS =
            "select key, version, since, after_id, customers, fired, finished_at from playbook_backfill ";

    public void add(String key, int version, Instant since, String by, Instant now) {
        sql.update(
                "insert into playbook_backfill (key, version, since, asked_by, asked_at) values (?, ?, ?, ?, ?)",
                key,
                version,
                since,
                by,
                now);
    }

    /// Locks the oldest unfinished one that no other instance works on, until the transaction ends.
    public Optional<Backfill> take() {
        return sql.one(
                COLUMNS + "where finished_at is null order by asked_at, key limit 1 for update skip locked",
                BackfillRepository::read);
    }

    public Optional<Backfill> of(String key, int version) {
        return sql.one(COLUMNS + "where key = ? and version = ?", BackfillRepository::read, key, version);
    }

    private static final String CUSTOMERS = """
        select c.id
          from customer as c
         where c.id > ?
           and not c.erased
           and c.joined_into is null
           and (c.set_aside_until is null or c.set_aside_until <= ?)
           and (exists (select 1 from customer_order as o where o.customer_id = c.id and (o.placed_at >= ? or o.delivered_at >= ?))
             or exists (select 1 from customer_event as e where e.customer_id = c.id and e.at >= ?))
         order by c.id
         limit ?
        """;

    /// The next customers to whom something has happened from then on, in the order of their ids.
    public List<String> customers(Backfill backfill, Instant now, int limit) {
        var since = backfill.since();
        return sql.query(CUSTOMERS, row -> row.getString(1), backfill.afterId(), now, since, since, since, limit);
    }

    private static final String COME = """
        update playbook_backfill
           set after_id = greatest(after_id, ?)
             , customers = customers + ?
             , fired = fired + ?
         where key = ?
           and version = ?
        """;

    public void come(Backfill backfill, String afterId, int customers, int fired) {
        sql.update(COME, afterId, customers, fired, backfill.key(), backfill.version());
    }

    public void finish(Backfill backfill, Instant now) {
        sql.update(
                "update playbook_backfill set finished_at = ? where key = ? and version = ?",
                now,
                backfill.key(),
                backfill.version());
    }

    private static Backfill read(ResultSet row) throws SQLException {
        return new Backfill(
                row.getString(1),
                row.getInt(2),
                Sql.time(row, 3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                Sql.instant(row, 7));
    }
}
