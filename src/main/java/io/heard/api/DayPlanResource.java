package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.database.Uuid7;
import io.heard.dayplan.DayPlanRepository;
import io.heard.dayplan.MadePlan;
import io.heard.dayplan.PlannedWork;
import io.heard.dayplan.ReliefRepository;
import io.heard.dayplan.RepDay;
import io.heard.dayplan.ShortageRepository;
import io.heard.dayplan.TeamRelief;
import io.heard.dayplan.TeamShortage;
import io.heard.planning.Gap;
import io.heard.planning.Placing.Why;
import io.heard.planning.TeamId;
import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a team's day plan has for whom, what does not fit, and what its lead decides about that.
@Path("/v1/teams/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class DayPlanResource {

    private static final int RELIEFS = 200;

    private final DayPlanRepository plans;
    private final ShortageRepository shortages;
    private final ReliefRepository reliefs;
    private final KnownTeams teams;
    private final Caller caller;
    private final Clock clock;

    DayPlanResource(
            DayPlanRepository plans,
            ShortageRepository shortages,
            ReliefRepository reliefs,
            KnownTeams teams,
            Caller caller,
            Clock clock) {
        this.plans = plans;
        this.shortages = shortages;
        this.reliefs = reliefs;
        this.teams = teams;
        this.caller = caller;
        this.clock = clock;
    }

    record View(
            Instant madeAt, Instant until, MadePlan.Report report, List<DayView> days, List<ShortageView> shortages) {}

    record DayView(
            LocalDate day, String representativeId, Duration capacity, Duration keptFree, Duration planned, int work) {

        static DayView of(RepDay day) {
            return new DayView(
                    day.slot().day(),
                    day.slot().repId().value(),
                    day.capacity(),
                    day.keptFree(),
                    day.planned(),
                    day.work());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShortageView(
            Why why,
            @Nullable String skill,
            @Nullable String language,
            String timeZone,
            LocalDate day,
            int followUps,
            Duration missing,
            Instant firstDueAt) {

        static ShortageView of(TeamShortage shortage) {
            var gap = shortage.gap();
            return new ShortageView(
                    gap.why(),
                    gap.skill(),
                    gap.language(),
                    gap.zone(),
                    gap.day(),
                    shortage.followUps(),
                    shortage.missing(),
                    shortage.firstDueAt());
        }
    }

    @GET
    @Path("day-plan")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        var team = teams.of(id);
        var made = plans.latest(team)
                .orElseThrow(() -> Problem.notFound("No plan of team " + id + " yet: it is made within a minute")
                        .thrown());
        return Response.ok(new View(
                        made.madeAt(),
                        made.until(),
                        made.report(),
                        plans.days(team).stream().map(DayView::of).toList(),
                        shortages.ofTeam(team).stream().map(ShortageView::of).toList()))
                .build();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AffectedView(
            String customerId,
            UUID followUpId,
            Instant dueAt,
            Duration effort,
            @Nullable LocalDate day,
            @Nullable String representativeId) {

        static AffectedView of(PlannedWork work) {
            var slot = work.slot();
            return new AffectedView(
                    work.customerId(),
                    work.followUpId(),
                    work.dueAt(),
                    work.effort(),
                    slot == null ? null : slot.day(),
                    slot == null ? null : slot.repId().value());
        }
    }

    /// Whom a shortage affects, the soonest due first.
    @GET
    @Path("day-plan/affected")
    @RolesAllowed({Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response affected(
            @PathParam("id") String id,
            @QueryParam("why") @Nullable String why,
            @QueryParam("skill") @Nullable String skill,
            @QueryParam("language") @Nullable String language,
            @QueryParam("timeZone") @Nullable String timeZone,
            @QueryParam("day") @Nullable String day,
            @QueryParam("limit") @Nullable String limit) {
        var team = teams.of(id);
        var gap = new Gap(
                Given.required("why", Given.word("why", why, Why.class)),
                Given.text("skill", skill),
                Given.text("language", language),
                Given.required("timeZone", Given.text("timeZone", timeZone)),
                Given.required("day", Given.date("day", day)));
        var found = shortages.affected(team, gap, Cursors.limit(limit));
        return Response.ok(new Page<>(found.stream().map(AffectedView::of).toList(), null))
                .build();
    }

    record Request(
            @Form.Required Why why,
            @Form.Key @Nullable String skill,
            @Form.Language @Nullable String language,
            @Form.Required @Form.TimeZone String timeZone,
            @Form.Required TeamRelief.Kind kind,
            @Min(0) @Max(TeamRelief.MOST_NTH) int amount,
            @Form.Required @Form.Text String reason,
            @Form.Required Instant until) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReliefView(
            UUID id,
            Why why,
            @Nullable String skill,
            @Nullable String language,
            String timeZone,
            TeamRelief.Kind kind,
            int amount,
            String reason,
            Instant until,
            String madeBy,
            Instant madeAt,
            int affected,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {

        static ReliefView of(TeamRelief relief) {
            var about = relief.about();
            return new ReliefView(
                    relief.id(),
                    about.why(),
                    about.skill(),
                    about.language(),
                    about.zone(),
                    relief.kind(),
                    relief.amount(),
                    relief.reason(),
                    relief.until(),
                    relief.madeBy(),
                    relief.madeAt(),
                    relief.affected(),
                    relief.endedAt(),
                    relief.endedBy());
        }
    }

    @GET
    @Path("reliefs")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response reliefs(@PathParam("id") String id) {
        var found = reliefs.ofTeam(teams.of(id), RELIEFS);
        return Response.ok(new Page<>(found.stream().map(ReliefView::of).toList(), null))
                .build();
    }

    /// Applied before the next plan is made, which is within a minute.
    @POST
    @Path("reliefs")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response decide(@PathParam("id") String id, @Form.Required @Valid Request request) {
        var team = teams.of(id);
        caller.mustManage(team);
        Given.plain("reason", request.reason());
        var now = clock.instant();
        if (!request.until().isAfter(now)) {
            return Problem.unprocessable("until", "must be in the future").response();
        }
        TeamRelief relief;
        try {
            relief = relief(team, request, now);
        } catch (IllegalArgumentException flaw) {
            return Refs.unprocessable(String.valueOf(flaw.getMessage())).response();
        }
        reliefs.add(relief);
        plans.planAgain(team, now);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/v1/teams/" + team + "/reliefs/" + relief.id())
                .entity(ReliefView.of(relief))
                .build();
    }

    private TeamRelief relief(TeamId team, Request request, Instant now) {
        return new TeamRelief(
                Uuid7.at(now),
                team,
                new TeamRelief.About(request.why(), request.skill(), request.language(), request.timeZone()),
                request.kind(),
                request.amount(),
                request.reason(),
                request.until(),
                caller.name(),
                now,
                0,
                null,
                null);
    }

    /// What it has changed stays changed.
    @POST
    @Path("reliefs/{relief}/ending")
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response end(@PathParam("id") String id, @PathParam("relief") String relief) {
        var team = teams.of(id);
        caller.mustManage(team);
        var known = reliefs.byId(team, Given.id("relief", relief))
                .orElseThrow(() -> Problem.notFound("No relief " + relief).thrown());
        if (!reliefs.end(team, known.id(), caller.name(), clock.instant())) {
            return Problem.conflict("This is over already").response();
        }
        return Response.ok(ReliefView.of(reliefs.byId(team, known.id()).orElseThrow()))
                .build();
    }
}
