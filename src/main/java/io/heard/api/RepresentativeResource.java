package io.heard.api;

import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.platform.Cursors;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.Absence;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.Saving;
import io.heard.team.TeamRepository;
import io.heard.team.WeeklyShifts;
import io.heard.team.Zones;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

@Path("/v1/representatives")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class RepresentativeResource {

    private final TeamRepository teams;
    private final Cursors cursors;
    private final Caller caller;

    RepresentativeResource(TeamRepository teams, Cursors cursors, Caller caller) {
        this.teams = teams;
        this.cursors = cursors;
        this.caller = caller;
    }

    record AfterRep(String rep) {}

    record Request(
            @Form.Required @Form.RepRef String id,
            @Form.Required @Form.Name String name,
            @Form.Email @Nullable String email,
            @Form.Required Role role,
            @Form.Required @Form.Key String teamId,
            @Form.Required @Form.TimeZone String timeZone,

            @Size(max = 50, message = "must name at most 50") @Form.Distinct @Nullable
            List<@Form.Language String> languages,

            @Size(max = 50, message = "must name at most 50") @Form.Distinct @Nullable
            List<@Form.Skill String> skills,

            @Nullable Boolean occasional,

            @Min(value = 1, message = "must be from 1 to 200")
            @Max(value = 200, message = "must be from 1 to 200")
            @Nullable
            Integer dailyLimit,

            @Form.RepRef @Nullable String backupId,
            @Nullable Boolean active) {

        Edit edit() {
            return new Edit(
                    name, email, role, teamId, timeZone, languages, skills, occasional, dailyLimit, backupId, active);
        }
    }

    record Edit(
            @Form.Required @Form.Name String name,
            @Form.Email @Nullable String email,
            @Form.Required Role role,
            @Form.Required @Form.Key String teamId,
            @Form.Required @Form.TimeZone String timeZone,

            @Size(max = 50, message = "must name at most 50") @Form.Distinct @Nullable
            List<@Form.Language String> languages,

            @Size(max = 50, message = "must name at most 50") @Form.Distinct @Nullable
            List<@Form.Skill String> skills,

            @Nullable Boolean occasional,

            @Min(value = 1, message = "must be from 1 to 200")
            @Max(value = 200, message = "must be from 1 to 200")
            @Nullable
            Integer dailyLimit,

            @Form.RepRef @Nullable String backupId,
            @Nullable Boolean active) {

        Representative of(RepId id, WeeklyShifts shifts, List<Absence> absences, int version) {
            return new Representative(
                    id,
                    name,
                    email,
                    role,
                    new TeamId(teamId),
                    Zones.parse("timeZone", timeZone),
                    Objects.requireNonNullElse(languages, List.of()),
                    Objects.requireNonNullElse(skills, List.<String>of()).stream()
                            .map(Skill::parse)
                            .toList(),
                    Boolean.TRUE.equals(occasional),
                    dailyLimit,
                    backupId == null ? null : new RepId(backupId),
                    !Boolean.FALSE.equals(active),
                    shifts,
                    absences,
                    version);
        }
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response list(
            @QueryParam("teamId") @Form.Key @Nullable String teamId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var after = cursors.read(cursor, AfterRep.class, new AfterRep(""));
        var page = teams.reps(
                teamId == null ? null : new TeamId(teamId),
                after.rep().isEmpty() ? null : Refs.rep("cursor", after.rep()),
                Cursors.limit(limit));
        var next = page.next() == null
                ? null
                : cursors.write(new AfterRep(page.next().value()));
        return Response.ok(new Page<>(
                        page.items().stream().map(RepresentativeView::of).toList(), next))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response create(@Form.Required @Valid Request request) {
        if (request.id().equals("me")) {
            return Problem.unprocessable("id", "must not be me, which means the caller")
                    .response();
        }
        caller.mustManage(new TeamId(request.teamId()));
        Given.plain("name", request.name());
        Representative rep;
        try {
            rep = request.edit().of(new RepId(request.id()), WeeklyShifts.NONE, List.of(), 0);
        } catch (IllegalArgumentException flaw) {
            return Refs.unprocessable(String.valueOf(flaw.getMessage())).response();
        }
        return switch (teams.add(rep)) {
            case Saving.Saved<Representative>(var saved) ->
                Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.ETAG, Etag.of(saved.version()))
                        .header(HttpHeaders.LOCATION, "/v1/representatives/" + saved.id())
                        .entity(RepresentativeView.of(saved))
                        .build();
            case Saving.Exists<Representative> _ ->
                Problem.conflict("There is a representative " + rep.id() + " already")
                        .response();
            case Saving.Invalid<Representative>(var why) ->
                Refs.unprocessable(why).response();
            case Saving.Stale<Representative> _, Saving.NoSuch<Representative> _ ->
                throw new IllegalStateException("A new representative is neither");
        };
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        return answer(caller.repOf(id), RepresentativeView.of(caller.repOf(id)));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response put(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid Edit edit) {
        caller.mustManage(caller.repOf(id).teamId());
        caller.mustManage(new TeamId(edit.teamId()));
        Given.plain("name", edit.name());
        return save(
                id,
                ifMatch,
                now -> edit.of(now.id(), now.shifts(), now.absences(), now.version()),
                RepresentativeView::of);
    }

    @GET
    @Path("{id}/shifts")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response shifts(@PathParam("id") String id) {
        var rep = caller.repOf(id);
        return answer(rep, ShiftsView.of(rep));
    }

    @PUT
    @Path("{id}/shifts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response putShifts(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid ShiftsView.Edit edit) {
        caller.mustManage(caller.repOf(id).teamId());
        return save(id, ifMatch, now -> now.with(edit.shifts(), now.absences()), ShiftsView::of);
    }

    @GET
    @Path("{id}/absences")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response absences(@PathParam("id") String id) {
        var rep = caller.repOf(id);
        return answer(rep, AbsencesView.of(rep));
    }

    @PUT
    @Path("{id}/absences")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response putAbsences(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid AbsencesView.Edit edit) {
        caller.mustManage(caller.repOf(id).teamId());
        return save(id, ifMatch, now -> now.with(now.shifts(), edit.absences()), AbsencesView::of);
    }

    private interface View {
        Object of(Representative rep);
    }

    /// What a person edits is the representative; shifts and absences are parts of it and share its version.
    private Response save(String id, @Nullable String ifMatch, UnaryOperator<Representative> change, View view) {
        int expected = Etag.required(ifMatch);
        Representative changed;
        try {
            changed = change.apply(caller.repOf(id));
        } catch (IllegalArgumentException flaw) {
            return Refs.unprocessable(String.valueOf(flaw.getMessage())).response();
        }
        return switch (teams.update(changed, expected)) {
            case Saving.Saved<Representative>(var saved) -> answer(saved, view.of(saved));
            case Saving.Stale<Representative>(var version) ->
                Problem.stale(version).response();
            case Saving.NoSuch<Representative> _ ->
                Problem.notFound("No representative " + id).response();
            case Saving.Invalid<Representative>(var why) ->
                Refs.unprocessable(why).response();
            case Saving.Exists<Representative> _ -> throw new IllegalStateException("An edit adds nothing");
        };
    }

    private static Response answer(Representative rep, Object view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, Etag.of(rep.version()))
                .build();
    }
}
