package io.heard.api;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.conversation.Cancellation;
import io.heard.conversation.ManualRequest;
import io.heard.conversation.Requested;
import io.heard.conversation.Requests;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.followup.DecisionRecord;
import io.heard.followup.DecisionRepository;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.FollowUpView;
import io.heard.followup.ReasonRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.review.Settling;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Path("/v1/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class FollowUpResource {

    private static final int DECISIONS_AT_ONCE = 50;

    private final FollowUpRepository followUps;
    private final ReasonRepository reasons;
    private final DecisionRepository decisions;
    private final CustomerRepository customers;
    private final Settling settling;
    private final Requests requests;
    private final Cursors cursors;
    private final Caller caller;

    FollowUpResource(
            FollowUpRepository followUps,
            ReasonRepository reasons,
            DecisionRepository decisions,
            CustomerRepository customers,
            Settling settling,
            Requests requests,
            Cursors cursors,
            Caller caller) {
        this.followUps = followUps;
        this.reasons = reasons;
        this.decisions = decisions;
        this.customers = customers;
        this.settling = settling;
        this.requests = requests;
        this.cursors = cursors;
        this.caller = caller;
    }

    record AfterFollowUp(UUID followUp) {}

    enum Status {
        WAITING,
        ACTIVE,
        FULFILLED,
        LAPSED,
        CANCELLED
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("customerId") @Form.CustomerRef @Nullable String customerId,
            @QueryParam("ownerId") @Form.RepRef @Nullable String ownerId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var wanted = Given.word("status", status, Status.class);
        var after = cursors.read(cursor, AfterFollowUp.class, new AfterFollowUp(new UUID(0, 0)));
        var filter = new FollowUpRepository.Filter(wanted == null ? null : wanted.name(), customerId, ownerId);
        var found = followUps.page(filter, after.followUp(), size + 1);
        return Response.ok(Page.of(found, size, cursors, followUp -> new AfterFollowUp(followUp.id()), views(found)))
                .build();
    }

    record Request(
            @Form.Required @Form.CustomerRef String customerId,
            @Nullable Channel channel,
            @Form.Required @Form.Text String text,
            @Nullable Instant notBefore,
            @Nullable Instant dueAt,
            @Form.Required Purpose purpose) {}

    record Ending(@Form.Required @Form.Text String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR})
    public Response create(@Form.Required @Valid Request request) {
        var wish = new ManualRequest(
                request.customerId(),
                request.channel(),
                request.text(),
                request.notBefore(),
                request.dueAt(),
                request.purpose(),
                caller.name());
        return switch (requests.manual(wish)) {
            case Requested.Created(FollowUpView followUp) -> found(Response.Status.CREATED, followUp);
            case Requested.Added(FollowUpView followUp) -> found(Response.Status.OK, followUp);
            case Requested.Refused(String why) -> Problem.conflict(why).response();
            case Requested.NoSuchCustomer _ ->
                Problem.unprocessable("customerId", "is no customer that is known")
                        .response();
            case Requested.Invalid(String field, String message) ->
                Problem.unprocessable(List.of(new Problem.Flaw(field, message))).response();
        };
    }

    private static Response found(Response.Status status, FollowUpView followUp) {
        return Response.status(status)
                .header(HttpHeaders.LOCATION, "/v1/follow-ups/" + followUp.id())
                .entity(followUp)
                .build();
    }

    @POST
    @Path("{id}/cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR})
    public Response cancel(@PathParam("id") String id, @Form.Required @Valid Ending ending) {
        return switch (requests.cancel(Given.id("follow-up", id), ending.reason(), caller.name())) {
            case Cancellation.Done(FollowUpView followUp) ->
                Response.ok(followUp).build();
            case Cancellation.Refused(String why) -> Problem.conflict(why).response();
            case Cancellation.NoSuchFollowUp _ ->
                Problem.notFound("No follow-up " + id).response();
        };
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        return Response.ok(view(known(id))).build();
    }

    @GET
    @Path("{id}/decision")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response decision(@PathParam("id") String id) {
        var followUp = known(id);
        var all = reasons.of(List.of(followUp.customerId())).getOrDefault(followUp.customerId(), List.of());
        return latest(followUp)
                .map(decision -> Response.ok(DecisionView.of(decision, all)).build())
                .orElseGet(() -> Problem.notFound("No decision on follow-up " + id + " is kept any more")
                        .response());
    }

    /// Those of a customer that were made while this follow-up was open concern it.
    private Optional<DecisionRecord> latest(FollowUp followUp) {
        var before = DecisionsResource.AFTER_ALL;
        while (true) {
            var page = decisions.page(followUp.customerId(), before, DECISIONS_AT_ONCE);
            var found = page.stream()
                    .filter(decision -> !decision.decidedAt().isAfter(ended(followUp.status())))
                    .findFirst();
            if (found.isPresent() || page.size() < DECISIONS_AT_ONCE) {
                return found.filter(decision -> !decision.decidedAt().isBefore(followUp.createdAt()));
            }
            before = page.getLast().id();
        }
    }

    private static Instant ended(FollowUpStatus status) {
        return switch (status) {
            case FollowUpStatus.Waiting _, FollowUpStatus.Active _ -> Instant.MAX;
            case FollowUpStatus.Fulfilled fulfilled -> fulfilled.at();
            case FollowUpStatus.Lapsed lapsed -> lapsed.at();
            case FollowUpStatus.Cancelled cancelled -> cancelled.at();
        };
    }

    private FollowUp known(String id) {
        return followUps
                .byId(Given.id("follow-up", id))
                .orElseThrow(() -> Problem.notFound("No follow-up " + id).thrown());
    }

    private FollowUpView view(FollowUp followUp) {
        return views(List.of(followUp)).apply(followUp);
    }

    private Function<FollowUp, FollowUpView> views(Collection<FollowUp> found) {
        var customerIds = found.stream().map(FollowUp::customerId).distinct().toList();
        var reasonsOf = reasons.ofFollowUps(
                customerIds, found.stream().map(FollowUp::id).toList());
        var customersById =
                customers.byIds(customerIds).stream().collect(Collectors.toMap(Customer::id, Function.identity()));
        var titles = settling.titles();
        return followUp -> FollowUpView.of(
                followUp,
                reasonsOf.getOrDefault(followUp.id(), List.of()),
                Objects.requireNonNull(customersById.get(followUp.customerId())).ownerId(),
                titles);
    }
}
