package io.heard.api;

import io.heard.insight.Continuity;
import io.heard.insight.ContinuityRepository;
import io.heard.platform.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How often customers talked to the person whom they know.
@Path("/v1/insights/continuity")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class ContinuityResource {

    private static final Duration LATELY = Duration.ofDays(90);

    private final ContinuityRepository continuity;
    private final Clock clock;

    ContinuityResource(ContinuityRepository continuity, Clock clock) {
        this.continuity = continuity;
        this.clock = clock;
    }

    record View(Instant from, Instant to, List<TeamView> items) {}

    record TeamView(String teamId, int conversations, int withOwner, int percent, int first) {

        static TeamView of(Continuity one) {
            return new TeamView(one.team().value(), one.conversations(), one.withOwner(), one.percent(), one.first());
        }
    }

    @GET
    @RolesAllowed({Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get() {
        var now = clock.instant();
        var from = now.minus(LATELY);
        return Response.ok(new View(
                        from,
                        now,
                        continuity.byTeam(from, now).stream().map(TeamView::of).toList()))
                .build();
    }
}
