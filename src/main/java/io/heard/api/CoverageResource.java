package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.insight.Coverage;
import io.heard.insight.CoverageRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether every buyer is heard within so many days.
@Path("/v1/insights/coverage")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class CoverageResource {

    static final int USUAL_DAYS = 14;
    private static final int MOST_DAYS = 365;
    private static final Duration BACK = Duration.ofDays(90);

    private final CoverageRepository coverage;
    private final Clock clock;

    CoverageResource(CoverageRepository coverage, Clock clock) {
        this.coverage = coverage;
        this.clock = clock;
    }

    record View(int days, Coverage.Past past, Coverage.Coming coming, List<MissingView> missing) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MissingView(String customerId, @Nullable UUID followUpId, Instant until) {

        static MissingView of(Coverage.Missing one) {
            return new MissingView(one.customerId(), one.followUpId(), one.until());
        }
    }

    @GET
    @RolesAllowed({Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@QueryParam("days") @Nullable String days, @QueryParam("limit") @Nullable String limit) {
        int within = days(days);
        var found = coverage.of(within, BACK, Cursors.limit(limit), clock.instant());
        return Response.ok(new View(
                        within,
                        found.past(),
                        found.coming(),
                        found.missing().stream().map(MissingView::of).toList()))
                .build();
    }

    private static int days(@Nullable String text) {
        if (text == null) {
            return USUAL_DAYS;
        }
        try {
            int days = Integer.parseInt(text);
            if (days >= 1 && days <= MOST_DAYS) {
                return days;
            }
        } catch (NumberFormatException none) {
            // is told below
        }
        throw Problem.badRequest("days", "must be a number from 1 to " + MOST_DAYS)
                .thrown();
    }
}
