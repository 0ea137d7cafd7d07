package io.heard.platform;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Holds back a caller that asks faster than a person or a sound program would; each node counts for itself.
class RateLimit {

    private static final double MILLIS = 1_000;

    /// @param left requests that may come at once
    private record Bucket(double left, long at) {}

    /// Then those are forgotten who have been quiet long enough to start anew.
    private static final int MOST_CALLERS = 10_000;

    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int perSecond;
    private final int atOnce;

    RateLimit(
            @RealTime Clock clock,
            @ConfigProperty(name = "heard.http.requests-per-second") int perSecond,
            @ConfigProperty(name = "heard.http.requests-at-once") int atOnce) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.atOnce = atOnce;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    @Nullable
    Response hold(ContainerRequestContext request, HttpServerRequest http) {
        var caller = caller(request, http);
        if (caller == null) {
            return null;
        }
        long now = clock.millis();
        if (buckets.size() > MOST_CALLERS) {
            buckets.values().removeIf(bucket -> now - bucket.at() > atOnce * MILLIS / perSecond);
        }
        var bucket = buckets.merge(caller, new Bucket(atOnce - 1.0, now), (before, _) -> next(before, now));
        if (bucket.left() >= 0) {
            return null;
        }
        return Response.fromResponse(Problem.of(429, "More than " + perSecond + " requests a second; slow down")
                        .response())
                .header(Problem.RETRY_AFTER, 1)
                .build();
    }

    /// Calendars are read without a login: there, who asks is the address that they ask from.
    private static @Nullable String caller(ContainerRequestContext request, HttpServerRequest http) {
        var path = request.getUriInfo().getPath();
        var caller = request.getSecurityContext().getUserPrincipal();
        if (caller == null) {
            return path.startsWith(RequestCheck.CALENDARS)
                    ? "from " + http.remoteAddress().host()
                    : null;
        }
        return path.startsWith(RequestCheck.API) ? caller.getName() : null;
    }

    /// What was refused does not count.
    private Bucket next(Bucket before, long now) {
        double filled = Math.max(before.left(), 0) + Math.max(now - before.at(), 0) * perSecond / MILLIS;
        return new Bucket(Math.min(filled, atOnce) - 1, now);
    }
}
