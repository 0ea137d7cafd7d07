package io.heard.insight;

import io.heard.database.Sql;
import io.heard.planning.TeamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Counts promises by whether they were kept in time.
@ApplicationScoped
public class KeptPromisesRepository {

    private final Sql sql;

    public KeptPromisesRepository(Sql sql) {
        this.sql = sql;
    }

    /// A promise that was agreed anew after its due was not kept in time, whatever the customer said.
    private static final String BY_TEAM = """
        select r.team_id
             , count(*) filter (where not p.anew)
             , count(*) filter (where p.status = 'KEPT' and p.settled_at <= p.due_at)
             , count(*) filter (where p.status = 'KEPT' and p.settled_at > p.due_at)
             , count(*) filter (where p.status = 'BROKEN' or p.status = 'RENEGOTIATED' and not p.anew)
             , count(*) filter (where p.status = 'MADE')
             , count(*) filter (where p.anew)
          from (select c.*
                     , c.status = 'RENEGOTIATED' and c.settled_at <= c.due_at as anew
                  from commitment as c
                 where c.due_at >= ?
                   and c.due_at < ?) as p
          join representative as r on r.id = p.owner_id
         group by r.team_id
         order by r.team_id
        """;

    /// Teams without a promise that fell due are left out.
    public List<KeptPromises> byTeam(Instant from, Instant to) {
        return sql.query(
                BY_TEAM,
                row -> new KeptPromises(
                        new TeamId(row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7)),
                from,
                to);
    }
}
