package io.heard.api;

import io.heard.customer.CustomerRepository;
import io.heard.customer.PreferencesDocument;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.Settling;
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
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/contact-preferences")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class PreferencesResource {

    private final KnownCustomers known;
    private final CustomerRepository customers;
    private final Settling settling;
    private final Clock clock;

    PreferencesResource(KnownCustomers known, CustomerRepository customers, Settling settling, Clock clock) {
        this.known = known;
        this.customers = customers;
        this.settling = settling;
        this.clock = clock;
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
        var document = edit.document();
        try {
            document.read();
        } catch (PreferencesDocument.Unreadable flaw) {
            return Problem.unprocessable(flaw.field(), "cannot be: " + flaw.getMessage())
                    .response();
        }
        if (!customers.savePreferences(customer.id(), document, expected)) {
            return Problem.stale(customer.preferencesVersion()).response();
        }
        settling.settle(List.of(customer.id()), Cause.CHANGE, new Ending.ByFacts(), clock.instant());
        return answer(PreferencesView.of(known.get(customer.id())));
    }

    private static Response answer(PreferencesView view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, Etag.of(view.version()))
                .build();
    }
}
