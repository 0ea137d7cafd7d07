package io.heard.dayplan;

import io.heard.database.Sql;
import io.heard.dayplan.TeamRelief.About;
import io.heard.dayplan.TeamRelief.Kind;
import io.heard.planning.Placing.Why;
import io.heard.planning.TeamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What leads decided about shortages.
@ApplicationScoped
public class ReliefRepository {

    private final Sql sql;

    public ReliefRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String OVERTAKEN = """
        update relief
           set ended_at = ?
             , ended_by = ?
         where team_id = ?
           and why = ?
           and skill is not distinct from ?
           and language is not distinct from ?
           and zone = ?
           and ended_at is null
           and until > ?
        """;

    private static final String ADD = """
        insert into relief (id, team_id, why, skill, language, zone, kind, amount, reason, until, made_by, made_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    /// Takes the place of what was decided about the same shortage before.
    public void add(TeamRelief relief) {
        var about = relief.about();
        sql.update(
                OVERTAKEN,
                relief.madeAt(),
                relief.madeBy(),
                relief.teamId().value(),
                about.why().name(),
                about.skill(),
                about.language(),
                about.zone(),
                relief.madeAt());
        sql.update(
                ADD,
                relief.id(),
                relief.teamId().value(),
                about.why().name(),
                about.skill(),
                about.language(),
                about.zone(),
                relief.kind().name(),
                relief.amount(),
                relief.reason(),
                relief.until(),
                relief.madeBy(),
                relief.madeAt());
    }

    private static final String COLUMNS =
            "select id, team_id, why, skill, language, zone, kind, amount, reason, until, made_by, made_at, affected,"
                    + " ended_at, ended_by from relief";

    /// The latest first.
    public List<TeamRelief> ofTeam(TeamId team, int limit) {
        return sql.query(
                COLUMNS + " where team_id = ? order by id desc limit ?", ReliefRepository::read, team.value(), limit);
    }

    /// In the order in which they were decided.
    public List<TeamRelief> inForce(TeamId team, Instant now) {
        return sql.query(
                COLUMNS + " where team_id = ? and ended_at is null and until > ? order by id",
                ReliefRepository::read,
                team.value(),
                now);
    }

    public Optional<TeamRelief> byId(TeamId team, UUID id) {
        return sql.one(COLUMNS + " where team_id = ? and id = ?", ReliefRepository::read, team.value(), id);
    }

    public void affects(UUID id, int more) {
        sql.update("update relief set affected = affected + ? where id = ?", more, id);
    }

    /// @return false when it is over already
    public boolean end(TeamId team, UUID id, String by, Instant now) {
        return sql.update(
                        "update relief set ended_at = ?, ended_by = ? where team_id = ? and id = ? and ended_at is null and until > ?",
                        now,
                        by,
                        team.value(),
                        id,
                        now)
                == 1;
    }

    private static TeamRelief read(ResultSet row) throws SQLException {
        return new TeamRelief(
                row.getObject(1, UUID.class),
                new TeamId(row.getString(2)),
                new About(Why.valueOf(row.getString(3)), row.getString(4), row.getString(5), row.getString(6)),
                Kind.valueOf(row.getString(7)),
                row.getInt(8),
                row.getString(9),
                Sql.time(row, 10),
                row.getString(11),
                Sql.time(row, 12),
                row.getInt(13),
                Sql.instant(row, 14),
                row.getString(15));
    }
}
