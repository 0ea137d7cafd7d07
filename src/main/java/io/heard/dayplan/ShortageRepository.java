package io.heard.dayplan;

import io.heard.database.Sql;
import io.heard.planning.Gap;
import io.heard.planning.TeamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// What the latest plan of each team misses.
@ApplicationScoped
public class ShortageRepository {

    private final Sql sql;

    public ShortageRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String OF_TEAM = """
        select why, skill, language, zone, last_day
             , count(*)
             , sum(effort_minutes)
             , min(due_at)
          from planned_work
         where team_id = ?
           and why is not null
         group by why, skill, language, zone, last_day
         order by last_day, sum(effort_minutes) desc, why, skill, language, zone
        """;

    /// The soonest and largest first.
    public List<TeamShortage> ofTeam(TeamId team) {
        return sql.query(
                OF_TEAM,
                row -> new TeamShortage(
                        Objects.requireNonNull(PlannedRows.gap(row, 1)),
                        row.getInt(6),
                        Duration.ofMinutes(row.getLong(7)),
                        Sql.time(row, 8)),
                team.value());
    }

    private static final String AFFECTED = PlannedRows.SELECT + """
         where team_id = ?
           and why = ?
           and skill is not distinct from ?
           and language is not distinct from ?
           and zone = ?
           and last_day = ?
         order by due_at, customer_id
         limit ?
        """;

    /// Who is affected by a shortage, the soonest due first.
    public List<PlannedWork> affected(TeamId team, Gap gap, int limit) {
        return sql.query(
                AFFECTED,
                PlannedRows::read,
                team.value(),
                gap.why().name(),
                gap.skill(),
                gap.language(),
                gap.zone(),
                gap.day(),
                limit);
    }

    private static final String NOT_RELIEVED = """
        select p.customer_id
          from planned_work as p
         where p.team_id = ?
           and p.why = ?
           and p.skill is not distinct from ?
           and p.language is not distinct from ?
           and p.zone = ?
           and exists (
             select 1
               from reason as r
              where r.customer_id = p.customer_id
                and r.follow_up_id = p.follow_up_id
                and r.fate = 'OPEN'
                and r.state = 'TAKEN'
             having bool_and(not r.asked_for and r.own is null)
                and bool_or(r.relief ->> 'by' is distinct from ?))
         order by p.due_at, p.customer_id
         limit ?
        """;

    /// Who is affected on any day by a shortage about which something was decided that is not applied to them yet,
    /// but for what a customer asked for.
    public List<String> notRelieved(TeamRelief relief, int limit) {
        var about = relief.about();
        return sql.query(
                NOT_RELIEVED,
                row -> row.getString(1),
                relief.teamId().value(),
                about.why().name(),
                about.skill(),
                about.language(),
                about.zone(),
                relief.id().toString(),
                limit);
    }
}
