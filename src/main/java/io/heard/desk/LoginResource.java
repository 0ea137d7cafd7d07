package io.heard.desk;

import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way in and out. Who is who is asked by the form authentication of the platform.
@Path("/")
@PermitAll
@Blocking
public class LoginResource {

    private final Desk desk;

    LoginResource(Desk desk) {
        this.desk = desk;
    }

    @GET
    public Response start() {
        return Desk.go("/desk");
    }

    @GET
    @Path("login")
    public Response login(UriInfo uri) {
        boolean hasFailed = Desk.isGiven(uri, "failed");
        return desk.isSomebody() && !hasFailed
                ? Desk.go("/desk")
                : desk.page(Templates.login(hasFailed, Desk.isGiven(uri, "out")));
    }

    /// Shows the desk in another language from now on, on this machine.
    @POST
    @Path("language")
    public Response language(@FormParam("language") @Nullable String tag, RoutingContext http) {
        Optional.ofNullable(tag)
                .flatMap(Language::spoken)
                .ifPresent(locale -> http.response()
                        .addCookie(Cookie.cookie(Language.COOKIE, locale.toLanguageTag())
                                .setPath("/")
                                .setMaxAge(Duration.ofDays(400).toSeconds())
                                .setHttpOnly(true)
                                .setSecure("https".equals(http.request().scheme()))
                                .setSameSite(CookieSameSite.LAX)));
        return Desk.go(desk.isSomebody() ? "/desk" : "/login");
    }

    @POST
    @Path("logout")
    public Response logout(RoutingContext http) {
        FormAuthenticationMechanism.logout(http);
        return Desk.go("/login?out");
    }
}
