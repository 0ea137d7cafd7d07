package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.inbox.DeadLetter;
import io.heard.inbox.DeadLetter.Filter;
import io.heard.inbox.DeadLetter.Head;
import io.heard.inbox.DeadLetter.State;
import io.heard.inbox.DeadLetter.Via;
import io.heard.inbox.DeadLetterRepository;
import io.heard.inbox.DeadLetterRepository.Place;
import io.heard.platform.AuditRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.review.Replay;
import io.heard.review.Replaying;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What could not be taken in: to be read, mended, replayed or laid aside.
@Path("/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class DeadLetterResource {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final int USUAL_REPLAYS = 100;

    private final DeadLetterRepository letters;
    private final Replaying replaying;
    private final AuditRepository audit;
    private final Cursors cursors;
    private final Caller caller;

    DeadLetterResource(
            DeadLetterRepository letters, Replaying replaying, AuditRepository audit, Cursors cursors, Caller caller) {
        this.letters = letters;
        this.replaying = replaying;
        this.audit = audit;
        this.cursors = cursors;
        this.caller = caller;
    }

    record BeforeLetter(Instant at, UUID letter) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            Instant receivedAt,
            LetterOrigin origin,
            String reason,
            State state,
            int size,
            @Nullable String source,
            @Nullable String eventId,
            @Nullable Instant closedAt,
            @Nullable String closedBy) {

        static View of(Head letter) {
            var closed = letter.closed();
            return new View(
                    letter.id(),
                    letter.receivedAt(),
                    LetterOrigin.of(letter),
                    letter.reason(),
                    letter.state(),
                    letter.size(),
                    letter.source(),
                    letter.eventId(),
                    closed == null ? null : closed.at(),
                    closed == null ? null : closed.by());
        }
    }

    record StepView(Instant at, String by, DeadLetter.Did did, String detail) {}

    /// @param raw as it came
    /// @param mended as it was replayed last, if it was mended for that
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            UUID id,
            Instant receivedAt,
            LetterOrigin origin,
            Map<String, String> headers,
            String reason,
            State state,
            int size,
            @Nullable String source,
            @Nullable String eventId,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable RawText raw,
            @Nullable RawText mended,
            List<StepView> history) {

        static Whole of(DeadLetter letter) {
            var view = View.of(letter.head());
            return new Whole(
                    view.id(),
                    view.receivedAt(),
                    view.origin(),
                    new TreeMap<>(letter.head().origin().headers()),
                    view.reason(),
                    view.state(),
                    view.size(),
                    view.source(),
                    view.eventId(),
                    view.closedAt(),
                    view.closedBy(),
                    RawText.of(letter.raw()),
                    RawText.of(letter.mended()),
                    letter.history().stream()
                            .map(step -> new StepView(step.at(), step.by(), step.did(), step.detail()))
                            .toList());
        }
    }

    /// What it should have been: as text, or any bytes in base64.
    record Mended(@Nullable String text, byte @Nullable [] base64) {

        byte @Nullable [] bytes() {
            if (text != null && base64 != null) {
                throw Problem.unprocessable("base64", "must not be there with text")
                        .thrown();
            }
            return text == null ? base64 : text.getBytes(StandardCharsets.UTF_8);
        }
    }

    record Dismissal(@Form.Required @Form.Text String reason) {}

    /// @param reason a part of it, in any case
    record Which(
            @Form.Text @Nullable String reason,
            @Nullable Via via,
            @Form.Name @Nullable String topic,
            @Form.Name @Nullable String shop,
            @Nullable Instant since,
            @Nullable Instant until,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable String cursor) {

        Filter filter() {
            return new Filter(State.OPEN, reason, via, topic, shop, since, until);
        }
    }

    /// @param next to be given as `cursor` for those after these; absent when there are no more
    record Replayed(
            int replayed,
            int failed,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next) {}

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("via") @Nullable String via,
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("shop") @Nullable String shop,
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var filter = new Filter(
                Given.word("state", state, State.class),
                Given.text("reason", reason),
                Given.word("via", via, Via.class),
                Given.text("topic", topic),
                Given.text("shop", shop),
                Given.instant("since", since),
                Given.instant("until", until));
        var before =
                cursors.read(cursor, BeforeLetter.class, new BeforeLetter(END_OF_TIME, DecisionsResource.AFTER_ALL));
        return Response.ok(Page.of(
                        letters.page(filter, before.at(), before.letter(), size + 1),
                        size,
                        cursors,
                        (Head letter) -> new BeforeLetter(letter.receivedAt(), letter.id()),
                        View::of))
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        var letter = letters.byId(Given.id("dead letter", id)).orElseThrow(() -> none(id).thrown());
        audit.note(caller.name(), "dead-letter.read", id);
        return Response.ok(Whole.of(letter)).build();
    }

    private static Problem none(String id) {
        return Problem.notFound("No dead letter " + id);
    }

    @POST
    @Path("{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response replay(@PathParam("id") String id, @Valid @Nullable Mended mended) {
        var replay =
                replaying.replay(Given.id("dead letter", id), mended == null ? null : mended.bytes(), caller.name());
        return answer(id, replay, "dead-letter.replayed");
    }

    @POST
    @Path("{id}/dismissal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response dismiss(@PathParam("id") String id, @Form.Required @Valid Dismissal dismissal) {
        var replay = replaying.dismiss(Given.id("dead letter", id), dismissal.reason(), caller.name());
        return answer(id, replay, "dead-letter.dismissed");
    }

    private Response answer(String id, Replay replay, String action) {
        return switch (replay) {
            case Replay.Done(DeadLetter letter) -> {
                audit.note(caller.name(), action, id);
                yield Response.ok(Whole.of(letter)).build();
            }
            case Replay.StillBad(DeadLetter letter) -> {
                audit.note(caller.name(), "dead-letter.failed-again", id);
                yield Problem.of(422, letter.head().reason()).response();
            }
            case Replay.Closed(DeadLetter letter) ->
                Problem.conflict(closed(letter)).response();
            case Replay.NoSuchLetter _ -> none(id).response();
        };
    }

    private static String closed(DeadLetter letter) {
        var closed = letter.head().closed();
        return "It is " + letter.head().state()
                + (closed == null ? "" : " since " + closed.at() + " by " + closed.by());
    }

    @POST
    @Path("replays")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response replayAll(@Form.Required @Valid Which which) {
        var after = cursors.read(which.cursor(), Place.class, Replaying.FIRST);
        var done = replaying.replayAll(
                which.filter(), after, which.limit() == null ? USUAL_REPLAYS : which.limit(), caller.name());
        audit.note(
                caller.name(),
                "dead-letters.replayed",
                done.replayed() + " replayed, " + done.failed() + " failed again");
        return Response.ok(new Replayed(
                        done.replayed(), done.failed(), done.last() == null ? null : cursors.write(done.last())))
                .build();
    }
}
