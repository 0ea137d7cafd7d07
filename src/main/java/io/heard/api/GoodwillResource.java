package io.heard.api;

import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillFilter;
import io.heard.commitment.GoodwillId;
import io.heard.commitment.GoodwillRepository;
import io.heard.conversation.GoodwillEnd;
import io.heard.conversation.GoodwillView;
import io.heard.conversation.Granting;
import io.heard.platform.Cursors;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.TeamRepository;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was given beyond what is owed, and a lead's word on what a rep may not give alone.
@Path("/v1/goodwill")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class GoodwillResource {

    private final GoodwillRepository goodwills;
    private final Granting granting;
    private final TeamRepository teams;
    private final Cursors cursors;
    private final Caller caller;

    GoodwillResource(
            GoodwillRepository goodwills, Granting granting, TeamRepository teams, Cursors cursors, Caller caller) {
        this.goodwills = goodwills;
        this.granting = granting;
        this.teams = teams;
        this.cursors = cursors;
        this.caller = caller;
    }

    record AfterGoodwill(UUID goodwill) {}

    enum Status {
        ASKED,
        GRANTED,
        REFUSED_BY_LEAD,
        WITHDRAWN,
        SETTLED,
        REFUSED
    }

    record Refusal(@Form.Required @Form.Text String reason) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("customerId") @Form.CustomerRef @Nullable String customerId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var wanted = Given.word("status", status, Status.class);
        int size = Cursors.limit(limit);
        var after = cursors.read(cursor, AfterGoodwill.class, new AfterGoodwill(new UUID(0, 0)));
        var found = goodwills.page(
                new GoodwillFilter(customerId, wanted == null ? null : wanted.name()),
                new GoodwillId(after.goodwill()),
                size + 1);
        return Response.ok(Page.of(
                        found,
                        size,
                        cursors,
                        last -> new AfterGoodwill(last.id().value()),
                        GoodwillView::of))
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        return answer(known(id));
    }

    @POST
    @Path("{id}/grant")
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response grant(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var goodwill = managed(id);
        return ended(id, granting.grant(goodwill.id(), by(ifMatch)));
    }

    @POST
    @Path("{id}/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response refuse(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid Refusal refusal) {
        if (refusal.reason().isBlank()) {
            return Problem.unprocessable("reason", "must say why").response();
        }
        var goodwill = managed(id);
        return ended(
                id, granting.refuse(goodwill.id(), by(ifMatch), refusal.reason().strip()));
    }

    private Granting.By by(@Nullable String ifMatch) {
        return new Granting.By(caller.name(), caller.is(Roles.ADMIN), Etag.optional(ifMatch));
    }

    /// Of somebody in the caller's team. Whoever asked and has gone since is an admin's.
    private Goodwill managed(String id) {
        var goodwill = known(id);
        if (!caller.is(Roles.ADMIN)
                && teams.rep(goodwill.by()).filter(caller::leads).isEmpty()) {
            throw Problem.forbidden("You do not lead the team of " + goodwill.by())
                    .thrown();
        }
        return goodwill;
    }

    private Goodwill known(String id) {
        return goodwills
                .byId(new GoodwillId(Given.id("goodwill", id)))
                .orElseThrow(() -> noSuch(id).thrown());
    }

    private static Problem noSuch(String id) {
        return Problem.notFound("No goodwill " + id);
    }

    private static Response ended(String id, GoodwillEnd end) {
        return switch (end) {
            case GoodwillEnd.Done(Goodwill goodwill) -> answer(goodwill);
            case GoodwillEnd.NoSuchGoodwill _ -> noSuch(id).response();
            case GoodwillEnd.Refused(String why) -> Problem.conflict(why).response();
            case GoodwillEnd.BeyondLead(String limit) ->
                Problem.forbidden("A lead grants up to " + limit + " in a case; beyond that an admin does")
                        .response();
            case GoodwillEnd.Stale(int version) -> Problem.stale(version).response();
        };
    }

    private static Response answer(Goodwill goodwill) {
        return Response.ok(GoodwillView.of(goodwill))
                .header(HttpHeaders.ETAG, Etag.of(goodwill.version()))
                .build();
    }
}
