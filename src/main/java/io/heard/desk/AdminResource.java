package io.heard.desk;

import io.heard.platform.Roles;
import io.heard.rulebook.SettingsRepository;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.LinkedHashMap;

/// What the company sets for itself.
@Path("/desk/admin")
@RolesAllowed(Roles.ADMIN)
@Transactional
@Blocking
public class AdminResource {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final AdminPages pages;
    private final SettingsRepository settings;
    private final Desk desk;
    private final Office office;
    private final Clock clock;

    AdminResource(AdminPages pages, SettingsRepository settings, Desk desk, Office office, Clock clock) {
        this.pages = pages;
        this.settings = settings;
        this.desk = desk;
        this.office = office;
        this.clock = clock;
    }

    @GET
    public Response start() {
        return Desk.go("/desk/admin/playbooks");
    }

    @GET
    @Path("/settings")
    public Response settings(UriInfo uri) {
        var news =
                Desk.isGiven(uri, "saved") ? office.words(AdminMessages.class).saved() : null;
        return desk.page(OfficePages.settings(office.frame(), pages.settings(news, null)));
    }

    @POST
    @Path("/settings")
    public Response save(@BeanParam SettingsForm form) {
        var words = office.words(AdminMessages.class);
        var errors = new LinkedHashMap<String, String>();
        var wanted = form.read(settings.current().settings(), words, errors);
        if (wanted != null) {
            wanted.flaws().forEach(flaw -> errors.put(field(flaw.field()), flaw.message()));
        }
        if (wanted == null || !errors.isEmpty()) {
            return desk.page(
                    UNPROCESSABLE,
                    OfficePages.settings(office.frame(), pages.settings(form, errors, null, words.errorSummary())));
        }
        return settings.save(wanted, form.version(), clock.instant())
                ? Desk.go("/desk/admin/settings?saved")
                : desk.page(
                        CONFLICT,
                        OfficePages.settings(office.frame(), pages.settings(form, errors, null, words.stale())));
    }

    private static String field(String path) {
        return path.startsWith("company.timeZone") ? "zone" : path;
    }
}
