package io.heard.api;

import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.CalendarFeed;
import io.heard.team.Representative;
import io.heard.workqueue.Calendars;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a rep has a calendar. Only they get its address, and only once; a lead or an admin can take it away.
///
/// It is made by PUT: an answer to POST may be kept for a repetition, and this one must be kept nowhere.
@Path("/v1/representatives/{id}/calendar")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class OwnCalendarResource {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Calendars calendars;
    private final Caller caller;

    OwnCalendarResource(Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.caller = caller;
    }

    /// @param url told only when it is made
    record View(
            boolean exists,
            @Nullable Instant madeAt,
            @Nullable String language,
            @Nullable String url) {

        static View of(CalendarFeed feed, @Nullable String url) {
            return new View(true, feed.madeAt(), feed.language().toLanguageTag(), url);
        }
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response get(@PathParam("id") String id) {
        var rep = caller.repOf(id);
        mustManage(rep);
        var view = calendars
                .of(rep.id())
                .map(feed -> View.of(feed, null))
                .orElseGet(() -> new View(false, null, null, null));
        return Response.ok(view).build();
    }

    @PUT
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response renew(@PathParam("id") String id, @QueryParam("language") @Nullable String language, UriInfo uri) {
        var rep = caller.repOf(id);
        var spoken = locale(language);
        if (!isOwn(rep)) {
            throw Problem.forbidden("Only they may know the address of their calendar")
                    .thrown();
        }
        var token = calendars.renew(rep.id(), spoken);
        var url = uri.getBaseUri().resolve("/v1/calendars/" + token + ".ics").toString();
        return Response.ok(View.of(calendars.of(rep.id()).orElseThrow(), url)).build();
    }

    @DELETE
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response withdraw(@PathParam("id") String id) {
        var rep = caller.repOf(id);
        mustManage(rep);
        if (!calendars.withdraw(rep.id())) {
            throw Problem.notFound(rep.id() + " has no calendar").thrown();
        }
        return Response.noContent().build();
    }

    private static Locale locale(@Nullable String language) {
        return language == null
                ? Locale.ENGLISH
                : LANGUAGES.stream()
                        .filter(known -> known.toLanguageTag().equals(language))
                        .findFirst()
                        .orElseThrow(() -> Problem.badRequest("language", "must be en or de")
                                .thrown());
    }

    private boolean isOwn(Representative rep) {
        return rep.id().value().equals(caller.name());
    }

    private void mustManage(Representative rep) {
        if (!isOwn(rep)) {
            caller.mustManage(rep.teamId());
        }
    }
}
