package io.heard.api;

import io.heard.contact.HolidayCsv;
import io.heard.contact.HolidayCsv.Reading;
import io.heard.contact.Place;
import io.heard.contact.PublicHolidays;
import io.heard.platform.AuditRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.review.WhatIf;
import io.heard.rulebook.HolidayRepository;
import io.heard.rulebook.Written;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Path("/v1/holidays")
@Transactional
public class HolidaysResource {

    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");

    private final HolidayRepository holidays;
    private final WhatIf whatIf;
    private final AuditRepository audit;
    private final Caller caller;
    private final Cursors cursors;
    private final Clock clock;

    HolidaysResource(
            HolidayRepository holidays,
            WhatIf whatIf,
            AuditRepository audit,
            Caller caller,
            Cursors cursors,
            Clock clock) {
        this.holidays = holidays;
        this.whatIf = whatIf;
        this.audit = audit;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Tables.CSV})
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@QueryParam("version") @Nullable String version, @Context Request request) {
        var asked = Tables.version(version);
        var found = asked == null ? Optional.of(holidays.written()) : holidays.version(asked);
        return found.map(written -> Tables.answer(request, written, () -> HolidaysView.of(written)))
                .orElseGet(() -> Problem.notFound("No version " + asked + " of the holidays")
                        .response());
    }

    @GET
    @Path("versions")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response versions(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return Tables.versions(cursors, limit, cursor, asked -> holidays.versions(asked.before(), asked.limit()));
    }

    @GET
    @Path("calendar")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response calendar(
            @QueryParam("place") @Form.Required String place, @QueryParam("year") @Form.Required String year) {
        if (!YEAR.matcher(year).matches()) {
            return Problem.badRequest("year", "must be a year from 1900 to 2099")
                    .response();
        }
        return Response.ok(HolidaysView.Calendar.of(holidays.current(), place(place), Integer.parseInt(year)))
                .build();
    }

    private static Place place(String text) {
        try {
            return Place.parse(text);
        } catch (IllegalArgumentException unknown) {
            throw Problem.badRequest("place", String.valueOf(unknown.getMessage()))
                    .thrown();
        }
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Form.Required @Valid HolidaysView.Edit edit) {
        return save(ifMatch, csv(edit), HolidaysResource::ofJson);
    }

    @PUT
    @Consumes(Tables.CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response putCsv(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Form.Required String csv) {
        return save(ifMatch, csv, refused -> Tables.refused(refused.problems()));
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response preview(@Form.Required @Valid HolidaysView.Edit edit) {
        return preview(csv(edit), HolidaysResource::ofJson);
    }

    @POST
    @Path("preview")
    @Consumes(Tables.CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response previewCsv(@Form.Required String csv) {
        return preview(csv, refused -> Tables.refused(refused.problems()));
    }

    private static String csv(HolidaysView.Edit edit) {
        return HolidayCsv.text(
                edit.changes().stream().map(HolidaysView.Row::fields).toList());
    }

    private static Problem ofJson(Reading.Refused refused) {
        return Tables.refused("changes", Map.of(), refused.problems());
    }

    private Response preview(String csv, Function<Reading.Refused, Problem> problem) {
        return switch (HolidayCsv.read(csv)) {
            case Reading.Changes(var changes) ->
                Response.ok(WhatIfView.of(whatIf.with(PublicHolidays.preview(changes))))
                        .build();
            case Reading.Refused refused -> problem.apply(refused).response();
        };
    }

    private Response save(@Nullable String ifMatch, String csv, Function<Reading.Refused, Problem> problem) {
        int expected = Etag.required(ifMatch);
        if (HolidayCsv.read(csv) instanceof Reading.Refused refused) {
            return problem.apply(refused).response();
        }
        var before = holidays.written();
        if (before.version() == expected && before.csv().equals(csv)) {
            return answer(before);
        }
        if (!holidays.save(csv, expected, caller.name(), clock.instant())) {
            return Problem.stale(holidays.currentVersion()).response();
        }
        var saved = holidays.written();
        audit.note(caller.name(), "holidays.saved", "version " + saved.version());
        return answer(saved);
    }

    private static Response answer(Written written) {
        return Tables.saved(written, HolidaysView.of(written));
    }
}
