package io.heard.team;

import io.heard.database.Sql;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.team.Presence.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who is busy or away for a while. What is over counts no more, whether or not its row is still there.
@ApplicationScoped
public class PresenceRepository {

    private final Sql sql;

    public PresenceRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String OF = """
        select status, until
          from presence
         where representative_id = ?
           and until > ?
        """;

    public Presence of(RepId rep, Instant now) {
        return sql.one(OF, row -> new Presence(Status.valueOf(row.getString(1)), Sql.time(row, 2)), rep.value(), now)
                .orElse(Presence.HERE);
    }

    private static final String OF_TEAM = """
        select p.representative_id, p.status, p.until
          from presence as p
          join representative as r on r.id = p.representative_id
         where r.team_id = ?
           and p.until > ?
        """;

    /// Those of a team who are not available.
    public Map<RepId, Presence> ofTeam(TeamId team, Instant now) {
        var gone = new HashMap<RepId, Presence>();
        sql.query(
                OF_TEAM,
                row -> gone.put(
                        new RepId(row.getString(1)), new Presence(Status.valueOf(row.getString(2)), Sql.time(row, 3))),
                team.value(),
                now);
        return gone;
    }

    private static final String AWAY = """
        select id, max(until), bool_or(absent)
          from (select p.representative_id as id
                     , p.until
                     , false as absent
                  from presence as p
                 where p.status = 'AWAY'
                   and p.until > ?
                 union all
                select r.id
                     , (a ->> 'to')::timestamptz
                     , true
                  from representative as r
                 cross join lateral jsonb_array_elements(r.absences) as a
                 where (a ->> 'from')::timestamptz <= ?
                   and (a ->> 'to')::timestamptz > ?) as gone
          join representative as r using (id)
         where r.active
         group by id
        """;

    /// Who has said that they are away, or is absent, in whatever team.
    public List<Away> away(Instant now) {
        return sql.query(
                AWAY, row -> new Away(new RepId(row.getString(1)), Sql.time(row, 2), row.getBoolean(3)), now, now, now);
    }

    private static final String SET = """
        insert into presence as p (representative_id, status, until, since)
        values (?, ?, ?, ?)
            on conflict (representative_id) do update
           set status = excluded.status
             , until = excluded.until
             , since = excluded.since
        """;

    public void set(RepId rep, Presence presence, Instant now) {
        if (presence.isAvailable()) {
            sql.update("delete from presence where representative_id = ?", rep.value());
        } else {
            sql.update(SET, rep.value(), presence.status().name(), presence.until(), now);
        }
    }
}
