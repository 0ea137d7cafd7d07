package io.heard.api;

import io.heard.calendar.Interval;
import io.heard.contact.Because;
import io.heard.contact.Candidate;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contact.Source;
import io.heard.customer.Customer;
import io.heard.decision.Reach;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/contact-windows")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class WindowsResource {

    private static final Duration USUAL = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final String ANYWHERE = "*";

    private final KnownCustomers known;
    private final Agendas agendas;
    private final RulesInForce rules;
    private final Clock clock;

    WindowsResource(KnownCustomers known, Agendas agendas, RulesInForce rules, Clock clock) {
        this.known = known;
        this.agendas = agendas;
        this.rules = rules;
        this.clock = clock;
    }

    record View(List<Interval> windows, List<CandidateView> candidates, List<Because> because) {}

    record CandidateView(String place, String zone, String source) {

        static CandidateView of(Candidate candidate) {
            return new CandidateView(
                    candidate.place() == null ? ANYWHERE : candidate.place().toString(),
                    candidate.zone().getId(),
                    source(candidate.source()));
        }

        private static String source(Source source) {
            return switch (source) {
                case BILLING -> "BILLING_ADDRESS";
                case SHIPPING -> "SHIPPING_ADDRESS";
                case SAID, PROFILE, PHONE, COUNTRY, AREA_CODE, COMPANY -> source.name();
            };
        }
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response get(
            @PathParam("id") String id,
            @QueryParam("channel") @Form.Required String channel,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        var by = Objects.requireNonNull(Given.word("channel", channel, Channel.class));
        var asked = Objects.requireNonNullElse(Given.word("purpose", purpose, Purpose.class), Purpose.MARKETING);
        var start = Objects.requireNonNullElseGet(Given.instant("from", from), clock::instant);
        var end = Objects.requireNonNullElseGet(Given.instant("to", to), () -> start.plus(USUAL));
        var customer = known.get(id);
        if (end.isAfter(END_OF_TIME)) {
            return Problem.unprocessable("to", "must be given: 14 days after from, time has ended")
                    .response();
        }
        if (!end.isAfter(start)) {
            return Problem.unprocessable("to", "must be after from").response();
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            return Problem.unprocessable("to", "must be at most 92 days after from")
                    .response();
        }
        return Response.ok(windows(customer, by, asked, start, end)).build();
    }

    private View windows(Customer customer, Channel channel, Purpose purpose, Instant from, Instant to) {
        var inForce = rules.now().rules();
        var agenda = agendas.of(customer, inForce).agenda();
        var reach = new Reach(agenda, inForce);
        var windows = reach.windows(channel, purpose);
        return new View(
                windows.between(from, to).list(),
                reach.candidates().stream().map(CandidateView::of).toList(),
                windows.because(from, to));
    }
}
