package io.heard.desk;

import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.MorningMailRepository;
import io.heard.team.Representative;
import io.heard.workqueue.Calendars;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/// A rep's own page: the address of their calendar, made, renewed and taken away, and whether they want a mail in the
/// morning.
@Path("/desk/me")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class OwnPageResource {

    private final Calendars calendars;
    private final MorningMailRepository mornings;
    private final Desk desk;
    private final Language language;

    OwnPageResource(Calendars calendars, MorningMailRepository mornings, Desk desk, Language language) {
        this.calendars = calendars;
        this.mornings = mornings;
        this.desk = desk;
        this.language = language;
    }

    @GET
    public Response show(UriInfo uri) {
        var news = Desk.isGiven(uri, "gone")
                ? words().calendarGone()
                : Desk.isGiven(uri, "saved") ? words().mailSaved() : null;
        return page(rep(), news, null);
    }

    /// Answered with the page itself: the address is nowhere to be had again after this.
    @POST
    @Path("/calendar")
    public Response renew(UriInfo uri) {
        var rep = rep();
        var token = calendars.renew(rep.id(), language.locale());
        var url = uri.getBaseUri().resolve("/v1/calendars/" + token + ".ics").toString();
        return page(rep, words().calendarMade(), url);
    }

    @POST
    @Path("/calendar/withdrawal")
    public Response withdraw() {
        calendars.withdraw(rep().id());
        return Desk.go("/desk/me?gone");
    }

    /// @param wanted yes; absent: no
    @POST
    @Path("/morning-mail")
    public Response mail(@FormParam("wanted") @Nullable String wanted) {
        mornings.want(rep().id(), "yes".equals(wanted));
        return Desk.go("/desk/me?saved");
    }

    private Response page(Representative rep, @Nullable String news, @Nullable String url) {
        var since = calendars
                .of(rep.id())
                .map(feed -> desk.times(rep).moment(feed.madeAt()))
                .orElse(null);
        var page = new OwnPage(
                news, since, url, "/v1/representatives/me/queue.csv", rep.email(), mornings.isWanted(rep.id()));
        return Response.fromResponse(desk.page(CarryPages.me(desk.frame(rep), page)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Representative rep() {
        return desk.rep()
                .orElseThrow(() -> Problem.forbidden("This account is not a representative's")
                        .thrown());
    }

    private CarryMessages words() {
        return desk.words(CarryMessages.class);
    }
}
