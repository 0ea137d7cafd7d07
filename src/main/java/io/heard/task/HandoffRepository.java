package io.heard.task;

import io.heard.database.Sql;
import io.heard.planning.RepId;
import io.heard.task.DeclinedRepository.Work;
import io.heard.task.Handoff.Kind;
import io.heard.task.HandoffStatus.Accepted;
import io.heard.task.HandoffStatus.Declined;
import io.heard.task.HandoffStatus.Expired;
import io.heard.task.HandoffStatus.Offered;
import io.heard.task.HandoffStatus.Overtaken;
import io.heard.task.HandoffStatus.Why;
import io.heard.task.HandoffStatus.Withdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Offers to pass tasks on. The customer must be locked by whoever writes.
@ApplicationScoped
public class HandoffRepository {

    private static final String COLUMNS = """
        select h.customer_id, h.id, h.task_id, h.kind, h.from_id, h.to_id, h.note, h.with_promises
             , h.offered_at, h.status, h.expires_at, h.settled_at, h.reason, h.version
          from handoff as h
        """;

    private final Sql sql;

    public HandoffRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String ADD = """
        insert into handoff (customer_id, id, task_id, kind, from_id, to_id, note, with_promises
                           , offered_at, status, expires_at, settled_at, reason, version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    /// @param expiresAt until when it stands, or would have stood
    public void add(Handoff handoff, Instant expiresAt) {
        sql.update(
                ADD,
                handoff.customerId(),
                handoff.id().value(),
                handoff.taskId().value(),
                handoff.kind().name(),
                handoff.from().value(),
                handoff.to().value(),
                handoff.note(),
                handoff.withPromises(),
                handoff.offeredAt(),
                handoff.status().name(),
                expiresAt,
                handoff.status().settledAt(),
                handoff.status().reason(),
                handoff.version());
    }

    private static final String SAVE = """
        update handoff
           set status = ?
             , settled_at = ?
             , reason = ?
             , version = version + 1
         where customer_id = ?
           and id = ?
           and version = ?
        """;

    /// Writes its fate.
    ///
    /// @return whether the row was still at the version of `handoff`; it is now one further
    public boolean save(Handoff handoff) {
        var status = handoff.status();
        return sql.update(
                        SAVE,
                        status.name(),
                        status.settledAt(),
                        status.reason(),
                        handoff.customerId(),
                        handoff.id().value(),
                        handoff.version())
                == 1;
    }

    public Optional<Handoff> byId(HandoffId id) {
        return sql.one(COLUMNS + "where h.id = ?", HandoffRepository::read, id.value());
    }

    /// The latest of a task, whatever became of it.
    public Optional<Handoff> latestOf(TaskId task) {
        return sql.one(
                COLUMNS + "where h.task_id = ? order by h.id desc limit 1", HandoffRepository::read, task.value());
    }

    private static final String STORY = """
          join task as t on t.customer_id = h.customer_id and t.id = h.task_id
         where h.customer_id = ?
           and t.follow_up_id = ?
           and h.status = 'ACCEPTED'
         order by h.id
        """;

    /// How the work of a task came to who has it, oldest first; what was planned again goes on where it was.
    public List<Handoff> storyOf(Task task) {
        return sql.query(COLUMNS + STORY, HandoffRepository::read, task.customerId(), task.followUpId());
    }

    /// What is open of these customers, over or not.
    public List<Handoff> openOf(Collection<String> customerIds) {
        return sql.query(
                COLUMNS + "where h.customer_id = any(?) and h.status = 'OFFERED' order by h.customer_id, h.id",
                HandoffRepository::read,
                List.copyOf(customerIds));
    }

    /// What stands now, by task; one that is not offered to anybody is left out.
    public Map<TaskId, Handoff> standing(Collection<TaskId> tasks, Instant now) {
        var standing = new HashMap<TaskId, Handoff>();
        var ids = tasks.stream().map(TaskId::value).toList();
        if (!ids.isEmpty()) {
            sql.query(
                            COLUMNS + "where h.task_id = any(?) and h.status = 'OFFERED' and h.expires_at > ?",
                            HandoffRepository::read,
                            ids,
                            now)
                    .forEach(handoff -> standing.put(handoff.taskId(), handoff));
        }
        return standing;
    }

    /// What waits for this rep's answer, the most pressing first.
    public List<Handoff> offeredTo(RepId rep, Instant now) {
        return sql.query(
                COLUMNS + "where h.to_id = ? and h.status = 'OFFERED' and h.expires_at > ? order by h.expires_at, h.id",
                HandoffRepository::read,
                rep.value(),
                now);
    }

    /// What this rep has offered and nobody has answered yet.
    public List<Handoff> offeredBy(RepId rep, Instant now) {
        return sql.query(
                COLUMNS
                        + "where h.from_id = ? and h.status = 'OFFERED' and h.expires_at > ? order by h.expires_at, h.id",
                HandoffRepository::read,
                rep.value(),
                now);
    }

    private static final String PAGE = """
          join task as t on t.customer_id = h.customer_id and t.id = h.task_id
         where h.id > ?
           and (?::text is null or h.to_id = ?)
           and (?::text is null or h.from_id = ?)
           and (?::boolean or t.team_id = any(?))
           and (?::text is null or h.status = ?)
         order by h.id
         limit ?
        """;

    /// In the order in which they were made.
    ///
    /// @return up to one more than `limit`
    public List<Handoff> page(HandoffFilter filter, UUID after, int limit) {
        var to = filter.to() == null ? null : filter.to().value();
        var from = filter.from() == null ? null : filter.from().value();
        return sql.query(
                COLUMNS + PAGE,
                HandoffRepository::read,
                after,
                to,
                to,
                from,
                from,
                filter.teams() == null,
                Objects.requireNonNullElse(filter.teams(), List.<String>of()),
                filter.status(),
                filter.status(),
                limit + 1);
    }

    private static final String HANDED = """
        select h.to_id
          from handoff as h
          join task as t on t.customer_id = h.customer_id and t.id = h.task_id
         where h.customer_id = ?
           and t.follow_up_id = ?
           and t.attempt = ?
           and h.status in ('ACCEPTED', 'DECLINED', 'EXPIRED')
        """;

    /// To whom this work was handed, whether they took it or not.
    public Set<RepId> handedTo(Task task) {
        return new HashSet<>(sql.query(
                HANDED, row -> new RepId(row.getString(1)), task.customerId(), task.followUpId(), task.attempt()));
    }

    private static final String TAKERS = """
        select distinct on (t.follow_up_id, t.attempt)
               t.follow_up_id
             , t.attempt
             , h.to_id
          from handoff as h
          join task as t on t.customer_id = h.customer_id and t.id = h.task_id
         where h.customer_id = any(?)
           and h.status = 'ACCEPTED'
         order by t.follow_up_id, t.attempt, h.settled_at desc, h.id desc
        """;

    /// Who has taken which work over last; planned again for another day, it is still theirs.
    public Map<Work, RepId> takers(Collection<String> customerIds) {
        var takers = new HashMap<Work, RepId>();
        sql.query(
                TAKERS,
                row -> takers.put(new Work(row.getObject(1, UUID.class), row.getInt(2)), new RepId(row.getString(3))),
                List.copyOf(customerIds));
        return takers;
    }

    private static final String TAKE_OVER = """
        select id
          from customer
         where id in (select h.customer_id
                        from handoff as h
                        join task as t on t.customer_id = h.customer_id and t.id = h.task_id
                        join representative as r on r.id = h.to_id
                       where h.status = 'OFFERED'
                         and (h.expires_at <= ?
                              or t.status not in ('PENDING', 'CLAIMED')
                              or coalesce(t.claimed_by, t.representative_id) is distinct from h.from_id
                              or not r.active))
           and (set_aside_until is null or set_aside_until <= ?)
         order by id
         limit ?
           for no key update skip locked
        """;

    /// Locks the customers until the transaction ends.
    ///
    /// @return who has an offer that is over, because nobody answered or something else came first
    public List<String> takeOver(Instant now, int limit) {
        return sql.query(TAKE_OVER, row -> row.getString(1), now, now, limit);
    }

    private static Handoff read(ResultSet row) throws SQLException {
        return new Handoff(
                new HandoffId(row.getObject(2, UUID.class)),
                row.getString(1),
                new TaskId(row.getObject(3, UUID.class)),
                Kind.valueOf(row.getString(4)),
                new RepId(row.getString(5)),
                new RepId(row.getString(6)),
                row.getString(7),
                row.getBoolean(8),
                Sql.time(row, 9),
                status(row),
                row.getInt(14));
    }

    private static HandoffStatus status(ResultSet row) throws SQLException {
        return switch (row.getString(10)) {
            case "OFFERED" -> new Offered(Sql.time(row, 11));
            case "ACCEPTED" -> new Accepted(Sql.time(row, 12));
            case "DECLINED" -> new Declined(row.getString(13), Sql.time(row, 12));
            case "EXPIRED" -> new Expired(Sql.time(row, 12));
            case "WITHDRAWN" -> new Withdrawn(Sql.time(row, 12));
            case "OVERTAKEN" -> new Overtaken(Why.valueOf(row.getString(13)), Sql.time(row, 12));
            default -> throw new IllegalStateException("The schema allows no handoff " + row.getString(10));
        };
    }
}
