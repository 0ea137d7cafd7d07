package io.heard.api;

import io.heard.followup.DecisionRecord;
import io.heard.followup.DecisionRepository;
import io.heard.followup.ReasonRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.review.Recomputing;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class DecisionsResource {

    static final UUID AFTER_ALL = new UUID(-1, -1);

    private final KnownCustomers known;
    private final Recomputing recomputing;
    private final DecisionRepository decisions;
    private final ReasonRepository reasons;
    private final Cursors cursors;

    DecisionsResource(
            KnownCustomers known,
            Recomputing recomputing,
            DecisionRepository decisions,
            ReasonRepository reasons,
            Cursors cursors) {
        this.known = known;
        this.recomputing = recomputing;
        this.decisions = decisions;
        this.reasons = reasons;
        this.cursors = cursors;
    }

    record BeforeDecision(UUID decision) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var before = cursors.read(cursor, BeforeDecision.class, new BeforeDecision(AFTER_ALL));
        var customer = known.get(id);
        var all = reasons.of(List.of(customer.id())).getOrDefault(customer.id(), List.of());
        return Response.ok(Page.of(
                        decisions.page(customer.id(), before.decision(), size + 1),
                        size,
                        cursors,
                        (DecisionRecord decision) -> new BeforeDecision(decision.id()),
                        decision -> DecisionView.of(decision, all)))
                .build();
    }

    /// @param differences fields of the decision that are not the same
    /// @param otherVersions what is no longer at hand in the version that the decision noted
    record RecomputationView(
            boolean same,
            DecisionView stored,
            DecisionView recomputed,
            List<String> differences,
            List<String> otherVersions) {}

    @GET
    @Path("{decisionId}/recomputation")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public RecomputationView recomputation(@PathParam("id") String id, @PathParam("decisionId") String decision) {
        var customer = known.get(id);
        var stored = decisions
                .byId(customer.id(), Given.id("decision", decision))
                .orElseThrow(() -> Problem.notFound("No decision " + decision).thrown());
        var all = reasons.of(List.of(customer.id())).getOrDefault(customer.id(), List.of());
        var again = recomputing.of(stored);
        return new RecomputationView(
                again.isSame(),
                DecisionView.of(again.stored(), all),
                DecisionView.of(again.recomputed(), all),
                again.differences(),
                again.otherVersions());
    }
}
