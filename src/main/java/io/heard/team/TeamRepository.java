package io.heard.team;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.database.Sql;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Teams and their reps. They are few and change seldom; a change names the version that it was based on.
@ApplicationScoped
public class TeamRepository {

    private static final TypeReference<List<StoredShift>> SHIFTS = new TypeReference<>() {};
    private static final TypeReference<List<Absence>> ABSENCES = new TypeReference<>() {};

    private final StatelessSession session;
    private final Sql sql;
    private final ObjectMapper json;

    public TeamRepository(StatelessSession session, Sql sql, ObjectMapper json) {
        this.session = session;
        this.sql = sql;
        this.json = json;
    }

    public Optional<Team> team(TeamId id) {
        return Optional.ofNullable(session.get(TeamEntity.class, id.value())).map(TeamEntity::toTeam);
    }

    private static final String TEAMS = "from TeamEntity order by id";

    public List<Team> teams() {
        return session.createSelectionQuery(TEAMS, TeamEntity.class)
                .getResultStream()
                .map(TeamEntity::toTeam)
                .toList();
    }

    private static final String TEAM_PAGE = "from TeamEntity where id > :after order by id";

    /// Teams in the order of their ids.
    ///
    /// @param after the `next` of the page before; absent for the first page
    public TeamPage teams(@Nullable TeamId after, int limit) {
        var items = session.createSelectionQuery(TEAM_PAGE, TeamEntity.class)
                .setParameter("after", after == null ? "" : after.value())
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(TeamEntity::toTeam)
                .toList();
        return items.size() > limit
                ? new TeamPage(items.subList(0, limit), items.get(limit - 1).id())
                : new TeamPage(items, null);
    }

    /// The lead need not be there yet: a rep cannot be added before the team.
    public Saving<Team> add(Team team) {
        if (team(team.id()).isPresent()) {
            return new Saving.Exists<>();
        }
        var row = TeamEntity.of(team, 1);
        session.insert(row);
        return new Saving.Saved<>(row.toTeam());
    }

    private static final String UPDATE_TEAM = """
        update team
           set name = ?
             , time_zone = ?
             , lead_id = ?
             , version = version + 1
         where id = ?
           and version = ?
        """;

    public Saving<Team> update(Team team, int expectedVersion) {
        var row = TeamEntity.of(team, expectedVersion + 1);
        int changed = sql.update(UPDATE_TEAM, row.name, row.timeZone, row.leadId, row.id, expectedVersion);
        if (changed == 1) {
            return new Saving.Saved<>(row.toTeam());
        }
        return team(team.id())
                .<Saving<Team>>map(now -> new Saving.Stale<>(now.version()))
                .orElseGet(Saving.NoSuch::new);
    }

    public Optional<Representative> rep(RepId id) {
        return Optional.ofNullable(session.get(RepresentativeEntity.class, id.value()))
                .map(this::representative);
    }

    private static final String BASES = """
        select t.id
             , t.version || '/' || count(r.id) || '/' || coalesce(sum(r.version), 0)
               || coalesce('/' || string_agg(p.representative_id || '@' || p.until, ',' order by p.representative_id), '')
          from team as t
          left join representative as r
            on r.team_id = t.id
          left join presence as p
            on p.representative_id = r.id
           and p.status = 'AWAY'
           and p.until > ?
           and p.until - p.since >= interval '1 hour'
         group by t.id, t.version
        """;

    /// By team, what changes whenever somebody comes or goes, or works at other times or on other things. A short
    /// absence from the desk is no such change.
    public Map<TeamId, String> bases(Instant now) {
        var bases = new HashMap<TeamId, String>();
        sql.query(BASES, row -> bases.put(new TeamId(row.getString(1)), row.getString(2)), now);
        return bases;
    }

    /// The team of every rep, active or not.
    public Map<RepId, TeamId> homes() {
        var homes = new HashMap<RepId, TeamId>();
        sql.query(
                "select id, team_id from representative",
                row -> homes.put(new RepId(row.getString(1)), new TeamId(row.getString(2))));
        return homes;
    }

    /// Who has left.
    public List<RepId> gone() {
        return sql.query("select id from representative where not active", row -> new RepId(row.getString(1)));
    }

    private static final String BACKED_UP_BY =
            "select id from representative where active and backup_id = ? order by id";

    /// For whom a rep stands in.
    public List<RepId> backedUpBy(RepId backup) {
        return sql.query(BACKED_UP_BY, row -> new RepId(row.getString(1)), backup.value());
    }

    /// What reps are called, by id; an id that is no rep's is left out.
    public Map<String, String> names(Collection<String> ids) {
        var names = new HashMap<String, String>();
        sql.query(
                "select id, name from representative where id = any(?)",
                row -> names.put(row.getString(1), row.getString(2)),
                List.copyOf(ids));
        return names;
    }

    /// Whoever logs in with this name, if that is a rep.
    public Optional<Representative> repNamed(String name) {
        return Optional.ofNullable(session.get(RepresentativeEntity.class, name))
                .map(this::representative);
    }

    private static final String ACTIVE_REPS = "from RepresentativeEntity where teamId = :team and active order by id";

    public List<Representative> activeReps(TeamId team) {
        return reps(session.createSelectionQuery(ACTIVE_REPS, RepresentativeEntity.class)
                .setParameter("team", team.value())
                .getResultStream());
    }

    private static final String REP_PAGE = "from RepresentativeEntity where id > :after order by id";
    private static final String REP_PAGE_OF_TEAM =
            "from RepresentativeEntity where id > :after and teamId = :team order by id";

    /// Representatives in the order of their ids, those who have left included.
    ///
    /// @param team absent for all teams
    /// @param after the `next` of the page before; absent for the first page
    public RepresentativePage reps(@Nullable TeamId team, @Nullable RepId after, int limit) {
        var query =
                session.createSelectionQuery(team == null ? REP_PAGE : REP_PAGE_OF_TEAM, RepresentativeEntity.class);
        if (team != null) {
            query.setParameter("team", team.value());
        }
        var items = reps(query.setParameter("after", after == null ? "" : after.value())
                .setMaxResults(limit + 1)
                .getResultStream());
        return items.size() > limit
                ? new RepresentativePage(
                        items.subList(0, limit), items.get(limit - 1).id())
                : new RepresentativePage(items, null);
    }

    public Saving<Representative> add(Representative rep) {
        if (rep(rep.id()).isPresent()) {
            return new Saving.Exists<>();
        }
        var wrong = mistake(rep);
        if (wrong.isPresent()) {
            return new Saving.Invalid<>(wrong.get());
        }
        var row = entity(rep, 1);
        session.insert(row);
        return new Saving.Saved<>(representative(row));
    }

    private static final String UPDATE_REP = """
        update representative
           set name = ?
             , email = ?
             , role = ?
             , team_id = ?
             , time_zone = ?
             , languages = ?
             , skills = ?
             , occasional = ?
             , daily_limit = ?
             , backup_id = ?
             , active = ?
             , shifts = cast(? as jsonb)
             , absences = cast(? as jsonb)
             , version = version + 1
         where id = ?
           and version = ?
        """;

    public Saving<Representative> update(Representative rep, int expectedVersion) {
        var wrong = mistake(rep);
        if (wrong.isPresent()) {
            return new Saving.Invalid<>(wrong.get());
        }
        var row = entity(rep, expectedVersion + 1);
        int changed = sql.update(
                UPDATE_REP,
                row.name,
                row.email,
                row.role.name(),
                row.teamId,
                row.timeZone,
                rep.languages(),
                List.of(row.skills),
                row.occasional,
                row.dailyLimit,
                row.backupId,
                row.active,
                row.shifts,
                row.absences,
                row.id,
                expectedVersion);
        if (changed == 1) {
            return new Saving.Saved<>(representative(row));
        }
        return rep(rep.id())
                .<Saving<Representative>>map(now -> new Saving.Stale<>(now.version()))
                .orElseGet(Saving.NoSuch::new);
    }

    private Optional<String> mistake(Representative rep) {
        if (team(rep.teamId()).isEmpty()) {
            return Optional.of("teamId: there is no team '" + rep.teamId() + "'");
        }
        var backup = rep.backupId();
        if (backup != null && rep(backup).isEmpty()) {
            return Optional.of("backupId: there is no representative '" + backup + "'");
        }
        return Optional.empty();
    }

    /// The active reps of a team with their shifts over `[from, to)`.
    public Optional<Roster> roster(TeamId id, Instant from, Instant to) {
        return team(id).map(team -> Roster.of(team, activeReps(id), from, to));
    }

    /// The local day of the last morning release; a team that had none is not there.
    public Map<TeamId, LocalDate> releasedOn() {
        var released = new HashMap<TeamId, LocalDate>();
        sql.query(
                "select team_id, released_on from morning_release",
                row -> released.put(new TeamId(row.getString(1)), row.getObject(2, LocalDate.class)));
        return released;
    }

    private static final String MARK_RELEASED = """
        insert into morning_release as m (team_id, released_on)
        values (?, ?)
            on conflict (team_id) do update
           set released_on = excluded.released_on
         where m.released_on < excluded.released_on
        """;

    /// Of several instances that begin the same morning one is told to go on; the others wait until it has
    /// committed.
    ///
    /// @return false when that day, or a later one, is done already
    public boolean markReleased(TeamId team, LocalDate day) {
        return sql.update(MARK_RELEASED, team.value(), day) == 1;
    }

    private List<Representative> reps(Stream<RepresentativeEntity> rows) {
        try (rows) {
            return rows.map(this::representative).toList();
        }
    }

    private Representative representative(RepresentativeEntity row) {
        var shifts = read(row.shifts, SHIFTS).stream().map(StoredShift::toShift).toList();
        return row.toRepresentative(new WeeklyShifts(shifts), read(row.absences, ABSENCES));
    }

    private RepresentativeEntity entity(Representative rep, int version) {
        var shifts = rep.shifts().list().stream().map(StoredShift::of).toList();
        return RepresentativeEntity.of(rep, version, write(shifts), write(rep.absences()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("A representative cannot be written as JSON", bug);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored representative cannot be read: " + text, broken);
        }
    }
}
