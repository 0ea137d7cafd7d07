package io.heard.api;

import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.conversation.ContactByHand;
import io.heard.conversation.ContactsByHand;
import io.heard.conversation.Logged;
import io.heard.decision.Disposition;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class ContactResource {

    private final KnownCustomers known;
    private final ContactsByHand contacts;
    private final Caller caller;

    ContactResource(KnownCustomers known, ContactsByHand contacts, Caller caller) {
        this.known = known;
        this.contacts = contacts;
        this.caller = caller;
    }

    record Request(
            @Form.Required Contact.Direction direction,
            @Form.Required Channel channel,
            @Form.Required Disposition disposition,
            @Form.Text @Nullable String note,
            @Nullable Instant at) {}

    record View(
            UUID id,
            String customerId,
            String direction,
            String channel,
            String disposition,
            @Nullable String note,
            Instant at,
            @Nullable String representativeId) {

        static View of(Contact contact) {
            return new View(
                    contact.id(),
                    contact.customerId(),
                    contact.direction().name(),
                    contact.channel().name(),
                    contact.disposition().name(),
                    contact.note(),
                    contact.at(),
                    contact.representativeId());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR})
    public Response record(@PathParam("id") String id, @Form.Required @Valid Request request) {
        var made = new ContactByHand(
                known.get(id).id(),
                request.direction(),
                request.channel(),
                request.disposition(),
                request.note(),
                request.at(),
                null,
                caller.name());
        return switch (contacts.record(made)) {
            case Logged.Done(Contact contact) ->
                Response.status(Response.Status.CREATED)
                        .entity(View.of(contact))
                        .build();
            case Logged.NoSuchCustomer _ ->
                Problem.notFound("No customer " + id).response();
            case Logged.Invalid(String field, String message) ->
                Problem.unprocessable(List.of(new Problem.Flaw(field, message))).response();
        };
    }
}
