package io.heard.desk;

import io.heard.planning.TeamId;
import io.heard.platform.Roles;
import io.heard.team.RepCsv;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Importing;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes in a table of people, after a look at what it changes.
@Path("/desk/team/table")
@RolesAllowed({Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class ImportResource {

    private static final int UNPROCESSABLE = 422;

    /// A page shows so much; the table may be longer.
    private static final int SHOWN = 200;

    private final Importing importing;
    private final TeamRepository teams;
    private final Desk desk;
    private final Office office;

    ImportResource(Importing importing, TeamRepository teams, Desk desk, Office office) {
        this.importing = importing;
        this.teams = teams;
        this.desk = desk;
        this.office = office;
    }

    @GET
    public Response show(@QueryParam("team") @Nullable String team, UriInfo uri) {
        var news = Desk.isGiven(uri, "saved") ? words().saved() : null;
        return page(200, Typed.text(team), "", null, news, null);
    }

    @GET
    @Path("/representatives.csv")
    public Response csv(@QueryParam("team") @Nullable String team) {
        var mine = mine();
        var reps = teams.reps(null, null, RepCsv.MOST_LINES).items().stream()
                .filter(rep -> mine.contains(rep.teamId()))
                .filter(rep ->
                        Typed.text(team).isEmpty() || rep.teamId().value().equals(Typed.text(team)))
                .toList();
        return Response.ok(RepCsv.text(reps), "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"representatives.csv\"")
                .build();
    }

    /// @param apply absent: only a look
    @POST
    public Response take(
            @FormParam("team") @Nullable String team,
            @FormParam("csv") @Nullable String csv,
            @FormParam("apply") @Nullable String apply) {
        var text = csv == null ? "" : csv;
        var mine = mine();
        var outcome = apply == null ? importing.preview(text, mine::contains) : importing.apply(text, mine::contains);
        if (apply != null && outcome.isFine()) {
            return Desk.go("/desk/team/table?team=" + (isKey(team) ? Typed.text(team) : "") + "&saved");
        }
        return page(
                outcome.isFine() ? 200 : UNPROCESSABLE,
                Typed.text(team),
                text,
                looked(outcome),
                null,
                outcome.isFine() ? null : words().tableFlaws());
    }

    private static boolean isKey(@Nullable String team) {
        return Typed.text(team).matches("[A-Za-z0-9._@-]*");
    }

    private Set<TeamId> mine() {
        return office.teams().stream().map(Team::id).collect(Collectors.toSet());
    }

    private ImportPage.Looked looked(Importing.Outcome outcome) {
        var words = words();
        return new ImportPage.Looked(
                words.tableSummary(
                        outcome.count(Importing.Kind.ADDED),
                        outcome.count(Importing.Kind.CHANGED),
                        outcome.count(Importing.Kind.SAME)),
                outcome.isFine() && outcome.changes().size() > outcome.count(Importing.Kind.SAME),
                outcome.flaws().stream()
                        .limit(SHOWN)
                        .map(flaw -> new ImportPage.Flaw(
                                flaw.column().isEmpty()
                                        ? words.inLine(flaw.line())
                                        : words.inColumn(flaw.line(), flaw.column()),
                                flaw.why()))
                        .toList(),
                outcome.changes().stream()
                        .filter(change -> change.kind() != Importing.Kind.SAME)
                        .limit(SHOWN)
                        .map(this::change)
                        .toList());
    }

    private ImportPage.Change change(Importing.Change change) {
        return new ImportPage.Change(
                change.rep().name() + " (" + change.rep().id() + ")",
                change.kind() == Importing.Kind.ADDED ? words().isNew() : words().isChanged(),
                change.fields().stream()
                        .filter(field -> change.kind() == Importing.Kind.CHANGED
                                || List.of("team", "skills", "shifts").contains(field.column()))
                        .map(field -> new ImportPage.Field(field.column(), field.before(), field.after()))
                        .toList());
    }

    private Response page(
            int status,
            String team,
            String csv,
            ImportPage.@Nullable Looked looked,
            @Nullable String news,
            @Nullable String problem) {
        return desk.page(
                status,
                CrewPages.table(office.frame(), new ImportPage(isKey(team) ? team : "", news, problem, csv, looked)));
    }

    private CrewMessages words() {
        return office.words(CrewMessages.class);
    }
}
