package io.heard.api;

import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.database.Uuid7;
import io.heard.decision.Disposition;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.Settling;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class ContactResource {

    private final KnownCustomers known;
    private final CustomerRepository customers;
    private final ContactRepository contacts;
    private final Settling settling;
    private final Caller caller;
    private final Clock clock;

    ContactResource(
            KnownCustomers known,
            CustomerRepository customers,
            ContactRepository contacts,
            Settling settling,
            Caller caller,
            Clock clock) {
        this.known = known;
        this.customers = customers;
        this.contacts = contacts;
        this.settling = settling;
        this.caller = caller;
        this.clock = clock;
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
        var customer = known.get(id);
        var now = clock.instant();
        var at = Objects.requireNonNullElse(request.at(), now);
        if (at.isAfter(now)) {
            return Problem.unprocessable("at", "must not be in the future; it is " + now)
                    .response();
        }
        customers.lock(List.of(customer.id()));
        var contact = contact(customer, request, at, now);
        contacts.addAll(List.of(contact));
        settling.settle(List.of(customer.id()), Cause.OUTCOME, new Ending.ByFacts(), now);
        return Response.status(Response.Status.CREATED).entity(View.of(contact)).build();
    }

    private Contact contact(Customer customer, Request request, Instant at, Instant now) {
        return new Contact(
                customer.id(),
                Uuid7.at(now),
                at,
                request.channel(),
                request.direction(),
                request.disposition(),
                false,
                null,
                null,
                caller.is(Roles.REP) || caller.is(Roles.LEAD) ? caller.rep().value() : null,
                null,
                switch (request.channel()) {
                    case CALL -> customer.field("phone");
                    case EMAIL -> customer.field("email");
                },
                request.note(),
                List.of(),
                List.of(),
                null,
                false,
                null,
                null,
                now,
                Map.of());
    }
}
