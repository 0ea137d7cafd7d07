package io.heard.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerResponse;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns whatever goes wrong with a request into a problem that says how to do better; of a bug only the id under which
/// it
/// was logged.
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String CHALLENGE = "Basic realm=\"heard\"";
    private static final String LOGIN_PAGE = "/login";
    private static final int BAD_REQUEST = 400;

    @ServerExceptionMapper
    Response json(MismatchedInputException wrong) {
        return JsonProblems.of(wrong).response();
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException wrong, UriInfo uri) {
        return wrong.getResponse().hasEntity()
                ? wrong.getResponse()
                : Problem.notFound("There is no " + uri.getRequestUri().getRawPath())
                        .response();
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
        var detail = isInOurWords ? wrong.getMessage() : detail(answer, uri);
        var problem =
                Response.fromResponse(Problem.of(answer.getStatus(), detail).response());
        var allowed = answer.getHeaderString(HttpHeaders.ALLOW);
        return (allowed == null ? problem : problem.header(HttpHeaders.ALLOW, allowed)).build();
    }

    private static @Nullable String detail(Response answer, UriInfo uri) {
        var path = uri.getRequestUri().getRawPath();
        return switch (answer.getStatus()) {
            case 400 -> "The request cannot be read";
            case 405 -> path + " does not know this method";
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

    @ServerExceptionMapper
    Response wrongLogin(AuthenticationFailedException wrong, UriInfo uri, HttpServerResponse http) {
        return challenge(uri, http, "The name and password, token or session are wrong or have expired");
    }

    @ServerExceptionMapper
    Response noLogin(UnauthorizedException wrong, UriInfo uri, HttpServerResponse http) {
        return challenge(uri, http, "Log in with HTTP Basic or a bearer token");
    }

    /// People at the desk are sent to the login page, programs are told how to log in.
    private static Response challenge(UriInfo uri, HttpServerResponse http, String detail) {
        http.headers().remove(HttpHeaders.WWW_AUTHENTICATE);
        var path = uri.getRequestUri().getRawPath();
        if (path.equals("/desk") || path.startsWith("/desk/")) {
            return Response.status(Response.Status.FOUND)
                    .header(HttpHeaders.LOCATION, LOGIN_PAGE)
                    .build();
        }
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

    @ServerExceptionMapper
    Response bug(Throwable bug) {
        var id = UUID.randomUUID();
        LOG.errorf(bug, "Error %s", id);
        return Problem.of(500, "Something went wrong on our side; it was noted as error " + id)
                .response();
    }
}
