package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.decision.Considered;
import io.heard.decision.Considered.Fate;
import io.heard.decision.Deciding;
import io.heard.decision.Decision;
import io.heard.decision.Unfired;
import io.heard.platform.AuditRepository;
import io.heard.platform.Roles;
import io.heard.review.Agendas;
import io.heard.review.RulesInForce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why a customer is contacted when they are, or not at all, decided on the spot from all that is known now.
@Path("/v1/customers/{id}/explanation")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class ExplanationResource {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

    private final KnownCustomers known;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final AuditRepository audit;
    private final Caller caller;
    private final Clock clock;

    ExplanationResource(
            KnownCustomers known,
            Agendas agendas,
            RulesInForce rulesInForce,
            AuditRepository audit,
            Caller caller,
            Clock clock) {
        this.known = known;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String sentence,
            String outcome,
            @Nullable Instant nextAt,
            @Nullable Instant dueAt,
            @Nullable String channel,
            List<FateView> reasons,
            List<Because> because,
            List<UnfiredView> notAsked) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FateView(
            String playbook,
            int version,
            @Nullable String orderId,
            String fate,
            @Nullable String why,
            @Nullable Instant until) {

        static FateView of(Considered reason) {
            return new FateView(
                    reason.key().playbook(),
                    reason.version(),
                    reason.orderId(),
                    reason.fate().name(),
                    reason.fate() instanceof Fate.Dropped(Considered.Why why) ? why.name() : null,
                    reason.fate() instanceof Fate.Held held ? held.until() : null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnfiredView(
            String playbook,
            int version,
            String why,
            String sentence,
            @Nullable String orderId,
            @Nullable Instant at) {

        static UnfiredView of(Unfired one) {
            return new UnfiredView(
                    one.playbook(), one.version(), one.why().name(), words(one), one.orderId(), one.at());
        }

        private static String words(Unfired one) {
            var about = one.orderId() == null ? "" : " (order " + one.orderId() + ")";
            return switch (one.why()) {
                case NO_OCCASION -> "nothing has happened that this playbook waits for";
                case BEFORE_ACTIVE -> "it happened before this playbook was active" + about;
                case CONDITION -> "its condition is not true" + about + ": " + one.detail();
                case CONDITION_FAILED -> "its condition cannot be evaluated" + about + ": " + one.detail();
                case TOO_LATE -> "it would have been due by " + one.detail() + about;
                case OVER ->
                    "it is over" + about + ": " + String.valueOf(one.detail()).toLowerCase(Locale.ROOT);
            };
        }
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        var customer = known.get(id);
        audit.note(caller.name(), "customer.read", customer.id());
        var rules = rulesInForce.now().rules();
        var now = clock.instant();
        var explained = Deciding.explained(agendas.of(customer, rules).agenda(), rules, now);
        var decision = explained.outcome().decision();
        var zone = explained.outcome().zone();
        var out = decision instanceof Decision.ReachOut reachOut ? reachOut : null;
        return Response.ok(new View(
                        sentence(decision, zone, now),
                        outcome(decision),
                        out != null ? out.nextAt() : decision instanceof Decision.LookAgain again ? again.at() : null,
                        out == null ? null : out.dueAt(),
                        out == null ? null : out.channel().name(),
                        decision.considered().stream().map(FateView::of).toList(),
                        decision.because(),
                        explained.unfired().stream().map(UnfiredView::of).toList()))
                .build();
    }

    private static String outcome(Decision decision) {
        return switch (decision) {
            case Decision.ReachOut _ -> "REACH_OUT";
            case Decision.LookAgain _ -> "LOOK_AGAIN";
            case Decision.LeaveAlone _ -> "LEAVE_ALONE";
        };
    }

    static String sentence(Decision decision, ZoneId zone, Instant now) {
        return switch (decision) {
            case Decision.ReachOut out -> {
                var start = out.nextAt().isAfter(now) ? out.nextAt() : now;
                yield (out.channel() == Channel.CALL ? "A call" : "A mail")
                        + (out.nextAt().isAfter(now) ? " from " + local(out.nextAt(), zone) + " on" : " is due now")
                        + (out.dueAt().isAfter(start) ? ", at the latest by " : "; it should have been by ")
                        + end(out.dueAt(), zone) + ".";
            }
            case Decision.LookAgain again ->
                "Waiting; looked at again on " + local(again.at(), zone) + " or when what it waits for happens.";
            case Decision.LeaveAlone alone
            when alone.considered().isEmpty() ->
                "Nobody is asked to contact this customer: no active playbook asks for it and nobody has.";
            case Decision.LeaveAlone alone ->
                "Nobody is asked to contact this customer: "
                        + alone.considered().stream()
                                .filter(reason -> reason.fate() instanceof Fate.Dropped)
                                .map(reason ->
                                        reason.key().playbook() + " " + dropped(((Fate.Dropped) reason.fate()).why()))
                                .collect(Collectors.joining(", "))
                        + ".";
        };
    }

    /// Continues the playbook's name.
    private static String dropped(Considered.Why why) {
        return switch (why) {
            case TOO_LATE -> "came too late";
            case ORDER_CANCELLED -> "ended with its order, which was cancelled";
            case ORDER_RETURNED -> "ended with its order, which came back";
            case UNLESS -> "was withdrawn by what happened since";
            case NO_LONGER_TRUE -> "is no longer true";
            case HELD_TOO_LONG -> "was held for too long";
            case HEARD_ELSEWHERE -> "was spoken of elsewhere";
            case NOT_INTERESTED -> "ended because the customer is not interested";
            case STANDING -> "does not go with who the customer is";
            case NO_WAY -> "found no way that is allowed and open";
            case ATTEMPTS_EXHAUSTED -> "was tried as often as it may be";
            case LAPSED -> "has been past its due for too long";
        };
    }

    /// A day ends at midnight, and nobody says that by the date of the next one.
    private static String end(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT)
                ? "the end of " + DAY.format(at.atZone(zone).minusNanos(1)) + " " + zone.getId()
                : local(at, zone);
    }

    private static String local(Instant at, ZoneId zone) {
        return MINUTES.format(at.atZone(zone).truncatedTo(ChronoUnit.MINUTES)) + " " + zone.getId();
    }
}
