package io.heard.followup;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/// Re-plannings, how far they are, and the journal of what moved.
@ApplicationScoped
public class ReplanningRepository {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    public ReplanningRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private static final String COLUMNS = """
        select id, versions, why, after_id, reviewed, moved, started_at, finished_at
          from replanning
        """;

    /// The latest one of all that is open, finished or not.
    public Optional<Replanning> latest() {
        return sql.one(COLUMNS + " where versions <> '{}' order by started_at desc, id desc limit 1", this::read);
    }

    /// @return newest first
    public List<Replanning> page(UUID before, int limit) {
        return sql.query(COLUMNS + " where id < ? order by id desc limit ?", this::read, before, limit);
    }

    public Optional<Replanning> byId(UUID id) {
        return sql.one(COLUMNS + " where id = ?", this::read, id);
    }

    /// Nobody else takes a batch of it until the transaction ends.
    public Optional<Replanning> lockAtWork() {
        return sql.one(
                COLUMNS + " where finished_at is null order by started_at desc, id desc limit 1 for update skip locked",
                this::read);
    }

    private static final String BEGIN = """
        insert into replanning (id, fingerprint, versions, why, started_at, finished_at)
        values (?, ?, ?::jsonb, ?::jsonb, ?, ?)
            on conflict (fingerprint) do nothing
        """;

    /// Ends what is still going on: it rests on what is past.
    ///
    /// @return false when one with these versions has been begun already, by another instance or long ago
    public boolean begin(Replanning fresh) {
        var versions = json.write(fresh.versions());
        boolean begun = sql.update(
                        BEGIN,
                        fresh.id(),
                        fingerprint(versions),
                        versions,
                        json.write(fresh.why()),
                        fresh.startedAt(),
                        fresh.finishedAt())
                == 1;
        if (begun) {
            sql.update(
                    "update replanning set finished_at = ? where finished_at is null and id <> ?",
                    fresh.startedAt(),
                    fresh.id());
        }
        return begun;
    }

    private static final String OF_OWNERS = """
        insert into replanning (id, fingerprint, versions, why, reviewed, moved, started_at, finished_at)
        values (?, ?, '{}', ?::jsonb, ?, ?, ?, ?)
            on conflict (fingerprint) do update
           set reviewed = replanning.reviewed + excluded.reviewed
             , moved = replanning.moved + excluded.moved
             , finished_at = excluded.finished_at
        returning id
        """;

    /// The one of a day in which follow-ups move because their customers have other owners.
    ///
    /// @param fresh its id if it is the first of the day
    /// @param moved so many more
    public UUID ofOwners(LocalDate day, UUID fresh, int moved, Instant now) {
        return sql.one(
                        OF_OWNERS,
                        row -> row.getObject(1, UUID.class),
                        fresh,
                        "owners " + day,
                        json.write(List.of("owners")),
                        moved,
                        moved,
                        now,
                        now)
                .orElseThrow();
    }

    private static String fingerprint(String versions) {
        return DigestUtils.sha256Hex(versions);
    }

    /// Each branch walks along its own index, in order, so that a batch costs its rows and not the customers
    /// that there are: with a million of them 7 ms, where joins for the few who are set aside took 400. What
    /// facts withdrew for want of a way is in time until its due.
    private static final String NEXT = """
        with aside as materialized (
          select id
            from customer
           where set_aside_until > ?
        )
        select customer_id
          from ((select customer_id
                   from follow_up
                  where status in ('WAITING', 'ACTIVE')
                    and customer_id > ?
                    and customer_id <> all (array(select id from aside))
                  order by customer_id
                  limit ?)
                union
                (select distinct customer_id
                   from reason
                  where fate = 'WITHDRAWN'
                    and not ended_by_person
                    and why = 'NO_WAY'
                    and customer_id > ?
                    and due > ?
                    and customer_id <> all (array(select id from aside))
                  order by customer_id
                  limit ?)) as next
         order by customer_id
         limit ?
        """;

    /// @return customers with something open, or with something that found no way and is still in time, in order
    public List<String> customersAfter(String after, Instant now, int limit) {
        return sql.query(NEXT, row -> row.getString(1), now, after, limit, after, now, limit, limit);
    }

    /// @param reviewed so many more
    /// @param moved so many more
    public void progress(UUID id, String after, int reviewed, int moved) {
        sql.update(
                "update replanning set after_id = ?, reviewed = reviewed + ?, moved = moved + ? where id = ?",
                after,
                reviewed,
                moved,
                id);
    }

    public void finish(UUID id, Instant now) {
        sql.update("update replanning set finished_at = ? where id = ?", now, id);
    }

    private static final String ADD = """
        insert into replanning_move (replanning_id, customer_id, follow_up_id, status_before, status_after, next_before, next_after,
                                     channel_before, channel_after, due_before, due_after, moved_at)
        select *
          from unnest(:columns)
            on conflict (replanning_id, customer_id) do update
           set status_after = excluded.status_after
             , next_after = excluded.next_after
             , channel_after = excluded.channel_after
             , due_after = excluded.due_after
             , moved_at = excluded.moved_at
         where replanning_move.follow_up_id = excluded.follow_up_id
        """;

    /// What moves twice in one re-planning has moved from where it was first to where it is last.
    public void addMoves(List<Replanning.Moved> moves) {
        sql.batch(
                ADD,
                Columns.<Replanning.Moved>of()
                        .uuid(Replanning.Moved::replanningId)
                        .text(Replanning.Moved::customerId)
                        .uuid(Replanning.Moved::followUpId)
                        .text(move -> move.before().status())
                        .text(move -> move.after().status())
                        .time(move -> move.before().nextAt())
                        .time(move -> move.after().nextAt())
                        .text(move -> move.before().channel())
                        .text(move -> move.after().channel())
                        .time(move -> move.before().dueAt())
                        .time(move -> move.after().dueAt())
                        .time(Replanning.Moved::at),
                moves);
    }

    private static final String MOVES = """
        select replanning_id, customer_id, follow_up_id, status_before, next_before, channel_before, due_before, status_after,
               next_after, channel_after, due_after, moved_at
          from replanning_move
         where replanning_id = ?
           and customer_id > ?
         order by customer_id
         limit ?
        """;

    /// @return in the order of customers
    public List<Replanning.Moved> moves(UUID id, String after, int limit) {
        return sql.query(
                MOVES,
                row -> new Replanning.Moved(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        plan(row, 4),
                        plan(row, 8),
                        Sql.time(row, 12)),
                id,
                after,
                limit);
    }

    private static Replanning.Plan plan(ResultSet row, int first) throws SQLException {
        return new Replanning.Plan(
                row.getString(first),
                Sql.instant(row, first + 1),
                row.getString(first + 2),
                Sql.instant(row, first + 3));
    }

    private Replanning read(ResultSet row) throws SQLException {
        return new Replanning(
                row.getObject(1, UUID.class),
                json.read(row.getString(2), OBJECT),
                json.read(row.getString(3), TEXTS),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                Sql.time(row, 7),
                Sql.instant(row, 8));
    }
}
