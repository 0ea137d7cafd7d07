package io.heard.desk;

import io.heard.platform.Problem;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What people see when something goes wrong: a page instead of a problem document, and nothing of it in any cache.
class DeskErrors {

    private static final List<String> PROGRAMS = List.of("/v1/", "/dev/", "/q/", "/webhooks/");
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
    private static final int OURS = 500;
    private static final String LOGIN = "/login";
    private static final String WANTED = "quarkus-redirect-location";

    private final Language language;

    DeskErrors(Language language) {
        this.language = language;
    }

    /// After the login, people go where they wanted to go: the form authentication reads this cookie, and
    /// writes it only where nobody else answers for it.
    @ServerResponseFilter
    void remember(ContainerRequestContext request, ContainerResponseContext answer, RoutingContext http) {
        boolean isSentToLogin = answer.getStatus() == Response.Status.FOUND.getStatusCode()
                && LOGIN.equals(answer.getHeaderString(HttpHeaders.LOCATION))
                && request.getMethod().equals(HttpMethod.GET);
        if (isSentToLogin) {
            http.response()
                    .addCookie(Cookie.cookie(WANTED, http.request().absoluteURI())
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSecure("https".equals(http.request().scheme()))
                            .setSameSite(CookieSameSite.LAX));
        }
    }

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Problem problem && isForPeople(request)) {
            answer.setEntity(page(problem), new Annotation[0], HTML);
        }
        if (answer.getMediaType() != null && answer.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE)) {
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static boolean isForPeople(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        boolean isOurs =
                path.equals("/") || path.equals("/login") || path.equals("/logout") || path.startsWith("/desk");
        var accept = request.getHeaderString(HttpHeaders.ACCEPT);
        return isOurs
                || (PROGRAMS.stream().noneMatch(path::startsWith)
                        && accept != null
                        && accept.contains(MediaType.TEXT_HTML));
    }

    private String page(Problem problem) {
        var messages = language.words(Messages.class);
        return switch (problem.status()) {
            case 400 -> page(messages.error400(), messages.error400Text());
            case 401, 403 -> page(messages.error403(), messages.error403Text());
            case 404 -> page(messages.error404(), messages.error404Text());
            case 405 -> page(messages.error405(), messages.error405Text());
            case 409, 412 -> page(messages.error409(), messages.error409Text());
            case 429 -> page(messages.error429(), messages.error429Text());
            // the detail of a bug is the id under which it was logged
            case OURS ->
                language.render(Templates.error(messages.error500(), messages.error500Text(), problem.detail()));
            default -> page(messages.errorOther(), messages.errorOtherText());
        };
    }

    private String page(String title, String text) {
        return language.render(Templates.error(title, text, null));
    }
}
