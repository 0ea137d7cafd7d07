package io.heard.api;

import io.heard.calendar.Days;
import io.heard.platform.Roles;
import io.heard.team.Presence;
import io.heard.team.PresenceRepository;
import io.heard.team.Representative;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a rep can be given something urgent right now. The last word counts, so it has no version.
@Path("/v1/representatives/{id}/presence")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class PresenceResource {

    private final PresenceRepository presences;
    private final Caller caller;
    private final Clock clock;

    PresenceResource(PresenceRepository presences, Caller caller, Clock clock) {
        this.presences = presences;
        this.caller = caller;
        this.clock = clock;
    }

    record View(Presence.Status status, @Nullable Instant until) {

        static View of(Presence presence) {
            return new View(presence.status(), presence.until());
        }
    }

    record Edit(
            @Form.Required Presence.Status status, @Nullable Instant until) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        return Response.ok(View.of(presences.of(caller.repOf(id).id(), clock.instant())))
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response put(@PathParam("id") String id, @Form.Required @Valid Edit edit) {
        var rep = caller.repOf(id);
        if (!rep.id().value().equals(caller.name())) {
            caller.mustManage(rep.teamId());
        }
        var now = clock.instant();
        Presence presence;
        try {
            presence = Presence.of(edit.status(), until(edit, rep, now), now);
        } catch (IllegalArgumentException flaw) {
            return Refs.unprocessable(String.valueOf(flaw.getMessage())).response();
        }
        presences.set(rep.id(), presence, now);
        return Response.ok(View.of(presence)).build();
    }

    /// Unless it is said, until the end of the rep's own day.
    private static @Nullable Instant until(Edit edit, Representative rep, Instant now) {
        return edit.until() != null || edit.status() == Presence.Status.AVAILABLE
                ? edit.until()
                : Days.endOfDay(Days.dateAt(now, rep.zone()), rep.zone());
    }
}
