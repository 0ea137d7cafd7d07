package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.followup.Replanning;
import io.heard.followup.ReplanningRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/replannings")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class ReplanningResource {

    private final ReplanningRepository replannings;
    private final Cursors cursors;

    ReplanningResource(ReplanningRepository replannings, Cursors cursors) {
        this.replannings = replannings;
        this.cursors = cursors;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            List<String> why,
            long reviewed,
            long moved,
            Instant startedAt,
            @Nullable Instant finishedAt) {

        static View of(Replanning one) {
            return new View(one.id(), one.why(), one.reviewed(), one.moved(), one.startedAt(), one.finishedAt());
        }
    }

    record MoveView(String customerId, UUID followUpId, Replanning.Plan before, Replanning.Plan after, Instant at) {

        static MoveView of(Replanning.Moved move) {
            return new MoveView(move.customerId(), move.followUpId(), move.before(), move.after(), move.at());
        }
    }

    record BeforeReplanning(UUID replanning) {}

    record AfterCustomer(String customer) {}

    @GET
    @RolesAllowed({Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var before = cursors.read(cursor, BeforeReplanning.class, new BeforeReplanning(DecisionsResource.AFTER_ALL));
        return Response.ok(Page.of(
                        replannings.page(before.replanning(), size + 1),
                        size,
                        cursors,
                        (Replanning one) -> new BeforeReplanning(one.id()),
                        View::of))
                .build();
    }

    @GET
    @Path("{id}/moves")
    @RolesAllowed({Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response moves(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var after = cursors.read(cursor, AfterCustomer.class, new AfterCustomer(""));
        var replanning = replannings
                .byId(Given.id("re-planning", id))
                .orElseThrow(() -> Problem.notFound("No re-planning " + id).thrown());
        return Response.ok(Page.of(
                        replannings.moves(replanning.id(), after.customer(), size + 1),
                        size,
                        cursors,
                        (Replanning.Moved move) -> new AfterCustomer(move.customerId()),
                        MoveView::of))
                .build();
    }
}
