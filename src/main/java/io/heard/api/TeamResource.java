package io.heard.api;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.Saving;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.team.Zones;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

@Path("/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class TeamResource {

    private final TeamRepository teams;
    private final Cursors cursors;

    TeamResource(TeamRepository teams, Cursors cursors) {
        this.teams = teams;
        this.cursors = cursors;
    }

    record AfterTeam(String team) {}

    record Request(
            @Form.Required @Form.Key String id,
            @Form.Required @Form.Name String name,
            @Form.Required @Form.TimeZone String timeZone,
            @Form.RepRef @Nullable String leadId) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var after = cursors.read(cursor, AfterTeam.class, new AfterTeam(""));
        var page = teams.teams(after.team().isEmpty() ? null : Refs.team("cursor", after.team()), Cursors.limit(limit));
        var next = page.next() == null
                ? null
                : cursors.write(new AfterTeam(page.next().value()));
        return Response.ok(new Page<>(page.items().stream().map(TeamView::of).toList(), next))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response create(@Form.Required @Valid Request request) {
        Given.plain("name", request.name());
        Team team;
        try {
            team = new Team(
                    new TeamId(request.id()),
                    request.name(),
                    Zones.parse("timeZone", request.timeZone()),
                    request.leadId() == null ? null : new RepId(request.leadId()),
                    0);
        } catch (IllegalArgumentException flaw) {
            return Refs.unprocessable(String.valueOf(flaw.getMessage())).response();
        }
        return switch (teams.add(team)) {
            case Saving.Saved<Team> saved ->
                Response.status(Response.Status.CREATED)
                        .entity(TeamView.of(saved.value()))
                        .build();
            case Saving.Exists<Team> _ ->
                Problem.conflict("There is a team " + team.id() + " already").response();
            case Saving.Invalid<Team> invalid ->
                Refs.unprocessable(invalid.why()).response();
            case Saving.Stale<Team> _, Saving.NoSuch<Team> _ ->
                throw new IllegalStateException("A new team is neither");
        };
    }
}
