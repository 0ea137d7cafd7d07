package io.heard.insight;

import io.heard.database.Sql;
import io.heard.planning.TeamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Counts conversations by whether the owner of the relationship had them.
@ApplicationScoped
public class ContinuityRepository {

    private final Sql sql;

    public ContinuityRepository(Sql sql) {
        this.sql = sql;
    }

    /// The owner at the time of a conversation is whom a lead fixed, else who had the one before it, within 12 months.
    private static final String BY_TEAM = """
        select t.team_id
             , count(*) filter (where t.owner_id is not null)
             , count(*) filter (where t.owner_id = t.representative_id)
             , count(*) filter (where t.owner_id is null)
          from (select r.team_id
                     , c.representative_id
                     , coalesce(case when k.owner_fixed then k.owner_id end, before.representative_id) as owner_id
                  from contact as c
                  join representative as r on r.id = c.representative_id
                  join customer as k on k.id = c.customer_id
                  left join lateral (select p.representative_id
                                       from contact as p
                                      where p.customer_id = c.customer_id
                                        and p.at < c.at
                                        and p.at >= c.at - interval '12 months'
                                        and p.disposition in ('REACHED', 'REPLIED')
                                        and p.representative_id is not null
                                        and not exists (select 1
                                                          from contact as later
                                                         where later.customer_id = p.customer_id
                                                           and later.id = p.id
                                                           and later.version > p.version)
                                      order by p.at desc
                                      limit 1) as before on true
                 where c.disposition in ('REACHED', 'REPLIED')
                   and c.at >= ?
                   and c.at < ?
                   and not exists (select 1
                                     from contact as later
                                    where later.customer_id = c.customer_id
                                      and later.id = c.id
                                      and later.version > c.version)) as t
         group by t.team_id
         order by t.team_id
        """;

    /// Teams without a conversation are left out.
    public List<Continuity> byTeam(Instant from, Instant to) {
        return sql.query(
                BY_TEAM,
                row -> new Continuity(new TeamId(row.getString(1)), row.getInt(2), row.getInt(3), row.getInt(4)),
                from,
                to);
    }
}
