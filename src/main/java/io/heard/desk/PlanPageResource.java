package io.heard.desk;

import io.heard.calendar.Days;
import io.heard.database.Uuid7;
import io.heard.dayplan.DayPlanRepository;
import io.heard.dayplan.ReliefRepository;
import io.heard.dayplan.ShortageRepository;
import io.heard.dayplan.TeamRelief;
import io.heard.decision.Relief;
import io.heard.planning.Gap;
import io.heard.planning.Placing.Why;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.Team;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A team's next ten working days, and what its lead decides where they are too short.
@Path("/desk/team/plan")
@RolesAllowed({Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class PlanPageResource {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST = 4_000;
    private static final int LEAST_NTH = 2;

    private final PlanPages pages;
    private final DayPlanRepository plans;
    private final ShortageRepository shortages;
    private final ReliefRepository reliefs;
    private final Desk desk;
    private final Office office;
    private final Clock clock;

    PlanPageResource(
            PlanPages pages,
            DayPlanRepository plans,
            ShortageRepository shortages,
            ReliefRepository reliefs,
            Desk desk,
            Office office,
            Clock clock) {
        this.pages = pages;
        this.plans = plans;
        this.shortages = shortages;
        this.reliefs = reliefs;
        this.desk = desk;
        this.office = office;
        this.clock = clock;
    }

    @GET
    public Response show(@QueryParam("team") @Nullable String team, UriInfo uri) {
        var words = office.words(PlanMessages.class);
        String news = null;
        if (Desk.isGiven(uri, "saved")) {
            news = words.saved();
        } else if (Desk.isGiven(uri, "ended")) {
            news = words.ended();
        }
        return page(200, office.team(team), news, null, PlanPage.Form.EMPTY);
    }

    /// The section of the plan that comes after the rest.
    @GET
    @Path("/buyers")
    public Response buyers() {
        return desk.page(OfficePages.buyers(office.frame(), pages.buyers(clock.instant())));
    }

    /// What the form of a shortage sends.
    public static class Decided {

        @FormParam("team")
        @Nullable
        String team;

        @FormParam("why")
        @Nullable
        String why;

        @FormParam("skill")
        @Nullable
        String skill;

        @FormParam("language")
        @Nullable
        String language;

        @FormParam("zone")
        @Nullable
        String zone;

        @FormParam("day")
        @Nullable
        String day;

        @FormParam("kind")
        @Nullable
        String kind;

        @FormParam("amount")
        @Nullable
        String amount;

        @FormParam("until")
        @Nullable
        String until;

        @FormParam("reason")
        @Nullable
        String reason;

        @Nullable
        Gap gap() {
            try {
                return why == null || zone == null || day == null
                        ? null
                        : new Gap(
                                Why.valueOf(why),
                                unlessBlank(skill),
                                unlessBlank(language),
                                zone,
                                LocalDate.parse(day));
            } catch (DateTimeException | IllegalArgumentException none) {
                return null;
            }
        }

        Map<String, String> values() {
            var values = new LinkedHashMap<String, String>();
            putIfGiven(values, "kind", kind);
            putIfGiven(values, "amount", amount);
            putIfGiven(values, "until", until);
            putIfGiven(values, "reason", reason);
            return values;
        }

        private static void putIfGiven(Map<String, String> values, String field, @Nullable String value) {
            if (value != null) {
                values.put(field, value);
            }
        }

        TeamRelief.@Nullable Kind kind() {
            for (var one : TeamRelief.Kind.values()) {
                if (one.name().equals(kind)) {
                    return one;
                }
            }
            return null;
        }

        private static @Nullable String unlessBlank(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    @POST
    @Path("/decide")
    public Response decide(@BeanParam Decided form) {
        var words = office.words(PlanMessages.class);
        var team = office.team(form.team);
        var gap = form.gap();
        boolean isThere = gap != null
                && shortages.ofTeam(team.id()).stream()
                        .anyMatch(one -> one.gap().equals(gap));
        if (gap == null || !isThere) {
            return page(CONFLICT, team, null, words.gone(), PlanPage.Form.EMPTY);
        }
        var errors = new LinkedHashMap<String, String>();
        var kind = form.kind();
        if (kind == null) {
            errors.put("kind", words.errorKind());
        }
        int amount = kind == null ? 0 : amount(kind, form.amount, errors);
        var until = until(team, form.until, errors);
        var reason = form.reason == null ? "" : form.reason.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            errors.put("reason", words.errorReason());
        }
        if (kind == null || until == null || !errors.isEmpty()) {
            var key = PlanPages.key(PlanPages.about(gap), gap.day());
            return page(UNPROCESSABLE, team, null, words.errors(), new PlanPage.Form(key, form.values(), errors));
        }
        var now = clock.instant();
        reliefs.add(new TeamRelief(
                Uuid7.at(now),
                team.id(),
                PlanPages.about(gap),
                kind,
                amount,
                reason,
                until,
                office.name(),
                now,
                0,
                null,
                null));
        plans.planAgain(team.id(), now);
        return Desk.go(PlanPages.path(team) + "&saved");
    }

    private int amount(TeamRelief.Kind kind, @Nullable String text, Map<String, String> errors) {
        int least = kind == TeamRelief.Kind.EVERY_NTH ? LEAST_NTH : 1;
        int most = kind == TeamRelief.Kind.EVERY_NTH ? TeamRelief.MOST_NTH : Relief.MOST_DAYS;
        return switch (kind) {
            case MAIL, LEAVE_ALONE -> 0;
            case LATER, EVERY_NTH -> {
                var number = Typed.number(Typed.text(text), least, most);
                if (number.isEmpty()) {
                    errors.put("amount", office.words(PlanMessages.class).errorAmount(least, most));
                }
                yield number.orElse(0);
            }
        };
    }

    /// To the end of that day, by the team's clock.
    private @Nullable Instant until(Team team, @Nullable String day, Map<String, String> errors) {
        var last = Typed.day(day).filter(one -> one.isAfter(Days.dateAt(clock.instant(), team.zone())));
        if (last.isPresent()) {
            return Days.endOfDay(last.get(), team.zone());
        }
        errors.put("until", office.words(PlanMessages.class).errorUntil());
        return null;
    }

    @POST
    @Path("/end")
    public Response end(@FormParam("team") @Nullable String team, @FormParam("relief") @Nullable String relief) {
        var of = office.team(team);
        try {
            reliefs.end(of.id(), UUID.fromString(relief == null ? "" : relief), office.name(), clock.instant());
        } catch (IllegalArgumentException none) {
            throw Problem.notFound("There is no such decision").thrown();
        }
        return Desk.go(PlanPages.path(of) + "&ended");
    }

    private Response page(int status, Team team, @Nullable String news, @Nullable String problem, PlanPage.Form form) {
        return desk.page(status, OfficePages.plan(office.frame(), pages.page(team, news, problem, form)));
    }
}
