package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.decision.ByHand;
import io.heard.decision.Reach;
import io.heard.decision.Verdict;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.review.Agendas;
import io.heard.review.RulesInForce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether a person may contact a customer by hand, and what stands against it.
@Path("/v1/customers/{id}/contact-verdict")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class VerdictResource {

    private static final Instant LATEST = Instant.parse("9998-12-31T23:59:59.999999Z");

    private final KnownCustomers known;
    private final Agendas agendas;
    private final RulesInForce rules;
    private final Clock clock;

    VerdictResource(KnownCustomers known, Agendas agendas, RulesInForce rules, Clock clock) {
        this.known = known;
        this.agendas = agendas;
        this.rules = rules;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String verdict,
            String channel,
            String purpose,
            Instant at,
            List<Because> stoppedBy,
            List<Because> warnings,
            @Nullable Instant nextAt) {

        static View of(Verdict verdict, ByHand.Wish wish, Instant at) {
            var stopped = verdict instanceof Verdict.Stopped one ? one.because() : List.<Because>of();
            var warnings = switch (verdict) {
                case Verdict.Free _ -> List.<Because>of();
                case Verdict.Warned warned -> warned.because();
                case Verdict.Stopped one -> one.besides();
            };
            return new View(
                    verdict.name(),
                    wish.channel().name(),
                    wish.purpose().name(),
                    at,
                    stopped,
                    warnings,
                    verdict.betterAt());
        }
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response get(
            @PathParam("id") String id,
            @QueryParam("channel") @Form.Required String channel,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("at") @Nullable String at) {
        var by = Objects.requireNonNull(Given.word("channel", channel, Channel.class));
        var about = Given.word("purpose", purpose, Purpose.class);
        var when = Objects.requireNonNullElseGet(Given.instant("at", at), clock::instant);
        var customer = known.get(id);
        if (when.isAfter(LATEST)) {
            return Problem.unprocessable("at", "must be before the year 9999").response();
        }
        var inForce = rules.now().rules();
        var one = agendas.of(customer, inForce);
        var wish = one.wish(by, about);
        var verdict = ByHand.judge(new Reach(one.agenda(), inForce), inForce, wish, when);
        return Response.ok(View.of(verdict, wish, when)).build();
    }
}
