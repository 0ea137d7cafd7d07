package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.inbox.Conflict;
import io.heard.inbox.ConflictRepository;
import io.heard.platform.AuditRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events that came again with other content: the first counted.
@Path("/v1/conflicts")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class ConflictResource {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final ConflictRepository conflicts;
    private final AuditRepository audit;
    private final Cursors cursors;
    private final Caller caller;

    ConflictResource(ConflictRepository conflicts, AuditRepository audit, Cursors cursors, Caller caller) {
        this.conflicts = conflicts;
        this.audit = audit;
        this.cursors = cursors;
        this.caller = caller;
    }

    record BeforeConflict(Instant at, UUID conflict) {}

    record View(UUID id, Instant seenAt, String source, String eventId, LetterOrigin origin, int size) {

        static View of(Conflict conflict) {
            return new View(
                    conflict.id(),
                    conflict.seenAt(),
                    conflict.source(),
                    conflict.eventId(),
                    LetterOrigin.of(conflict.origin()),
                    conflict.size());
        }
    }

    /// @param first what won, while its bytes are kept
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            UUID id,
            Instant seenAt,
            String source,
            String eventId,
            LetterOrigin origin,
            int size,
            @Nullable RawText lost,
            @Nullable RawText first) {

        static Whole of(Conflict.Contents found) {
            var view = View.of(found.conflict());
            return new Whole(
                    view.id(),
                    view.seenAt(),
                    view.source(),
                    view.eventId(),
                    view.origin(),
                    view.size(),
                    RawText.of(found.lost()),
                    RawText.of(found.first()));
        }
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    public Response list(
            @QueryParam("source") @Nullable String source,
            @QueryParam("since") @Nullable String since,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var before = cursors.read(
                cursor, BeforeConflict.class, new BeforeConflict(END_OF_TIME, DecisionsResource.AFTER_ALL));
        return Response.ok(Page.of(
                        conflicts.page(
                                Given.text("source", source),
                                Given.instant("since", since),
                                before.at(),
                                before.conflict(),
                                size + 1),
                        size,
                        cursors,
                        (Conflict conflict) -> new BeforeConflict(conflict.seenAt(), conflict.id()),
                        View::of))
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        var found = conflicts
                .byId(Given.id("conflict", id))
                .orElseThrow(() -> Problem.notFound("No conflict " + id).thrown());
        audit.note(caller.name(), "conflict.read", id);
        return Response.ok(Whole.of(found)).build();
    }
}
