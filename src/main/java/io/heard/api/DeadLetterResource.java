package io.heard.api;

import io.heard.inbox.DeadLetter;
import io.heard.inbox.DeadLetterRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class DeadLetterResource {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final DeadLetterRepository letters;
    private final Cursors cursors;

    DeadLetterResource(DeadLetterRepository letters, Cursors cursors) {
        this.letters = letters;
        this.cursors = cursors;
    }

    record BeforeLetter(Instant at, UUID letter) {}

    /// @param rawBase64 the bytes as they came
    record View(
            UUID id,
            Instant receivedAt,
            Origin origin,
            String reason,
            @Nullable String eventId,
            byte[] rawBase64) {

        static View of(DeadLetter letter) {
            var from = letter.received().origin();
            return new View(
                    letter.id(),
                    letter.receivedAt(),
                    new Origin(from.topic() == null ? "HTTP" : "KAFKA", from.topic(), from.partition(), from.offset()),
                    letter.reason(),
                    letter.received().id(),
                    letter.received().raw());
        }
    }

    record Origin(
            String via,
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset) {}

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var before =
                cursors.read(cursor, BeforeLetter.class, new BeforeLetter(END_OF_TIME, DecisionsResource.AFTER_ALL));
        return Response.ok(Page.of(
                        letters.page(before.at(), before.letter(), size + 1),
                        size,
                        cursors,
                        letter -> new BeforeLetter(letter.receivedAt(), letter.id()),
                        View::of))
                .build();
    }
}
