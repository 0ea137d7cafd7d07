package io.heard.api;

import io.heard.insight.KeptPromises;
import io.heard.insight.KeptPromisesRepository;
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

/// What became of the promises that fell due.
@Path("/v1/insights/commitments")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class KeptPromisesResource {

    private static final Duration LATELY = Duration.ofDays(90);

    private final KeptPromisesRepository kept;
    private final Clock clock;

    KeptPromisesResource(KeptPromisesRepository kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    record View(Instant from, Instant to, List<TeamView> items) {}

    record TeamView(String teamId, int due, int kept, int percent, int late, int broken, int open, int renegotiated) {

        static TeamView of(KeptPromises one) {
            return new TeamView(
                    one.team().value(),
                    one.due(),
                    one.kept(),
                    one.percent(),
                    one.late(),
                    one.broken(),
                    one.open(),
                    one.anew());
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
                        kept.byTeam(from, now).stream().map(TeamView::of).toList()))
                .build();
    }
}
