package io.heard.api;

import io.heard.platform.Problem;
import io.heard.workqueue.Calendars;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// A rep's promised times for the calendar on their phone. Programs that read calendars cannot log in: whoever knows
/// the address may read it, so it is nowhere written down, and an unknown one is answered like any other.
@Path("/v1/calendars/{calendar}")
@PermitAll
@Transactional
public class CalendarResource {

    private static final String ENDING = ".ics";
    private static final int CHARACTERS = 16;

    private final Calendars calendars;
    private final Clock clock;

    CalendarResource(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @GET
    @Produces("text/calendar")
    public Response get(
            @PathParam("calendar") String calendar,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var token = calendar.endsWith(ENDING) ? calendar.substring(0, calendar.length() - ENDING.length()) : "";
        return calendars
                .read(token)
                .map(found -> answer(found, ifNoneMatch))
                .orElseThrow(() -> Problem.notFound("There is no such calendar").thrown());
    }

    private Response answer(Calendars.Promised found, @Nullable String ifNoneMatch) {
        var language = found.feed().language();
        var etag = etag(CalendarText.of(found.appointments(), language, Instant.EPOCH));
        var answer = isKnown(etag, ifNoneMatch)
                ? Response.notModified()
                : Response.ok(CalendarText.of(found.appointments(), language, clock.instant()), CalendarText.MEDIA_TYPE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"heard.ics\"");
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    /// Weak: when it was told is in the text and changes each time.
    private static String etag(String text) {
        return "W/\"" + DigestUtils.sha256Hex(text).substring(0, CHARACTERS * 2) + '"';
    }

    private static boolean isKnown(String etag, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || weak(known).equals(etag));
    }

    private static String weak(String etag) {
        return etag.startsWith("W/") ? etag : "W/" + etag;
    }
}
