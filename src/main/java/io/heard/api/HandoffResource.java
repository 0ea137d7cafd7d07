package io.heard.api;

import io.heard.planning.RepId;
import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.task.HandoffFilter;
import io.heard.task.HandoffId;
import io.heard.workqueue.HandoffLife;
import io.heard.workqueue.Handoffs;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Offers to pass tasks on, and the answers to them.
@Path("/v1/handoffs")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class HandoffResource {

    private final Handoffs handoffs;
    private final HandoffLife life;
    private final HandoffAnswers answers;
    private final Cursors cursors;
    private final Caller caller;

    HandoffResource(Handoffs handoffs, HandoffLife life, HandoffAnswers answers, Cursors cursors, Caller caller) {
        this.handoffs = handoffs;
        this.life = life;
        this.answers = answers;
        this.cursors = cursors;
        this.caller = caller;
    }

    record AfterHandoff(UUID handoff) {}

    enum Status {
        OFFERED,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN,
        OVERTAKEN
    }

    record Refusal(@Form.Required @Form.Name String reason) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response list(
            @QueryParam("for") @Form.RepRef @Nullable String to,
            @QueryParam("from") @Form.RepRef @Nullable String from,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var wanted = Given.word("status", status, Status.class);
        int size = Cursors.limit(limit);
        var after = cursors.read(cursor, AfterHandoff.class, new AfterHandoff(new UUID(0, 0)));
        var filter =
                new HandoffFilter(visible(to), visible(from), teams(to, from), wanted == null ? null : wanted.name());
        var found = life.page(filter, after.handoff(), size);
        boolean hasMore = found.size() > size;
        var items = hasMore ? found.subList(0, size) : found;
        return Response.ok(new Page<>(
                        answers.views(items),
                        hasMore
                                ? cursors.write(
                                        new AfterHandoff(items.getLast().id().value()))
                                : null))
                .build();
    }

    /// @throws jakarta.ws.rs.WebApplicationException 403 for somebody else's, unless one's role reaches there
    private @Nullable RepId visible(@Nullable String rep) {
        if (rep == null) {
            return null;
        }
        var found = caller.repOf(rep);
        caller.mustSeeQueueOf(found);
        return found.id();
    }

    /// Who names nobody sees what their role reaches: a rep would have to say whose.
    private @Nullable List<String> teams(@Nullable String to, @Nullable String from) {
        if (to != null || from != null || caller.seesAll()) {
            return null;
        }
        var me = caller.repOf("me");
        if (!caller.leads(me)) {
            throw Problem.badRequest("for", "is missing: give for=me, or from=me")
                    .thrown();
        }
        return List.of(me.teamId().value());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        return life.view(handoffId(id), answers.viewer())
                .map(handoff ->
                        Response.ok(answers.views(List.of(handoff)).getFirst()).build())
                .orElseGet(() -> HandoffAnswers.noSuch(id));
    }

    @POST
    @Path("{id}/acceptance")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response accept(@PathParam("id") String id) {
        return answers.answer(id, handoffs.accept(handoffId(id), answers.viewer()));
    }

    @POST
    @Path("{id}/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response refuse(@PathParam("id") String id, @Form.Required @Valid Refusal refusal) {
        Given.plain("reason", refusal.reason());
        if (refusal.reason().isBlank()) {
            return Problem.unprocessable("reason", "must say why").response();
        }
        return answers.answer(
                id,
                handoffs.decline(
                        handoffId(id), answers.viewer(), refusal.reason().strip()));
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response withdraw(@PathParam("id") String id) {
        return answers.answer(id, handoffs.withdraw(handoffId(id), answers.viewer()));
    }

    private static HandoffId handoffId(String id) {
        return new HandoffId(Given.id("handoff", id));
    }
}
