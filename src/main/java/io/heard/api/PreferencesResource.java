package io.heard.api;

import io.heard.conversation.Preferred;
import io.heard.conversation.Preferring;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/contact-preferences")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class PreferencesResource {

    private final KnownCustomers known;
    private final Preferring preferring;

    PreferencesResource(KnownCustomers known, Preferring preferring) {
        this.known = known;
        this.preferring = preferring;
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        return answer(PreferencesView.of(known.get(id)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR})
    public Response put(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid PreferencesView.Edit edit) {
        var customer = known.get(id);
        int expected = Etag.required(ifMatch);
        return switch (preferring.save(customer.id(), edit.document(), expected)) {
            case Preferred.Saved _ -> answer(PreferencesView.of(known.get(customer.id())));
            case Preferred.Stale(int version) -> Problem.stale(version).response();
            case Preferred.NoSuchCustomer _ ->
                Problem.notFound("No customer " + id).response();
            case Preferred.Invalid(String field, String message) ->
                Problem.unprocessable(List.of(new Problem.Flaw(field, message))).response();
        };
    }

    private static Response answer(PreferencesView view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, Etag.of(view.version()))
                .build();
    }
}
