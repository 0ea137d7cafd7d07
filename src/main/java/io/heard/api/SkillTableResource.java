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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Which skills the goods and topics of work need in every team.
@Path("/v1/skill-table")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class SkillTableResource {

    private final SkillTables tables;

    SkillTableResource(SkillTables tables) {
        this.tables = tables;
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get() {
        return tables.of(null);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Form.Required @Valid SkillTables.Edit edit) {
        return tables.save(null, ifMatch, edit);
    }
}
