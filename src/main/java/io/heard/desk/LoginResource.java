package io.heard.desk;

import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

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
                : Desk.page(Templates.login(hasFailed, Desk.isGiven(uri, "out")));
    }

    @POST
    @Path("logout")
    public Response logout(RoutingContext http) {
        FormAuthenticationMechanism.logout(http);
        return Desk.go("/login?out");
    }
}
