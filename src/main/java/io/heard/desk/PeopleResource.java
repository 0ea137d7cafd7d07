package io.heard.desk;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.Absence;
import io.heard.team.Representative;
import io.heard.team.Saving;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.team.WeeklyShifts;
import io.heard.team.Zones;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Teams and who works in them, when they do and when they are away.
@Path("/desk/admin")
@RolesAllowed(Roles.ADMIN)
@Transactional
@Blocking
public class PeopleResource {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int MOST_ABSENCES = 200;
    private static final int LONGEST = 4_000;
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_KEY = 63;

    private final AdminPages pages;
    private final TeamRepository teams;
    private final Desk desk;
    private final Office office;

    PeopleResource(AdminPages pages, TeamRepository teams, Desk desk, Office office) {
        this.pages = pages;
        this.teams = teams;
        this.desk = desk;
        this.office = office;
    }

    @GET
    @Path("/teams")
    public Response list(UriInfo uri) {
        var news = Desk.isGiven(uri, "saved") ? words().saved() : null;
        return desk.page(OfficePages.teams(office.frame(), pages.teams(news, null, new TeamForm(), Map.of())));
    }

    @POST
    @Path("/teams")
    public Response add(@BeanParam TeamForm form) {
        var words = words();
        var errors = new LinkedHashMap<String, String>();
        if (form.id().length() > LONGEST_KEY || !KEY.matcher(form.id()).matches()) {
            errors.put("id", words.errorKey());
        }
        if (!Typed.isName(form.name())) {
            errors.put("name", words.errorName());
        }
        if (!PersonForm.isZone(form.zone())) {
            errors.put("zone", words.errorZone());
        }
        var leadId = repId(form.lead());
        if (!form.lead().isEmpty() && leadId.isEmpty()) {
            errors.put("lead", words.errorId());
        }
        if (!errors.isEmpty()) {
            return teamsPage(form, errors, words.errorSummary());
        }
        var team =
                new Team(new TeamId(form.id()), form.name(), Zones.parse("zone", form.zone()), leadId.orElse(null), 0);
        return teams.add(team) instanceof Saving.Saved<Team>
                ? Desk.go("/desk/admin/teams?saved")
                : teamsPage(form, Map.of("id", words.errorTaken()), words.errorSummary());
    }

    private Response teamsPage(TeamForm form, Map<String, String> errors, String problem) {
        return desk.page(UNPROCESSABLE, OfficePages.teams(office.frame(), pages.teams(null, problem, form, errors)));
    }

    @GET
    @Path("/teams/{id}")
    public Response week(@PathParam("id") String id, @QueryParam("week") @Nullable String week, UriInfo uri) {
        var team = pages.team(id).orElseThrow(PeopleResource::noSuch);
        var news = Desk.isGiven(uri, "saved") ? words().saved() : null;
        return desk.page(OfficePages.week(
                office.frame(), pages.week(team, Typed.day(week).orElse(null), news)));
    }

    @GET
    @Path("/people/new")
    public Response fresh(@QueryParam("team") @Nullable String team) {
        var zone =
                pages.team(Typed.text(team)).map(found -> found.zone().getId()).orElse("");
        return person(200, null, PersonForm.fresh(Typed.text(team), zone), Map.of(), null);
    }

    @POST
    @Path("/people/new")
    public Response add(@BeanParam PersonForm form) {
        var words = words();
        var errors = form.errors(words);
        var id = repId(form.id()).filter(one -> !one.value().equals("me"));
        if (id.isEmpty()) {
            errors.put("id", words.errorId());
        }
        if (!errors.isEmpty()) {
            return person(UNPROCESSABLE, null, form, errors, words.errorSummary());
        }
        try {
            return switch (teams.add(form.rep(id.orElseThrow(), WeeklyShifts.NONE, List.of(), 0))) {
                case Saving.Saved<Representative> saved ->
                    Desk.go("/desk/admin/people/" + saved.value().id() + "?saved");
                case Saving.Exists<Representative> _ ->
                    person(UNPROCESSABLE, null, form, Map.of("id", words.errorTaken()), words.errorSummary());
                case Saving.Invalid<Representative> _,
                        Saving.Stale<Representative> _,
                        Saving.NoSuch<Representative> _ ->
                    person(UNPROCESSABLE, null, form, Map.of(), words.errorSummary());
            };
        } catch (IllegalArgumentException flaw) {
            return person(UNPROCESSABLE, null, form, Map.of(), words.errorSummary());
        }
    }

    @GET
    @Path("/people/{id}")
    public Response show(@PathParam("id") String id, UriInfo uri) {
        var rep = known(id);
        var news = Desk.isGiven(uri, "saved") ? words().saved() : null;
        return desk.page(
                OfficePages.person(office.frame(), pages.person(rep, PersonForm.of(rep), Map.of(), news, null)));
    }

    @POST
    @Path("/people/{id}")
    public Response save(@PathParam("id") String id, @BeanParam PersonForm form) {
        var rep = known(id);
        var errors = form.errors(words());
        if (!errors.isEmpty()) {
            return person(UNPROCESSABLE, rep, form, errors, words().errorSummary());
        }
        try {
            return saved(rep, form.rep(rep.id(), rep.shifts(), rep.absences(), rep.version()), form.version(), form);
        } catch (IllegalArgumentException flaw) {
            return person(UNPROCESSABLE, rep, form, Map.of(), words().errorSummary());
        }
    }

    @POST
    @Path("/people/{id}/shifts")
    public Response shifts(@PathParam("id") String id, @BeanParam WeekForm form) {
        var rep = known(id);
        if (form.wantsMore()) {
            return week(200, rep, form, null);
        }
        try {
            return saved(rep, rep.with(form.shifts(), rep.absences()), form.version(), PersonForm.of(rep));
        } catch (IllegalArgumentException flaw) {
            return week(UNPROCESSABLE, rep, form, words().errorShifts());
        }
    }

    /// With all that was typed.
    private Response week(int status, Representative rep, WeekForm form, @Nullable String problem) {
        try {
            var rows = form.rows(office.times().locale());
            var page = pages.person(rep, PersonForm.of(rep), Map.of(), rows, null, problem);
            return desk.page(status, OfficePages.person(office.frame(), page));
        } catch (IllegalArgumentException notOurs) {
            return person(UNPROCESSABLE, rep, PersonForm.of(rep), Map.of(), words().errorShifts());
        }
    }

    @POST
    @Path("/people/{id}/absences")
    public Response away(
            @PathParam("id") String id,
            @FormParam("from") @Nullable String from,
            @FormParam("to") @Nullable String to,
            @FormParam("reason") @Nullable String reason,
            @FormParam("version") @Nullable String version) {
        var rep = known(id);
        var start = Typed.moment(from).map(at -> at.atZone(rep.zone()).toInstant());
        var end = Typed.moment(to).map(at -> at.atZone(rep.zone()).toInstant());
        var why = Typed.text(reason);
        boolean fits = start.isPresent()
                && end.isPresent()
                && start.get().isBefore(end.get())
                && why.length() <= LONGEST
                && rep.absences().size() < MOST_ABSENCES;
        if (!fits) {
            return person(UNPROCESSABLE, rep, PersonForm.of(rep), Map.of(), words().errorAbsence());
        }
        var absences = new ArrayList<>(rep.absences());
        absences.add(new Absence(start.orElseThrow(), end.orElseThrow(), why.isEmpty() ? null : why));
        return saved(rep, rep.with(rep.shifts(), absences), number(version), PersonForm.of(rep));
    }

    @POST
    @Path("/people/{id}/absences/remove")
    public Response back(
            @PathParam("id") String id,
            @FormParam("index") @Nullable String index,
            @FormParam("version") @Nullable String version) {
        var rep = known(id);
        var absences = new ArrayList<>(rep.absences());
        var which = Typed.number(Typed.text(index), 0, absences.size() - 1);
        if (which.isEmpty()) {
            return person(CONFLICT, rep, PersonForm.of(rep), Map.of(), words().stale());
        }
        absences.remove(which.get().intValue());
        return saved(rep, rep.with(rep.shifts(), absences), number(version), PersonForm.of(rep));
    }

    private Response saved(Representative before, Representative wanted, int expected, PersonForm form) {
        return switch (teams.update(wanted, expected)) {
            case Saving.Saved<Representative> _ -> Desk.go("/desk/admin/people/" + before.id() + "?saved");
            case Saving.Stale<Representative> _ -> person(CONFLICT, before, form, Map.of(), words().stale());
            case Saving.Invalid<Representative> _ ->
                person(UNPROCESSABLE, before, form, Map.of(), words().errorSummary());
            case Saving.NoSuch<Representative> _, Saving.Exists<Representative> _ -> throw noSuch();
        };
    }

    private Response person(
            int status,
            @Nullable Representative known,
            PersonForm form,
            Map<String, String> errors,
            @Nullable String problem) {
        return desk.page(status, OfficePages.person(office.frame(), pages.person(known, form, errors, null, problem)));
    }

    private AdminMessages words() {
        return office.words(AdminMessages.class);
    }

    private static int number(@Nullable String text) {
        return Typed.number(Typed.text(text), 0, Integer.MAX_VALUE).orElse(0);
    }

    private Representative known(String id) {
        return repId(id).flatMap(teams::rep).orElseThrow(PeopleResource::noSuch);
    }

    private static Optional<RepId> repId(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new RepId(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static WebApplicationException noSuch() {
        return Problem.notFound("It is not there").thrown();
    }
}
