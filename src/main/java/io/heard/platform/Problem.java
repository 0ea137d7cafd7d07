package io.heard.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a request was not done, as RFC 9457 writes it. The status says who must act; `detail` and `errors` say how.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        List<Flaw> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String RETRY_AFTER = "Retry-After";

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(428, "Precondition Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    /// @param field path of the field, as `commitments[0].dueAt`, or the parameter's name
    /// @param message continues the sentence that the field begins
    /// @param line in a text that people write, from 1
    /// @param column from 1
    /// @param remedy what to write instead
    public record Flaw(
            String field,
            String message,
            @Nullable Integer line,
            @Nullable Integer column,
            @Nullable String remedy) {

        public Flaw(String field, String message) {
            this(field, message, null, null, null);
        }
    }

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(int status, @Nullable String detail) {
        return new Problem("about:blank", TITLES.getOrDefault(status, "Error"), status, detail, null, List.of());
    }

    /// The request is not what the contract describes.
    public static Problem badRequest(String detail) {
        return of(400, detail);
    }

    public static Problem badRequest(String field, String message) {
        return badRequest(field + " " + message).with(new Flaw(field, message));
    }

    public static Problem forbidden(String detail) {
        return of(403, detail);
    }

    public static Problem notFound(String detail) {
        return of(404, detail);
    }

    /// The thing is in another state.
    public static Problem conflict(String detail) {
        return of(409, detail);
    }

    /// Well-formed, but it makes no sense here.
    public static Problem unprocessable(String field, String message) {
        return of(422, field + " " + message).with(new Flaw(field, message));
    }

    public static Problem unprocessable(List<Flaw> flaws) {
        return new Problem(
                "about:blank",
                "Unprocessable Content",
                422,
                flaws.isEmpty()
                        ? null
                        : flaws.getFirst().field() + " " + flaws.getFirst().message(),
                null,
                flaws);
    }

    /// @param version what it is now
    public static Problem stale(int version) {
        return of(412, "It was changed by somebody else and is at version " + version + " now; read it again");
    }

    public Problem with(Flaw... flaws) {
        return new Problem(type, title, status, detail, instance, List.of(flaws));
    }

    public Problem at(String path) {
        return new Problem(type, title, status, detail, path, errors);
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /// To leave from below the resource, where a parameter or body is read.
    public WebApplicationException thrown() {
        return new WebApplicationException(detail, response());
    }
}
