package io.heard.task;

import io.heard.database.Sql;
import io.heard.planning.RepId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Who has declined which work, and why.
@ApplicationScoped
public class DeclinedRepository {

    private final Sql sql;

    public DeclinedRepository(Sql sql) {
        this.sql = sql;
    }

    /// What stays the same when a task is planned again for another day.
    public record Work(UUID followUpId, int attempt) {

        public static Work of(Task task) {
            return new Work(task.followUpId(), task.attempt());
        }
    }

    private static final String OF = """
        select t.follow_up_id, t.attempt, d.representative_id
          from declined_task as d
          join task as t on t.customer_id = d.customer_id and t.id = d.task_id
         where d.customer_id = any(?)
        """;

    /// Work that nobody has declined is left out.
    public Map<Work, Set<RepId>> of(Collection<String> customerIds) {
        var declined = new HashMap<Work, Set<RepId>>();
        sql.query(
                OF,
                row -> declined.computeIfAbsent(
                                new Work(row.getObject(1, UUID.class), row.getInt(2)), _ -> new HashSet<>())
                        .add(new RepId(row.getString(3))),
                customerIds);
        return declined;
    }

    private static final String ADD = """
        insert into declined_task as d (customer_id, task_id, representative_id, reason, declined_at)
        values (?, ?, ?, ?, ?)
            on conflict (customer_id, task_id, representative_id) do update
           set reason = excluded.reason
             , declined_at = excluded.declined_at
        """;

    /// The customer must be locked by the caller.
    public void add(Task task, RepId by, String reason, Instant now) {
        sql.update(ADD, task.customerId(), task.id().value(), by.value(), reason, now);
    }

    private static final String TAKE_BACK = """
        delete from declined_task
         where customer_id = ?
           and task_id = ?
           and representative_id = ?
        """;

    /// It stays with them after all.
    public void takeBack(Task task, RepId by) {
        sql.update(TAKE_BACK, task.customerId(), task.id().value(), by.value());
    }
}
