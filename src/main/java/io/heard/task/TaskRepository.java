package io.heard.task;

import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.planning.Workload;
import io.heard.task.TaskStatus.Move;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/// The tasks of all customers. Every write is a compare-and-set on the version, so that of two who move a
/// task at once one is told so.
@ApplicationScoped
public class TaskRepository {

    /// A queue longer than this is a shortage; nobody works it from its end.
    public static final int LONGEST_QUEUE = 1_000;

    private final StatelessSession session;
    private final Sql sql;
    private final Json json;
    private final TaskRows rows;

    public TaskRepository(StatelessSession session, Sql sql, Json json) {
        this.session = session;
        this.sql = sql;
        this.json = json;
        this.rows = new TaskRows(json);
    }

    public void addAll(List<Task> tasks) {
        session.insertMultiple(
                tasks.stream().map(task -> entity(task, task.version())).toList());
    }

    private static final String BY_ID = """
        select %s
          from task
         where id = ?
        """.formatted(TaskRows.COLUMNS);

    public Optional<Task> byId(TaskId id) {
        return sql.one(BY_ID, rows::read, id.value());
    }

    private static final String BY_IDS = """
        select %s
          from task
         where id = any(?)
        """.formatted(TaskRows.COLUMNS);

    /// @return those that there are, in the order of the ids
    public List<Task> byIds(List<TaskId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = sql
                .query(BY_IDS, rows::read, ids.stream().map(TaskId::value).toList())
                .stream()
                .collect(Collectors.toMap(Task::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    public List<Task> open(String customerId) {
        return openOf(List.of(customerId));
    }

    private static final String OPEN_OF = """
        select %s
          from task
         where customer_id = any(?)
           and status in ('PENDING', 'CLAIMED')
         order by customer_id, id
        """.formatted(TaskRows.COLUMNS);

    public List<Task> openOf(Collection<String> customerIds) {
        return customerIds.isEmpty() ? List.of() : sql.query(OPEN_OF, rows::read, customerIds);
    }

    private static final String LOCK_OPEN_OF = OPEN_OF + "for update";

    /// The same for who is about to change them. A claim in between waits, so that nothing is decided over
    /// its head.
    public List<Task> lockOpenOf(Collection<String> customerIds) {
        return customerIds.isEmpty() ? List.of() : sql.query(LOCK_OPEN_OF, rows::read, customerIds);
    }

    private static final String QUEUE_OF = """
        select %s
          from task
         where status = 'PENDING' and representative_id = ?
            or status = 'PENDING' and representative_id is null and team_id = ?
            or status = 'CLAIMED' and claimed_by = ?
         order by promised_at nulls last, urgent desc, due_at, id
         limit ?
        """.formatted(TaskRows.COLUMNS);

    /// What the rep holds, what is theirs, and what is the whole team's, fitting or not: at most
    /// `LONGEST_QUEUE`, and not yet in queue order.
    public List<Task> queueOf(RepId rep, TeamId team) {
        return sql.query(QUEUE_OF, rows::read, rep.value(), team.value(), rep.value(), LONGEST_QUEUE);
    }

    private static final String OPEN_OF_REP = """
          from TaskEntity
         where status in ('PENDING', 'CLAIMED') and representativeId = :rep
            or status = 'CLAIMED' and claimedBy = :rep
         order by key.customerId, key.id
        """;

    /// All that has to find somebody else when the rep leaves.
    public List<Task> openOfRep(RepId rep) {
        return tasks(session.createSelectionQuery(OPEN_OF_REP, TaskEntity.class)
                .setParameter("rep", rep.value())
                .getResultStream());
    }

    private static final String SAVE = """
        with saved as (
            update task as t
               set status = n.status
                 , representative_id = n.representative_id
                 , windows = n.windows
                 , windows_end = n.windows_end
                 , because = n.because
                 , marks = array(select jsonb_array_elements_text(n.marks))
                 , pending_since = n.pending_since
                 , claimed_by = n.claimed_by
                 , claimed_until = n.claimed_until
                 , last_holder = n.last_holder
                 , disposition = n.disposition
                 , closed_why = n.closed_why
                 , closed_by = n.closed_by
                 , closed_at = n.closed_at
                 , version = t.version + 1
              from unnest(:columns)
                as n (customer_id, id, version, status, representative_id, windows, windows_end, because, marks
                    , pending_since, claimed_by, claimed_until, last_holder, disposition, closed_why, closed_by, closed_at)
             where t.customer_id = n.customer_id
               and t.id = n.id
               and t.version = n.version
            returning t.customer_id, t.id, t.closed_at
        ), ended as (
            update escalation as e
               set ended_at = s.closed_at
              from saved as s
             where e.customer_id = s.customer_id
               and e.task_id = s.id
               and s.closed_at is not null
               and e.ended_at is null
        )
        select id
          from saved
        """;

    /// Writes what a move changes: status, whose it is and why, windows and marks. With a task its escalation ends.
    ///
    /// @return whether the row was still at `expectedVersion`; it is now one further, as `task.saved()` says
    public boolean save(Task task, int expectedVersion) {
        return !saveAll(List.of(task), _ -> expectedVersion).isEmpty();
    }

    /// The same for a batch, each at the version it was read with.
    ///
    /// @return those that were saved
    public Set<TaskId> saveAll(List<Task> tasks) {
        return saveAll(tasks, Task::version);
    }

    /// Cancels what nobody is working on.
    ///
    /// @return those that are cancelled now; the others are claimed, closed or have changed since they were
    /// read
    public List<Task> cancelAll(Collection<Task> tasks, String why, Instant now) {
        var cancelled = tasks.stream()
                .flatMap(task -> switch (task.status().cancel(why, now)) {
                    case Move.To(var next) -> Stream.of(task.with(next));
                    case Move.Refused _ -> Stream.<Task>empty();
                })
                .toList();
        var saved = saveAll(cancelled);
        return cancelled.stream()
                .filter(task -> saved.contains(task.id()))
                .map(Task::saved)
                .toList();
    }

    private Set<TaskId> saveAll(List<Task> tasks, Function<Task, Integer> version) {
        var columns = Columns.<TaskEntity>of()
                .text(row -> row.key.customerId())
                .uuid(row -> row.key.id())
                .integer(row -> row.version)
                .text(row -> row.status)
                .text(row -> row.representativeId)
                .json(row -> row.windows)
                .time(row -> row.windowsEnd)
                .json(row -> row.because)
                .json(row -> json.write(row.marks))
                .time(row -> row.pendingSince)
                .text(row -> row.claimedBy)
                .time(row -> row.claimedUntil)
                .text(row -> row.lastHolder)
                .text(row -> StatusColumns.of(row).dispositionName())
                .text(row -> row.closedWhy)
                .text(row -> row.closedBy)
                .time(row -> row.closedAt);
        var rows = tasks.stream().map(task -> entity(task, version.apply(task))).toList();
        return Set.copyOf(sql.batch(SAVE, columns, rows, row -> new TaskId(row.getObject(1, UUID.class))));
    }

    private static final String WINDOWS_CLOSED = """
        select c.id
          from task as t
          join customer as c on c.id = t.customer_id
         where t.status = 'PENDING'
           and t.windows_end <= ?
           and (c.set_aside_until is null or c.set_aside_until <= ?)
         order by t.windows_end, t.id
         limit ?
           for update of c skip locked
        """;

    /// Locks the customers until the transaction ends, and leaves out those that others hold and those
    /// that are set aside.
    ///
    /// @return whose pending task has no window left
    public List<String> takeWindowsClosed(Instant now, int limit) {
        return sql.query(WINDOWS_CLOSED, row -> row.getString(1), now, now, limit);
    }

    private static final String LEASE_EXPIRED = """
        select c.id
          from task as t
          join customer as c on c.id = t.customer_id
         where t.status = 'CLAIMED'
           and t.claimed_until <= ?
           and (c.set_aside_until is null or c.set_aside_until <= ?)
         order by t.claimed_until, t.id
         limit ?
           for update of c skip locked
        """;

    /// Locks like `takeWindowsClosed`.
    ///
    /// @return whose task somebody has held for too long
    public List<String> takeLeaseExpired(Instant now, int limit) {
        return sql.query(LEASE_EXPIRED, row -> row.getString(1), now, now, limit);
    }

    private static final String OWNER_WAITED_FOR = """
        select c.id
          from task as t
          join customer as c on c.id = t.customer_id
         where t.status = 'PENDING'
           and t.urgent
           and not t.for_lead
           and t.pending_since <= ?
           and t.representative_id = c.owner_id
           and (c.set_aside_until is null or c.set_aside_until <= ?)
         order by t.pending_since, t.id
         limit ?
           for update of c skip locked
        """;

    /// Locks like `takeWindowsClosed`.
    ///
    /// @return whose urgent work has lain with their owner since then
    public List<String> takeOwnerWaitedFor(Instant since, Instant now, int limit) {
        return sql.query(OWNER_WAITED_FOR, row -> row.getString(1), since, now, limit);
    }

    private static final String OF_AWAY = """
        select c.id
          from unnest(?::text[], ?::timestamptz[], ?::boolean[]) as a (representative_id, until, absent)
          join task as t on t.representative_id = a.representative_id
          join customer as c on c.id = t.customer_id
         where t.status = 'PENDING'
           and not t.for_lead
           and (t.urgent or t.promised_at < a.until or a.absent and t.due_at < a.until)
           and (c.set_aside_until is null or c.set_aside_until <= ?)
         order by t.urgent desc, t.due_at, t.id
         limit ?
           for no key update of c skip locked
        """;

    /// Locks like `takeWindowsClosed`.
    ///
    /// @param until for each rep, when they are back
    /// @param absent for each rep, whether they have left work rather than the desk
    /// @return whose urgent work, or whose contact that falls into that time, lies with somebody who is not there
    public List<String> takeOfAway(
            List<RepId> reps, List<Instant> until, List<Boolean> absent, Instant now, int limit) {
        return sql.query(
                OF_AWAY,
                row -> row.getString(1),
                reps.stream().map(RepId::value).toList(),
                until.stream().map(Instant::toString).toList(),
                absent.stream().map(String::valueOf).toList(),
                now,
                limit);
    }

    private static final String DONE_SINCE = """
          from TaskEntity
         where status = 'COMPLETED'
           and closedBy = :rep
           and closedAt >= :since
         order by closedAt, key.id
        """;

    /// What the rep completed, oldest first.
    public List<Task> doneSince(RepId rep, Instant since) {
        return tasks(session.createSelectionQuery(DONE_SINCE, TaskEntity.class)
                .setParameter("rep", rep.value())
                .setParameter("since", since)
                .getResultStream());
    }

    private static final String AT_WORK = """
        select distinct claimed_by
          from task
         where status = 'CLAIMED'
           and claimed_until > ?
           and claimed_by = any(?)
        """;

    /// Who of these is in the middle of a task.
    public Set<RepId> atWork(Collection<RepId> reps, Instant now) {
        var ids = reps.stream().map(RepId::value).toList();
        return Set.copyOf(sql.query(AT_WORK, row -> new RepId(row.getString(1)), now, ids));
    }

    private static final String OPEN_EFFORT = """
        select rep
             , sum(effort)
             , sum(open)
             , sum(done)
          from (select coalesce(claimed_by, representative_id) as rep
                     , effort_seconds as effort
                     , 1 as open
                     , 0 as done
                  from task
                 where team_id = ?
                   and status in ('PENDING', 'CLAIMED')
                 union all
                select closed_by
                     , 0
                     , 0
                     , 1
                  from task
                 where team_id = ?
                   and status = 'COMPLETED'
                   and closed_at >= ?) as work
         where rep is not null
         group by rep
        """;

    /// What each rep of the team has in hand; one who has nothing is absent.
    ///
    /// @param dayStart from when on completed tasks count as today's
    public Map<RepId, Workload> openEffort(TeamId team, Instant dayStart) {
        var loads = new HashMap<RepId, Workload>();
        sql.query(
                        OPEN_EFFORT,
                        row -> Map.entry(
                                new RepId(row.getString(1)),
                                new Workload(Duration.ofSeconds(row.getLong(2)), row.getInt(3), row.getInt(4))),
                        team.value(),
                        team.value(),
                        dayStart)
                .forEach(load -> loads.put(load.getKey(), load.getValue()));
        return loads;
    }

    private static final String REACH = """
        select count(*)
             , count(*) filter (where disposition = 'REACHED')
          from (select type, disposition
                  from task
                 where team_id = ?
                   and status = 'COMPLETED'
                 order by closed_at desc
                 limit ?) as latest
         where type = 'CALL'
        """;

    /// The share of calls that reached the customer.
    ///
    /// @param latest how many completed tasks are looked at
    /// @param atLeast absent where fewer of them were calls
    public Optional<Double> reach(TeamId team, int latest, int atLeast) {
        return sql.one(
                        REACH,
                        row -> row.getInt(1) < atLeast ? -1 : (double) row.getInt(2) / row.getInt(1),
                        team.value(),
                        latest)
                .filter(reach -> reach >= 0);
    }

    private static final String OPEN_IN_TEAM = """
        select customer_id
          from task
         where team_id = ?
           and status in ('PENDING', 'CLAIMED')
           and not for_lead
         limit ?
        """;

    /// Whose task is in the queues of a team, but for what only its lead can do.
    public List<String> customersOf(TeamId team, int limit) {
        return sql.query(OPEN_IN_TEAM, row -> row.getString(1), team.value(), limit);
    }

    private static final String SHARES = """
        select rep
             , sum(open)
             , sum(overdue)
             , sum(promised)
             , sum(urgent)
             , sum(effort)
             , sum(done)
          from (select coalesce(claimed_by, representative_id) as rep
                     , 1 as open
                     , (due_at <= ?)::integer as overdue
                     , (promised_at is not null)::integer as promised
                     , urgent::integer as urgent
                     , effort_seconds as effort
                     , 0 as done
                  from task
                 where team_id = ?
                   and status in ('PENDING', 'CLAIMED')
                 union all
                select closed_by, 0, 0, 0, 0, 0, 1
                  from task
                 where team_id = ?
                   and status = 'COMPLETED'
                   and closed_at >= ?) as work
         group by rep
         order by rep nulls first
        """;

    /// How the work of a team is spread; who has none is absent.
    ///
    /// @param dayStart from when on completed tasks count as today's
    public List<Share> shares(TeamId team, Instant now, Instant dayStart) {
        return sql.query(
                SHARES,
                row -> new Share(
                        row.getString(1) == null ? null : new RepId(row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        Duration.ofSeconds(row.getLong(6)),
                        row.getInt(7)),
                now,
                team.value(),
                team.value(),
                dayStart);
    }

    private static final String URGING = """
          from TaskEntity
         where teamId = :team
           and status in ('PENDING', 'CLAIMED')
           and (representativeId is null and claimedBy is null or urgent or promisedAt is not null or dueAt <= :now)
         order by promisedAt nulls last, urgent desc, dueAt, key.id
        """;

    /// What a lead looks at first: nobody's, urgent, promised and overdue work of a team.
    public List<Task> urging(TeamId team, Instant now, int limit) {
        return tasks(session.createSelectionQuery(URGING, TaskEntity.class)
                .setParameter("team", team.value())
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultStream());
    }

    private static final String OF_TEAM_AND_REP = """
          from TaskEntity
         where teamId = :team
           and status in ('PENDING', 'CLAIMED')
           and coalesce(claimedBy, representativeId) = :rep
         order by promisedAt nulls last, urgent desc, dueAt, key.id
        """;

    /// What one rep of a team has in hand.
    public List<Task> inHand(TeamId team, RepId rep, int limit) {
        return tasks(session.createSelectionQuery(OF_TEAM_AND_REP, TaskEntity.class)
                .setParameter("team", team.value())
                .setParameter("rep", rep.value())
                .setMaxResults(limit)
                .getResultStream());
    }

    private List<Task> tasks(Stream<TaskEntity> rows) {
        try (rows) {
            return rows.map(this.rows::read).toList();
        }
    }

    private TaskEntity entity(Task task, int version) {
        var own = task.because().stream()
                .filter(line -> !line.rule().equals(Escalation.RULE))
                .toList();
        return TaskEntity.of(task, version, json.write(task.windows().list()), json.write(own));
    }

    private static final String LATEST = """
        select created_at
          from task
         order by id desc
         limit 1
        """;

    /// When the latest task was made; ids grow with time.
    public Optional<Instant> latestAt() {
        return sql.one(LATEST, row -> Sql.time(row, 1));
    }
}
