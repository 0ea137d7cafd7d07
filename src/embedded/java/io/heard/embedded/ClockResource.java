package io.heard.embedded;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads and moves the clock, in embedded mode only: in production this path does not exist.
@Path("/dev/clock")
@RolesAllowed("admin")
@Blocking
public class ClockResource {

    private static final Set<String> FIELDS = Set.of("now", "speed");

    private final ClockMover mover;
    private final ObjectMapper json;

    ClockResource(ClockMover mover, ObjectMapper json) {
        this.mover = mover;
        this.json = json;
    }

    /// What is asked for; an absent part stays as it is.
    private record Wish(@Nullable Instant now, @Nullable Double speed) {}

    @GET
    public Response read() {
        return clock(mover.now(), mover.speed());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response move(@Nullable String body) {
        Wish wish;
        try {
            wish = wish(body == null ? "" : body);
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            return problem(
                    400, "Bad Request", "Send {\"now\":\"2026-12-01T09:00:00Z\",\"speed\":60}, either may be left out");
        }
        return switch (mover.move(wish.now(), wish.speed())) {
            case ClockMover.Move.Done done -> clock(done.now(), done.speed());
            case ClockMover.Move.Refused refused -> problem(409, "Conflict", refused.why());
        };
    }

    private Wish wish(String body) throws JacksonException {
        var tree = json.readTree(body);
        if (!tree.isObject() || tree.isEmpty() || !names(tree)) {
            throw new IllegalArgumentException(body);
        }
        return new Wish(now(tree.path("now")), speed(tree.path("speed")));
    }

    private static boolean names(JsonNode tree) {
        return tree.properties().stream().allMatch(property -> FIELDS.contains(property.getKey()));
    }

    private static @Nullable Instant now(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        var now = Instant.parse(node.asText());
        if (!StoredClock.isTime(now)) {
            throw new IllegalArgumentException(node.asText());
        }
        return now;
    }

    private static @Nullable Double speed(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isNumber() || !StoredClock.isSpeed(node.doubleValue())) {
            throw new IllegalArgumentException(node.asText());
        }
        return node.doubleValue();
    }

    private static Response clock(Instant now, double speed) {
        return Response.ok(Map.of("now", now, "speed", speed), MediaType.APPLICATION_JSON)
                .build();
    }

    private static Response problem(int status, String title, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(Map.of("type", "about:blank", "title", title, "status", status, "detail", detail))
                .build();
    }
}
