package io.heard.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns whatever goes wrong with a request into a problem that says how to do better; of a bug only the id
/// under which it was logged.
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String CHALLENGE = "Basic realm=\"heard\"";
    private static final String LOGIN_PAGE = "/login";
    private static final String FAILED_PAGE = LOGIN_PAGE + "?failed";
    private static final String LOGIN_FORM = "/j_security_check";
    private static final String SESSION = "heard-session";
    private static final int BAD_REQUEST = 400;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final AllowedMethods allowed;

    ProblemMappers(AllowedMethods allowed) {
        this.allowed = allowed;
    }

    @ServerExceptionMapper
    Response json(MismatchedInputException wrong) {
        return JsonProblems.of(wrong).response();
    }

    /// The router also says so of paths that know other methods, where their class has a variable in its path.
    @ServerExceptionMapper
    Response notFound(NotFoundException wrong, UriInfo uri, Request request) {
        if (wrong.getResponse().hasEntity()) {
            return wrong.getResponse();
        }
        var methods = allowed.of(uri.getPath());
        return methods.isEmpty() || methods.contains(request.getMethod())
                ? Problem.notFound("There is no " + uri.getRequestUri().getRawPath())
                        .response()
                : notAllowed(uri);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException wrong, UriInfo uri) {
        var answer = wrong.getResponse();
        if (answer.hasEntity() || answer.getStatus() < BAD_REQUEST) {
            return answer;
        }
        boolean isInOurWords = wrong.getMessage() != null && !wrong.getMessage().startsWith("HTTP ");
        if (!isInOurWords && wrong.getCause() instanceof JacksonException json) {
            return JsonProblems.of(json).response();
        }
        if (answer.getStatus() == METHOD_NOT_ALLOWED) {
            return notAllowed(uri);
        }
        var detail = isInOurWords ? wrong.getMessage() : detail(answer, uri);
        return Problem.of(answer.getStatus(), detail).response();
    }

    private Response notAllowed(UriInfo uri) {
        var detail = uri.getRequestUri().getRawPath() + " does not know this method";
        return Response.fromResponse(Problem.of(METHOD_NOT_ALLOWED, detail).response())
                .header(HttpHeaders.ALLOW, String.join(", ", allowed.of(uri.getPath())))
                .build();
    }

    private static @Nullable String detail(Response answer, UriInfo uri) {
        var path = uri.getRequestUri().getRawPath();
        return switch (answer.getStatus()) {
            case 400 -> "The request cannot be read";
            case 406 -> path + " cannot answer with what Accept asks for";
            case 413 -> "The body is too large";
            case 415 -> path + " does not read bodies of this Content-Type";
            default -> null;
        };
    }

    @ServerExceptionMapper
    Response invalid(ValidationException wrong) {
        if (!(wrong instanceof ConstraintViolationException violations)
                || violations.getConstraintViolations().stream().anyMatch(ProblemMappers::isOurs)) {
            return bug(wrong);
        }
        var flaws = violations.getConstraintViolations().stream()
                .map(ProblemMappers::flaw)
                .sorted(Comparator.comparing(Problem.Flaw::field).thenComparing(Problem.Flaw::message))
                .toList();
        var first = flaws.getFirst();
        return Problem.badRequest(first.field() + " " + first.message())
                .with(flaws.toArray(Problem.Flaw[]::new))
                .response();
    }

    /// What a resource answered does not fit, or something deeper: not the caller's fault.
    private static boolean isOurs(ConstraintViolation<?> violation) {
        return nodes(violation).stream().noneMatch(node -> node.getKind() == jakarta.validation.ElementKind.PARAMETER);
    }

    private static List<Path.Node> nodes(ConstraintViolation<?> violation) {
        var nodes = new ArrayList<Path.Node>();
        violation.getPropertyPath().forEach(nodes::add);
        return nodes;
    }

    /// Without the method, and without the parameter where the violation lies in a body.
    private static Problem.Flaw flaw(ConstraintViolation<?> violation) {
        var nodes = nodes(violation);
        var inBody = nodes.subList(Math.min(nodes.size() - 1, nodes.size() > 2 ? 2 : 1), nodes.size());
        var field = new StringBuilder();
        for (var node : inBody) {
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return new Problem.Flaw(field.toString(), violation.getMessage());
    }

    /// A session that names nobody any more ends here, else its browser could not even see the login page.
    @ServerExceptionMapper
    Response wrongLogin(AuthenticationFailedException wrong, UriInfo uri, HttpServerResponse http) {
        var path = uri.getPath();
        if (!path.endsWith(LOGIN_FORM) && !isPage(path)) {
            return challenge(http, "The name and password, token or session are wrong or have expired");
        }
        return Response.fromResponse(goTo(path.endsWith(LOGIN_FORM) ? FAILED_PAGE : LOGIN_PAGE, http))
                .cookie(new NewCookie.Builder(SESSION).path("/").maxAge(0).build())
                .build();
    }

    /// People at the desk are sent to the login page, programs are told how to log in.
    @ServerExceptionMapper
    Response noLogin(UnauthorizedException wrong, UriInfo uri, HttpServerResponse http) {
        return isPage(uri.getPath())
                ? goTo(LOGIN_PAGE, http)
                : challenge(http, "Log in with HTTP Basic or a bearer token");
    }

    /// Instead of what the authentication has written already.
    private static Response goTo(String page, HttpServerResponse http) {
        http.headers().remove(HttpHeaders.WWW_AUTHENTICATE);
        http.headers().remove(HttpHeaders.LOCATION);
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, page)
                .build();
    }

    private static boolean isPage(String path) {
        return path.equals("/")
                || path.equals(LOGIN_PAGE)
                || path.equals("/logout")
                || path.equals("/desk")
                || path.startsWith("/desk/");
    }

    private static Response challenge(HttpServerResponse http, String detail) {
        http.headers().remove(HttpHeaders.WWW_AUTHENTICATE);
        return Response.fromResponse(Problem.of(401, detail).response())
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException wrong) {
        return Problem.forbidden("Your role does not allow this").response();
    }

    @ServerExceptionMapper
    Response overtaken(OptimisticLockException wrong) {
        return Problem.conflict("Somebody else changed it at the same moment; try again")
                .response();
    }

    @ServerExceptionMapper
    Response overtaken(StaleStateException wrong) {
        return Problem.conflict("Somebody else changed it at the same moment; try again")
                .response();
    }

    /// Whether the caller has left while the answer was on its way: nobody is there to read of it.
    private static boolean hasLeft(@Nullable Throwable wrong) {
        return wrong instanceof ClosedChannelException
                || wrong instanceof HttpClosedException
                || (wrong instanceof IOException && hasLeft(wrong.getCause()));
    }

    @ServerExceptionMapper
    Response bug(Throwable bug) {
        if (hasLeft(bug)) {
            LOG.debug("The caller left before the answer", bug);
            return Response.serverError().build();
        }
        var id = UUID.randomUUID();
        LOG.errorf(bug, "Error %s", id);
        return Problem.of(500, "Something went wrong on our side; it was noted as error " + id)
                .response();
    }
}
