package io.heard.api;

import io.heard.planning.TeamId;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.RepCsv;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Importing;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Representatives as one table: out, a look at what one would change, and in.
@Path("/v1/representative-table")
@Transactional
public class RepresentativeTableResource {

    private static final String CSV = "text/csv;charset=UTF-8";

    private final TeamRepository teams;
    private final Importing importing;
    private final Caller caller;

    RepresentativeTableResource(TeamRepository teams, Importing importing, Caller caller) {
        this.teams = teams;
        this.importing = importing;
        this.caller = caller;
    }

    record FieldView(String column, String before, String after) {}

    record ChangeView(int line, String id, Importing.Kind kind, List<FieldView> fields) {

        static ChangeView of(Importing.Change change) {
            return new ChangeView(
                    change.line(),
                    change.rep().id().value(),
                    change.kind(),
                    change.fields().stream()
                            .map(field -> new FieldView(field.column(), field.before(), field.after()))
                            .toList());
        }
    }

    record FlawView(int line, @Nullable String column, String detail) {

        static FlawView of(RepCsv.Flaw flaw) {
            return new FlawView(flaw.line(), flaw.column().isEmpty() ? null : flaw.column(), flaw.why());
        }
    }

    record OutcomeView(int added, int changed, int same, List<ChangeView> items, List<FlawView> errors) {

        static OutcomeView of(Importing.Outcome outcome) {
            return new OutcomeView(
                    outcome.count(Importing.Kind.ADDED),
                    outcome.count(Importing.Kind.CHANGED),
                    outcome.count(Importing.Kind.SAME),
                    outcome.changes().stream().map(ChangeView::of).toList(),
                    outcome.flaws().stream().map(FlawView::of).toList());
        }
    }

    @GET
    @Produces(Tables.CSV)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@QueryParam("teamId") @Form.Key @Nullable String teamId) {
        var reps = teams.reps(teamId == null ? null : new TeamId(teamId), null, RepCsv.MOST_LINES);
        return Response.ok(RepCsv.text(reps.items()), CSV)
                .header("Content-Disposition", "attachment; filename=\"representatives.csv\"")
                .build();
    }

    @POST
    @Path("preview")
    @Consumes(Tables.CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response preview(@Form.Required String csv) {
        return Response.ok(OutcomeView.of(importing.preview(csv, this::manages)))
                .build();
    }

    @POST
    @Consumes(Tables.CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response apply(@Form.Required String csv) {
        var outcome = importing.apply(csv, this::manages);
        if (!outcome.isFine()) {
            return Problem.unprocessable(outcome.flaws().stream()
                            .map(flaw -> new Problem.Flaw(
                                    "line " + flaw.line() + (flaw.column().isEmpty() ? "" : ", " + flaw.column()),
                                    flaw.why()))
                            .toList())
                    .response();
        }
        return Response.ok(OutcomeView.of(outcome)).build();
    }

    private boolean manages(TeamId team) {
        return caller.is(Roles.ADMIN) || caller.leads(team);
    }
}
