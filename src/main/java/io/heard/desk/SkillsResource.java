package io.heard.desk;

import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.Representative;
import io.heard.team.SkillTable;
import io.heard.team.SkillTableRepository;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says which skills the goods and topics of work need; an admin also for all teams.
@Path("/desk/team/skills")
@RolesAllowed({Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class SkillsResource {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    /// For what is yet to be typed.
    private static final int EMPTY_ROWS = 5;

    private final SkillTableRepository tables;
    private final TeamRepository teams;
    private final Desk desk;
    private final Office office;

    SkillsResource(SkillTableRepository tables, TeamRepository teams, Desk desk, Office office) {
        this.tables = tables;
        this.teams = teams;
        this.desk = desk;
        this.office = office;
    }

    @GET
    public Response show(@QueryParam("team") @Nullable String team, UriInfo uri) {
        var whose = whose(team);
        var table = tables.of(whose.map(Team::id).orElse(null));
        var news = Desk.isGiven(uri, "saved") ? words().saved() : null;
        return page(200, whose, rows(table), table.version(), news, null);
    }

    @POST
    public Response save(@BeanParam SkillsForm form) {
        var whose = whose(form.scope());
        if (whose.isEmpty() && !office.isAdmin()) {
            throw Problem.forbidden("Only an admin says what holds for all teams")
                    .thrown();
        }
        List<SkillsPage.Row> rows;
        try {
            rows = form.rows(words());
        } catch (IllegalArgumentException notOurs) {
            return page(UNPROCESSABLE, whose, List.of(), form.version(), null, words().errorRows());
        }
        if (rows.stream().anyMatch(row -> row.error() != null)) {
            return page(UNPROCESSABLE, whose, rows, form.version(), null, words().errorRows());
        }
        var team = whose.map(Team::id).orElse(null);
        var wanted = new SkillTable(team, rows.stream().map(SkillsForm::read).toList(), form.version());
        return tables.save(wanted)
                ? Desk.go("/desk/team/skills?team="
                        + whose.map(one -> one.id().value()).orElse("")
                        + "&saved")
                : page(CONFLICT, whose, rows, form.version(), null, words().stale());
    }

    /// @return empty for the company
    private Optional<Team> whose(@Nullable String team) {
        if (team != null && team.isEmpty()) {
            return Optional.empty();
        }
        var mine = office.teams();
        var found = mine.stream()
                .filter(one -> team == null || one.id().value().equals(team))
                .findFirst();
        if (found.isEmpty() && (team != null || !office.isAdmin())) {
            throw (mine.isEmpty()
                            ? Problem.forbidden("This account leads no team")
                            : Problem.notFound("There is no such team"))
                    .thrown();
        }
        return found;
    }

    private Response page(
            int status,
            Optional<Team> whose,
            List<SkillsPage.Row> rows,
            int version,
            @Nullable String news,
            @Nullable String problem) {
        var team = whose.map(Team::id).orElse(null);
        var company = tables.of(null);
        boolean mayChange = team != null || office.isAdmin();
        return desk.page(
                status,
                CrewPages.skills(
                        office.frame(),
                        new SkillsPage(
                                tabs(team),
                                team == null ? "" : team.value(),
                                whose.map(Team::name).orElseGet(words()::company),
                                version,
                                mayChange,
                                news,
                                problem,
                                mayChange ? withEmptyRows(rows) : rows,
                                team == null ? List.of() : inherited(tables.of(team), company),
                                team == null ? List.of() : missing(team, tables.inForce(team)))));
    }

    private List<SkillsPage.Tab> tabs(@Nullable TeamId here) {
        return Stream.concat(
                        office.teams().stream()
                                .map(team -> new SkillsPage.Tab(
                                        "/desk/team/skills?team=" + team.id(),
                                        team.name(),
                                        team.id().equals(here))),
                        Stream.of(new SkillsPage.Tab("/desk/team/skills?team=", words().company(), here == null)))
                .toList();
    }

    private static List<SkillsPage.Row> rows(SkillTable table) {
        var rows = new ArrayList<SkillsPage.Row>();
        table.rows().forEach(row -> rows.add(row(rows.size() + 1, row)));
        return rows;
    }

    private static SkillsPage.Row row(int nth, SkillTable.Row row) {
        return new SkillsPage.Row(
                nth, row.kind().name(), row.value(), row.skill().toString(), null);
    }

    private static List<SkillsPage.Row> withEmptyRows(List<SkillsPage.Row> rows) {
        var all = new ArrayList<>(rows);
        for (int i = 0; i < EMPTY_ROWS && all.size() < SkillTable.MOST_ROWS; i++) {
            all.add(new SkillsPage.Row(all.size() + 1, "CATEGORY", "", "", null));
        }
        return all;
    }

    private static List<SkillsPage.Row> inherited(SkillTable own, SkillTable company) {
        var inForce = own.orElse(company).rows();
        return rows(new SkillTable(null, inForce.subList(own.rows().size(), inForce.size()), 0));
    }

    private List<String> missing(TeamId team, SkillTable inForce) {
        var there = teams.activeReps(team).stream()
                .map(Representative::skills)
                .flatMap(List::stream)
                .toList();
        return inForce.rows().stream()
                .map(SkillTable.Row::skill)
                .filter(needed -> there.stream().noneMatch(skill -> skill.covers(needed)))
                .map(Skill::toString)
                .distinct()
                .sorted()
                .toList();
    }

    private CrewMessages words() {
        return office.words(CrewMessages.class);
    }
}
