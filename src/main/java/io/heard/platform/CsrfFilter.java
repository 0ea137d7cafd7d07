package io.heard.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/// Takes no orders from other sites: what changes something must come from a page of ours when the browser itself adds
/// who is logged in.
class CsrfFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String ORIGIN = "Origin";
    private static final String REFERER = "Referer";
    private static final String LOGIN = "/j_security_check";
    private static final int BEFORE_LOGIN = 250;
    private static final int FORBIDDEN = 403;

    private final CsrfToken token;

    CsrfFilter(CsrfToken token) {
        this.token = token;
    }

    /// The form is read by then, and stays readable for the resource.
    @WithFormRead
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    @Nullable
    Response check(ResteasyReactiveContainerRequestContext request) {
        boolean isSafe = SAFE.contains(request.getMethod());
        if (isSafe || isByBearer(request) || request.getSecurityContext().getUserPrincipal() == null) {
            return null;
        }
        // Browsers add remembered Basic credentials as they add cookies; only a program has no origin.
        if (CsrfOrigin.isForeign(
                request.getHeaderString(ORIGIN),
                request.getHeaderString(REFERER),
                request.getUriInfo().getRequestUri().getRawAuthority())) {
            return Problem.forbidden("This request comes from another site").response();
        }
        boolean isByCookie = request.getHeaderString(HttpHeaders.AUTHORIZATION) == null;
        return isByCookie && !token.isGivenBy(given(request))
                ? Problem.badRequest("The form has no valid token: load the page again, or send " + CsrfToken.HEADER)
                        .response()
                : null;
    }

    private static boolean isByBearer(ContainerRequestContext request) {
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ");
    }

    private static @Nullable String given(ResteasyReactiveContainerRequestContext request) {
        var header = request.getHeaderString(CsrfToken.HEADER);
        if (header != null) {
            return header;
        }
        var context = request.getServerRequestContext();
        return ((ResteasyReactiveRequestContext) context).getFormParameter(CsrfToken.FIELD, true, false)
                        instanceof String field
                ? field
                : null;
    }

    /// Nobody is logged in as somebody else by a form on another site.
    void atLogin(@Observes Filters filters) {
        filters.register(CsrfFilter::checkLogin, BEFORE_LOGIN);
    }

    private static void checkLogin(RoutingContext http) {
        var request = http.request();
        if (request.method().equals(HttpMethod.POST) && http.normalizedPath().endsWith(LOGIN) && isForeign(request)) {
            http.response().setStatusCode(FORBIDDEN).end();
        } else {
            http.next();
        }
    }

    private static boolean isForeign(HttpServerRequest request) {
        var host = request.authority() == null ? null : request.authority().toString();
        return CsrfOrigin.isForeign(request.getHeader(ORIGIN), request.getHeader(REFERER), host);
    }
}
