package io.heard.desk;

import io.heard.planning.RepId;
import io.heard.platform.Roles;
import io.heard.rulebook.Settings.Outreach;
import io.heard.rulebook.SettingsRepository;
import io.heard.team.Team;
import io.heard.workqueue.Claim;
import io.heard.workqueue.WorkQueue;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a lead does in the first ten minutes of a day: see how the team stands, give work to somebody else, and stop
/// all of it where something is wrong.
@Path("/desk/team")
@RolesAllowed({Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class LeadResource {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST = 4_000;
    private static final Set<String> CHANNELS = Set.of("CALL", "EMAIL");

    private final LeadPages pages;
    private final WorkQueue queue;
    private final SettingsRepository settings;
    private final Desk desk;
    private final Office office;
    private final Clock clock;

    LeadResource(LeadPages pages, WorkQueue queue, SettingsRepository settings, Desk desk, Office office, Clock clock) {
        this.pages = pages;
        this.queue = queue;
        this.settings = settings;
        this.desk = desk;
        this.office = office;
        this.clock = clock;
    }

    @GET
    public Response show(
            @QueryParam("team") @Nullable String team, @QueryParam("rep") @Nullable String rep, UriInfo uri) {
        var words = office.words(LeadMessages.class);
        String news = null;
        if (Desk.isGiven(uri, "given")) {
            news = words.given();
        } else if (Desk.isGiven(uri, "paused")) {
            news = words.pausedNow();
        } else if (Desk.isGiven(uri, "resumed")) {
            news = words.resumedNow();
        } else if (Desk.isGiven(uri, GoodwillDeskResource.GRANTED)) {
            news = office.words(GoodwillMessages.class).saidGranted();
        } else if (Desk.isGiven(uri, GoodwillDeskResource.REFUSED)) {
            news = office.words(GoodwillMessages.class).saidRefused();
        }
        return page(200, office.team(team), rep(rep), news, null);
    }

    @POST
    @Path("/tasks/{id}/assign")
    public Response assign(
            @PathParam("id") String id,
            @FormParam("team") @Nullable String team,
            @FormParam("of") @Nullable String of,
            @FormParam("to") @Nullable String to,
            @FormParam("version") @Nullable String version) {
        var ofTeam = office.team(team);
        var words = office.words(LeadMessages.class);
        var target = to == null || to.isBlank() ? null : rep(to);
        var expected = number(version);
        if (expected == null || to == null || (!to.isBlank() && target == null)) {
            return page(UNPROCESSABLE, ofTeam, rep(of), null, words.cannotGive());
        }
        return switch (queue.reassign(TaskAddress.id(id), office.viewer(), target, expected)) {
            case Claim.Won _ -> Desk.go(LeadPages.path(ofTeam, rep(of)) + "&given");
            case Claim.Stale _ -> page(CONFLICT, ofTeam, rep(of), null, words.staleTask());
            case Claim.Refused _ -> page(CONFLICT, ofTeam, rep(of), null, words.cannotGive());
            case Claim.NoSuchTask _ -> throw TaskAddress.noSuchTask();
        };
    }

    @POST
    @Path("/pause")
    public Response pause(
            @FormParam("team") @Nullable String team,
            @FormParam("channel") @Nullable String channel,
            @FormParam("country") @Nullable String country,
            @FormParam("reason") @Nullable String reason) {
        var words = office.words(LeadMessages.class);
        var ofTeam = office.team(team);
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            return page(UNPROCESSABLE, ofTeam, null, null, words.sayWhy());
        }
        var stop = new Outreach(
                Outreach.Status.PAUSED,
                channel != null && CHANNELS.contains(channel) ? channel : null,
                country == null || country.isBlank() ? null : country,
                reason.strip());
        return outreach(ofTeam, stop, "&paused");
    }

    @POST
    @Path("/resume")
    public Response resume(@FormParam("team") @Nullable String team) {
        return outreach(office.team(team), Outreach.RUNNING, "&resumed");
    }

    private Response outreach(Team team, Outreach outreach, String news) {
        var words = office.words(LeadMessages.class);
        var current = settings.current();
        var wanted = current.settings().with(outreach);
        if (!wanted.flaws().isEmpty()) {
            return page(UNPROCESSABLE, team, null, null, words.sayWhy());
        }
        return settings.save(wanted, current.version(), clock.instant())
                ? Desk.go(LeadPages.path(team, null) + news)
                : page(CONFLICT, team, null, null, words.staleSettings());
    }

    private Response page(int status, Team team, @Nullable RepId of, @Nullable String news, @Nullable String problem) {
        return desk.page(status, OfficePages.team(office.frame(), pages.page(team, of, news, problem)));
    }

    private static @Nullable RepId rep(@Nullable String id) {
        try {
            return id == null || id.isBlank() ? null : new RepId(id);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
