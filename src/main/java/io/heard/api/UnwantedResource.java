package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.customer.UnwantedRepository;
import io.heard.customer.UnwantedRepository.Unwanted;
import io.heard.planning.RepId;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Succession;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a customer does not want to talk to again.
@Path("/v1/customers/{id}/unwanted-representatives")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class UnwantedResource {

    private final KnownCustomers known;
    private final UnwantedRepository unwanted;
    private final Succession succession;
    private final TeamRepository teams;
    private final Caller caller;

    UnwantedResource(
            KnownCustomers known,
            UnwantedRepository unwanted,
            Succession succession,
            TeamRepository teams,
            Caller caller) {
        this.known = known;
        this.unwanted = unwanted;
        this.succession = succession;
        this.teams = teams;
        this.caller = caller;
    }

    record Request(
            @Form.Required @Form.RepRef String representativeId,
            @Form.Text @Nullable String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(String representativeId, @Nullable String reason, String recordedBy, Instant recordedAt) {

        static View of(Unwanted one) {
            return new View(one.repId(), one.reason(), one.by(), one.at());
        }
    }

    record ListView(List<View> items) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response list(@PathParam("id") String id) {
        return answer(known.get(id).id(), 200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response record(@PathParam("id") String id, @Form.Required @Valid Request request) {
        var customer = known.get(id).id();
        var rep = new RepId(request.representativeId());
        if (teams.rep(rep).isEmpty()) {
            return Problem.unprocessable("representativeId", "is nobody who works here")
                    .response();
        }
        boolean isNew = succession.unwanted(customer, rep, request.reason(), caller.name());
        return answer(customer, isNew ? 201 : 200);
    }

    @POST
    @Path("{representativeId}/lifting")
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response lift(@PathParam("id") String id, @PathParam("representativeId") String repId) {
        var customer = known.get(id).id();
        RepId rep;
        try {
            rep = new RepId(repId);
        } catch (IllegalArgumentException cannotBe) {
            return noSuch(repId);
        }
        return succession.lift(customer, rep) ? answer(customer, 200) : noSuch(repId);
    }

    private static Response noSuch(String repId) {
        return Problem.notFound("The customer has said nothing against " + repId)
                .response();
    }

    private Response answer(String customer, int status) {
        return Response.status(status)
                .entity(new ListView(
                        unwanted.of(customer).stream().map(View::of).toList()))
                .build();
    }
}
