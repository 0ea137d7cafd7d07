package io.heard.api;

import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.rulebook.Settings;
import io.heard.rulebook.SettingsRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Path("/v1/settings")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class SettingsResource {

    private final SettingsRepository settings;
    private final Caller caller;
    private final Clock clock;

    SettingsResource(SettingsRepository settings, Caller caller, Clock clock) {
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get() {
        return answer(settings.current());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Form.Required @Valid SettingsView.Edit edit) {
        int expected = Etag.required(ifMatch);
        Settings wanted;
        try {
            wanted = edit.settings();
        } catch (DateTimeException beyond) {
            return Problem.badRequest("A span of time is longer than any calendar")
                    .response();
        }
        var before = settings.current();
        if (!caller.is(Roles.ADMIN) && !isOnlyOutreach(before.settings(), wanted)) {
            return Problem.forbidden("A lead may change nothing but outreach").response();
        }
        var flaws = edit.flaws();
        wanted.flaws().forEach(flaw -> flaws.add(new Problem.Flaw(flaw.field(), flaw.message())));
        if (!flaws.isEmpty()) {
            return Problem.unprocessable(List.copyOf(flaws)).response();
        }
        return settings.save(wanted, expected, clock.instant())
                ? answer(settings.current())
                : Problem.stale(settings.current().version()).response();
    }

    private static boolean isOnlyOutreach(Settings before, Settings wanted) {
        return wanted.equals(before.with(wanted.outreach()));
    }

    private static Response answer(SettingsRepository.Versioned current) {
        return Response.ok(SettingsView.of(current))
                .header(HttpHeaders.ETAG, Etag.of(current.version()))
                .build();
    }
}
