package io.heard.api;

import io.heard.contact.PhoneNumbers;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.customer.StoryRepository;
import io.heard.customer.UnwantedRepository;
import io.heard.planning.RepId;
import io.heard.platform.AuditRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.NewOwners;
import io.heard.review.Settling;
import io.heard.rulebook.SettingsRepository;
import io.heard.team.TeamRepository;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class CustomerResource {

    private final CustomerRepository customers;
    private final StoryRepository stories;
    private final SettingsRepository settings;
    private final TeamRepository teams;
    private final NewOwners newOwners;
    private final UnwantedRepository unwanted;
    private final Settling settling;
    private final AuditRepository audit;
    private final KnownCustomers known;
    private final Cursors cursors;
    private final Caller caller;
    private final Clock clock;

    CustomerResource(
            CustomerRepository customers,
            StoryRepository stories,
            SettingsRepository settings,
            TeamRepository teams,
            NewOwners newOwners,
            UnwantedRepository unwanted,
            Settling settling,
            AuditRepository audit,
            KnownCustomers known,
            Cursors cursors,
            Caller caller,
            Clock clock) {
        this.customers = customers;
        this.stories = stories;
        this.settings = settings;
        this.teams = teams;
        this.newOwners = newOwners;
        this.unwanted = unwanted;
        this.settling = settling;
        this.audit = audit;
        this.known = known;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
    }

    record AfterCustomer(String customer) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response search(
            @QueryParam("q") @Form.Required @Form.Query String q,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var after = cursors.read(cursor, AfterCustomer.class, new AfterCustomer(""));
        var found = customers.search(q, PhoneNumbers.meant(q), after.customer(), size + 1);
        var told = stories.stories(found, settings.current().settings().limits(), false);
        audit.note(
                caller.name(),
                "customer.search",
                found.isEmpty()
                        ? "nothing found"
                        : found.stream().limit(size).map(Customer::id).collect(Collectors.joining(" ")));
        return Response.ok(Page.of(
                        found,
                        size,
                        cursors,
                        customer -> new AfterCustomer(customer.id()),
                        customer -> CustomerView.of(Objects.requireNonNull(told.get(customer.id())))))
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        var customer = known.get(id);
        audit.note(caller.name(), "customer.read", customer.id());
        return answer(customer);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR})
    public Response put(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid CustomerEdit edit) {
        var before = known.get(id);
        int expected = Etag.required(ifMatch);
        mustBeAllowed(before, edit);
        Given.plain("name", edit.name());
        Given.plain("preferredName", edit.preferredName());
        var flaws = edit.flaws(before);
        if (edit.fixedOwnerId() != null
                && teams.rep(new RepId(edit.fixedOwnerId())).isEmpty()) {
            flaws.add(new Problem.Flaw("fixedOwnerId", "is nobody who works here"));
        }
        if (edit.fixedOwnerId() != null
                && unwanted.of(before.id()).stream().anyMatch(one -> one.repId().equals(edit.fixedOwnerId()))) {
            flaws.add(new Problem.Flaw("fixedOwnerId", "is somebody whom the customer does not want; lift that first"));
        }
        if (!flaws.isEmpty()) {
            return Problem.unprocessable(flaws).response();
        }
        var now = clock.instant();
        if (!customers.replace(before.rewritten(edit.fields(before), edit.fixedOwnerId(), now), expected)) {
            return Problem.stale(before.version()).response();
        }
        newOwners.changed(List.of(before), now);
        settling.settle(List.of(before.id()), Cause.CHANGE, new Ending.ByFacts(), now);
        return answer(known.get(before.id()));
    }

    private void mustBeAllowed(Customer before, CustomerEdit edit) {
        boolean decides = edit.standing() != before.standing()
                || !Objects.equals(edit.fixedOwnerId(), CustomerView.fixedOwner(before));
        if (decides && !caller.is(Roles.LEAD) && !caller.is(Roles.ADMIN)) {
            throw Problem.forbidden("Only a lead or an admin may change standing and fixedOwnerId")
                    .thrown();
        }
    }

    private Response answer(Customer customer) {
        var story = stories.story(customer, settings.current().settings().limits(), false);
        return Response.ok(CustomerView.of(story))
                .header(HttpHeaders.ETAG, Etag.of(customer.version()))
                .build();
    }
}
