package io.heard.platform;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Looks at what every request under `/v1` and every webhook has in common before its resource sees it:
/// size, encoding, characters, and parameters that nobody knows.
class RequestCheck {

    static final String API = "/v1/";

    /// What follows is a secret.
    static final String CALENDARS = "/v1/calendars/";

    static final String WEBHOOKS = "/webhooks/";
    private static final String EVENTS = "/v1/events";
    private static final String INBOUND_MAIL = "/webhooks/sendgrid/inbound";
    private static final String LETTERS = "/v1/dead-letters/";
    private static final String REPLAY = "/replay";
    private static final int KILOBYTE = 1024;
    private static final int LARGEST = 256 * KILOBYTE;
    private static final int LARGEST_EVENTS = 4 * KILOBYTE * KILOBYTE;
    /// The largest event again, in base64.
    private static final int LARGEST_MENDED = 6 * KILOBYTE * KILOBYTE;

    /// Streamed, and never kept as a whole.
    private static final int LARGEST_MAIL = 30 * KILOBYTE * KILOBYTE;

    private static final int LARGEST_TABLE = 10 * KILOBYTE * KILOBYTE;
    private static final String TABLE = "text/csv";
    private static final Set<String> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Map<Method, Set<String>> parameters = new ConcurrentHashMap<>();

    @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
    @Nullable
    Response check(ContainerRequestContext request, ResourceInfo resource) {
        var path = request.getUriInfo().getPath();
        if (!path.startsWith(API) && !path.startsWith(WEBHOOKS)) {
            return null;
        }
        if (CONTROL.matcher(path).find()) {
            return Problem.notFound("There is no such thing: the path holds control characters")
                    .response();
        }
        var wrong = queryProblem(request, resource.getResourceMethod());
        return wrong == null ? bodyProblem(request, path) : wrong.response();
    }

    private @Nullable Problem queryProblem(ContainerRequestContext request, Method method) {
        var known = parameters.computeIfAbsent(method, RequestCheck::parameters);
        for (var given : request.getUriInfo().getQueryParameters().entrySet()) {
            var name = given.getKey();
            if (!known.contains(name)) {
                var all = known.isEmpty() ? "none is" : "known are " + String.join(", ", known);
                return Problem.badRequest("There is no parameter " + name + " here; " + all)
                        .with(new Problem.Flaw(name, "is not known here; " + all));
            }
            if (given.getValue().size() > 1) {
                return Problem.badRequest(name, "must be given once");
            }
            if (given.getValue().getFirst().isEmpty()) {
                return Problem.badRequest(name, "must not be empty; leave it out");
            }
            if (given.getValue().stream()
                    .anyMatch(value -> CONTROL.matcher(value).find())) {
                return Problem.badRequest(name, "must not hold control characters");
            }
        }
        return null;
    }

    private static Set<String> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable Response bodyProblem(ContainerRequestContext request, String path) {
        if (WITHOUT_BODY.contains(request.getMethod())) {
            return null;
        }
        var encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
            return Problem.of(415, "Content-Encoding " + encoding + " is not read here; send the body as it is")
                    .response();
        }
        int largest = largest(request, path);
        if (request.getLength() > largest) {
            return tooLarge(largest).response();
        }
        request.setEntityStream(new Limited(request.getEntityStream(), largest));
        return null;
    }

    private static int largest(ContainerRequestContext request, String path) {
        if (path.startsWith(INBOUND_MAIL)) {
            return LARGEST_MAIL;
        }
        if (path.equals(EVENTS) || path.startsWith(WEBHOOKS)) {
            return LARGEST_EVENTS;
        }
        if (path.startsWith(LETTERS) && path.endsWith(REPLAY)) {
            return LARGEST_MENDED;
        }
        return isTable(request) ? LARGEST_TABLE : LARGEST;
    }

    /// Only what takes tables gets to read one; all else answers 415 to it.
    private static boolean isTable(ContainerRequestContext request) {
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(TABLE);
    }

    private static Problem tooLarge(int largest) {
        return Problem.of(413, "The body is larger than " + largest / KILOBYTE + " KB");
    }

    /// For bodies that do not say beforehand how long they are.
    private static final class Limited extends FilterInputStream {

        private final int largest;
        private int left;

        Limited(InputStream in, int largest) {
            super(in);
            this.largest = largest;
            this.left = largest;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            return b < 0 ? b : counted(b, 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            return n < 0 ? n : counted(n, n);
        }

        private int counted(int result, int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge(largest).thrown();
            }
            return result;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
