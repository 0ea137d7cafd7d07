package io.heard.task;

import io.heard.contact.Channel;
import io.heard.database.Sql;
import io.heard.planning.RepId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// The promised times of reps.
@ApplicationScoped
public class AppointmentRepository {

    private static final int MOST = 500;

    private final Sql sql;

    public AppointmentRepository(Sql sql) {
        this.sql = sql;
    }

    /// What waits is the owner's, who gets it if they are there then; what has come up is whose task it is.
    private static final String OF = """
        select f.customer_id
             , f.id
             , p.task_id
             , p.at
             , p.effort_seconds
             , p.channel
             , f.version
             , c.name
             , c.preferred_name
          from (select f.customer_id
                     , f.id
                     , null::uuid as task_id
                     , f.next_at as at
                     , f.effort_seconds
                     , f.channel
                  from customer as c
                  join follow_up as f on f.customer_id = c.id
                 where c.owner_id = ?
                   and f.status = 'WAITING'
                   and f.wake = 'RELEASE'
                   and f.promised
                   and not f.for_lead
                 union all
                select t.customer_id
                     , t.follow_up_id
                     , t.id
                     , t.promised_at
                     , t.effort_seconds
                     , t.type
                  from task as t
                 where t.status = 'PENDING'
                   and t.representative_id = ?
                   and t.promised_at is not null
                 union all
                select t.customer_id
                     , t.follow_up_id
                     , t.id
                     , t.promised_at
                     , t.effort_seconds
                     , t.type
                  from task as t
                 where t.status = 'CLAIMED'
                   and t.claimed_by = ?
                   and t.promised_at is not null) as p
          join follow_up as f on f.customer_id = p.customer_id and f.id = p.id
          join customer as c on c.id = p.customer_id
         order by p.at, f.id
         limit ?
        """;

    /// In time order; nobody has more than `MOST`.
    public List<Appointment> of(RepId rep) {
        return sql.query(
                OF,
                row -> new Appointment(
                        row.getString(1),
                        Objects.requireNonNull(Sql.uuid(row, 2)),
                        Sql.uuid(row, 3),
                        Sql.time(row, 4),
                        Duration.ofSeconds(row.getInt(5)),
                        Channel.valueOf(row.getString(6)),
                        row.getInt(7),
                        row.getString(8),
                        row.getString(9)),
                rep.value(),
                rep.value(),
                rep.value(),
                MOST);
    }
}
