package io.heard.api;

import io.heard.platform.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Which skills the goods and topics of work need in one team.
@Path("/v1/teams/{id}/skill-table")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class TeamSkillTableResource {

    private final SkillTables tables;
    private final KnownTeams teams;
    private final Caller caller;

    TeamSkillTableResource(SkillTables tables, KnownTeams teams, Caller caller) {
        this.tables = tables;
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        return tables.of(teams.of(id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response put(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid SkillTables.Edit edit) {
        var team = teams.of(id);
        caller.mustManage(team);
        return tables.save(team, ifMatch, edit);
    }
}
