package io.heard.task;

import io.heard.contact.Because;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// How far open tasks are escalated. A level is kept beside the task's version: whoever has the task open is not
/// disturbed by it.
@ApplicationScoped
public class EscalationRepository {

    private final Sql sql;
    private final Json json;

    public EscalationRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /// When levels begin.
    ///
    /// @param urgent for each level, the part of the time from when the task was made to its due
    /// @param routine for each of the first two, which dues have come near enough
    public record Bounds(Instant now, List<Double> urgent, List<Instant> routine) {}

    /// Which ones is read from the index alone, and only those are looked up.
    private static final String TAKE_URGENT = """
        with due as materialized (
            select customer_id
                 , due_at
                 , id
              from task
             where status in ('PENDING', 'CLAIMED')
               and urgent
               and escalated < 3
               and created_at + (due_at - created_at) * (array[?, ?, ?]::double precision[])[escalated + 1] <= ?
        )
        select c.id
          from due
          join customer as c on c.id = due.customer_id
         where c.set_aside_until is null or c.set_aside_until <= ?
         order by due.due_at, due.id
         limit ?
           for no key update of c skip locked
        """;

    private static final String TAKE_ROUTINE = """
        select c.id
          from task as t
          join customer as c on c.id = t.customer_id
         where t.status in ('PENDING', 'CLAIMED')
           and not t.urgent
           and t.escalated < 2
           and t.escalated = ?
           and t.due_at <= ?
           and (c.set_aside_until is null or c.set_aside_until <= ?)
         order by t.due_at, t.id
         limit ?
           for no key update of c skip locked
        """;

    /// Locks the customers until the transaction ends, and leaves out those that others hold and those that are set
    /// aside.
    ///
    /// @return whose open task has come to its next level
    public List<String> take(Bounds bounds, int limit) {
        var now = bounds.now();
        var parts = bounds.urgent();
        var taken = new ArrayList<>(sql.query(
                TAKE_URGENT, row -> row.getString(1), parts.get(0), parts.get(1), parts.get(2), now, now, limit));
        for (int level = 0; level < bounds.routine().size() && taken.size() < limit; level++) {
            taken.addAll(sql.query(
                    TAKE_ROUTINE,
                    row -> row.getString(1),
                    level,
                    bounds.routine().get(level),
                    now,
                    limit - taken.size()));
        }
        return taken.stream().distinct().toList();
    }

    private static final String OF = """
        select customer_id, task_id, follow_up_id, level, due_at, raised_at, told
          from escalation
         where customer_id = any(?)
         order by customer_id, raised_at, level
        """;

    /// All of these customers, ended ones included.
    public List<Escalation> of(Collection<String> customerIds) {
        return sql.query(
                OF,
                row -> new Escalation(
                        row.getString(1),
                        Objects.requireNonNull(Sql.uuid(row, 2)),
                        Objects.requireNonNull(Sql.uuid(row, 3)),
                        row.getInt(4),
                        Sql.time(row, 5),
                        Sql.time(row, 6),
                        row.getBoolean(7)),
                customerIds);
    }

    /// A level of a task with the line that it leaves there.
    public record Raised(Escalation escalation, Because because) {}

    private static final String ADD = """
        insert into escalation (customer_id, task_id, follow_up_id, level, due_at, raised_at, told)
        select customer_id, task_id, follow_up_id, level, due_at, raised_at, told
          from unnest(:columns) as n (customer_id, task_id, follow_up_id, level, due_at, raised_at, told)
            on conflict do nothing
        """;

    private static final String MARK = """
        update task as t
           set escalated = n.level
             , escalation = t.escalation || n.line
          from unnest(:columns) as n (customer_id, task_id, level, line)
         where t.customer_id = n.customer_id
           and t.id = n.task_id
           and t.escalated < n.level
        """;

    /// @param all every level that is new
    /// @param highest of each task
    public void raise(List<Escalation> all, List<Raised> highest) {
        sql.batch(
                ADD,
                Columns.<Escalation>of()
                        .text(Escalation::customerId)
                        .uuid(Escalation::taskId)
                        .uuid(Escalation::followUpId)
                        .integer(Escalation::level)
                        .time(Escalation::dueAt)
                        .time(Escalation::raisedAt)
                        .bool(Escalation::told),
                all);
        sql.batch(
                MARK,
                Columns.<Raised>of()
                        .text(raised -> raised.escalation().customerId())
                        .uuid(raised -> raised.escalation().taskId())
                        .integer(raised -> raised.escalation().level())
                        .json(raised -> json.write(List.of(raised.because()))),
                highest);
    }

    private static final String IN_TEAM = """
        select id
          from task
         where status in ('PENDING', 'CLAIMED')
           and escalated > 0
           and team_id = ?
         order by due_at, id
         limit ?
        """;

    /// What runs out of time in a team, the soonest due first.
    public List<TaskId> inTeam(TeamId team, int limit) {
        return sql.query(IN_TEAM, row -> new TaskId(Objects.requireNonNull(Sql.uuid(row, 1))), team.value(), limit);
    }

    private static final String WITH_REPS = """
        select id
          from task
         where status in ('PENDING', 'CLAIMED')
           and escalated > 0
           and representative_id = any(?)
         order by due_at, id
         limit ?
        """;

    /// What runs out of time with these reps, the soonest due first.
    public List<TaskId> with(Collection<RepId> reps, int limit) {
        return reps.isEmpty()
                ? List.of()
                : sql.query(
                        WITH_REPS,
                        row -> new TaskId(Objects.requireNonNull(Sql.uuid(row, 1))),
                        reps.stream().map(RepId::value).toList(),
                        limit);
    }
}
