package io.heard.api;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentFilter;
import io.heard.commitment.CommitmentId;
import io.heard.commitment.CommitmentRepository;
import io.heard.conversation.CommitmentView;
import io.heard.conversation.Keeping;
import io.heard.conversation.PromiseEnd;
import io.heard.conversation.Promised;
import io.heard.conversation.Promising;
import io.heard.planning.RepId;
import io.heard.platform.Cursors;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.workqueue.Succession;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/commitments")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class CommitmentResource {

    private final CommitmentRepository commitments;
    private final Promising promising;
    private final Keeping keeping;
    private final Succession succession;
    private final Cursors cursors;
    private final Caller caller;

    CommitmentResource(
            CommitmentRepository commitments,
            Promising promising,
            Keeping keeping,
            Succession succession,
            Cursors cursors,
            Caller caller) {
        this.commitments = commitments;
        this.promising = promising;
        this.keeping = keeping;
        this.succession = succession;
        this.cursors = cursors;
        this.caller = caller;
    }

    record AfterCommitment(UUID commitment) {}

    enum Status {
        MADE,
        KEPT,
        RENEGOTIATED,
        BROKEN
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("customerId") @Form.CustomerRef @Nullable String customerId,
            @QueryParam("by") @Form.RepRef @Nullable String by,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var wanted = Given.word("status", status, Status.class);
        var after = cursors.read(cursor, AfterCommitment.class, new AfterCommitment(new UUID(0, 0)));
        var page = commitments.page(
                new CommitmentFilter(
                        customerId, by == null ? null : new RepId(by), wanted == null ? null : wanted.name()),
                new CommitmentId(after.commitment()),
                Cursors.limit(limit));
        var next = page.next() == null
                ? null
                : cursors.write(new AfterCommitment(page.next().value()));
        return Response.ok(
                        new Page<>(page.items().stream().map(CommitmentView::of).toList(), next))
                .build();
    }

    record Request(
            @Form.Required @Form.CustomerRef String customerId,
            @Form.Required @Form.Text String text,
            @Form.Required Instant dueAt,
            @Form.RepRef @Nullable String by) {}

    /// A promise that passed to the caller, and when the lead has it unless they accept it.
    record PassedView(CommitmentView commitment, String from, Instant acceptUntil) {}

    record PassedList(List<PassedView> items) {}

    @GET
    @Path("passed-to-me")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response passed() {
        var passed = succession.waitingFor(caller.rep()).stream()
                .flatMap(one -> commitments.byId(one.id()).stream()
                        .map(promise -> new PassedView(
                                CommitmentView.of(promise), one.from().value(), one.acceptUntil())))
                .toList();
        return Response.ok(new PassedList(passed)).build();
    }

    @POST
    @Path("{id}/acceptance")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response accept(@PathParam("id") String id) {
        var promise = known(id);
        return succession.accept(promise.id(), caller.rep())
                ? Response.ok(CommitmentView.of(promise)).build()
                : Problem.conflict("It does not wait for you to accept it").response();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        var promise = known(id);
        return Response.ok(CommitmentView.of(promise))
                .header(HttpHeaders.ETAG, Etag.of(promise.version()))
                .build();
    }

    private Commitment known(String id) {
        return commitments.byId(id(id)).orElseThrow(() -> noSuch(id).thrown());
    }

    private static CommitmentId id(String id) {
        return new CommitmentId(Given.id("commitment", id));
    }

    private static Problem noSuch(String id) {
        return Problem.notFound("No commitment " + id);
    }

    /// @param told whether the customer knows
    record End(@Form.Text @Nullable String note, boolean told) {}

    record Anew(
            @Form.Required Instant dueAt,
            @Form.Text @Nullable String text,
            @Form.Text @Nullable String note) {}

    @POST
    @Path("{id}/kept")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response kept(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid End end) {
        return ended(id, keeping.keep(id(id), word(end.note(), end.told(), ifMatch)));
    }

    @POST
    @Path("{id}/broken")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response broken(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid End end) {
        return ended(id, keeping.breakIt(id(id), word(end.note(), end.told(), ifMatch)));
    }

    @POST
    @Path("{id}/renegotiated")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response renegotiated(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid Anew anew) {
        var word = word(anew.note(), true, ifMatch);
        return ended(id, keeping.renegotiate(id(id), word, anew.dueAt(), anew.text()));
    }

    private Keeping.Word word(@Nullable String note, boolean told, @Nullable String ifMatch) {
        return new Keeping.Word(caller.name(), note, told, Etag.optional(ifMatch));
    }

    private Response ended(String id, PromiseEnd end) {
        return switch (end) {
            case PromiseEnd.Done(Commitment ended, var anew) -> {
                var stands = anew == null ? ended : anew;
                yield Response.ok(CommitmentView.of(stands))
                        .header(HttpHeaders.ETAG, Etag.of(stands.version()))
                        .build();
            }
            case PromiseEnd.NoSuchPromise _ -> noSuch(id).response();
            case PromiseEnd.Refused(String why) -> Problem.conflict(why).response();
            case PromiseEnd.Stale(int version) -> Problem.stale(version).response();
            case PromiseEnd.Invalid(String field, String message) ->
                Problem.unprocessable(List.of(new Problem.Flaw(field, message))).response();
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD})
    public Response make(@Form.Required @Valid Request request) {
        var by = request.by() == null ? caller.rep() : new RepId(request.by());
        return switch (promising.promise(request.customerId(), request.text(), request.dueAt(), by, caller.name())) {
            case Promised.Made(Commitment made) ->
                Response.status(Response.Status.CREATED)
                        .entity(CommitmentView.of(made))
                        .build();
            case Promised.NoSuchCustomer _ ->
                Problem.unprocessable("customerId", "is no customer that is known")
                        .response();
            case Promised.Invalid(String field, String message) ->
                Problem.unprocessable(List.of(new Problem.Flaw(field, message))).response();
        };
    }
}
