package io.heard.desk;

import io.heard.calendar.Days;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.Presence;
import io.heard.team.Presence.Status;
import io.heard.team.PresenceRepository;
import io.heard.team.Representative;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A rep says that they are busy, away or there again, from the header of any page.
@Path("/desk/presence")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class PresenceResource {

    private static final int MOST_MINUTES = 24 * 60;

    private final PresenceRepository presences;
    private final Desk desk;
    private final Clock clock;

    PresenceResource(PresenceRepository presences, Desk desk, Clock clock) {
        this.presences = presences;
        this.desk = desk;
        this.clock = clock;
    }

    /// @param minutes from now; absent: until the end of their day
    /// @param back the page on which it was said
    @POST
    public Response say(
            @FormParam("status") @Nullable String status,
            @FormParam("minutes") @Nullable String minutes,
            @FormParam("back") @Nullable String back) {
        var rep = desk.rep()
                .orElseThrow(() -> Problem.forbidden("This account is not a representative's")
                        .thrown());
        var said = Arrays.stream(Status.values())
                .filter(one -> one.name().equals(Typed.text(status)))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("status", "must be one of AVAILABLE, BUSY, AWAY")
                        .thrown());
        var now = clock.instant();
        presences.set(
                rep.id(), said == Status.AVAILABLE ? Presence.HERE : new Presence(said, end(rep, minutes, now)), now);
        return Desk.go(isOfDesk(back) ? Typed.text(back) : "/desk");
    }

    private static Instant end(Representative rep, @Nullable String minutes, Instant now) {
        return Typed.number(Typed.text(minutes), 1, MOST_MINUTES)
                .map(some -> now.plus(Duration.ofMinutes(some)))
                .orElseGet(() -> Days.endOfDay(Days.dateAt(now, rep.zone()), rep.zone()));
    }

    /// Nobody is sent anywhere else.
    private static boolean isOfDesk(@Nullable String path) {
        return path != null && path.matches("/desk(/[A-Za-z0-9%:._@-]+)*");
    }
}
