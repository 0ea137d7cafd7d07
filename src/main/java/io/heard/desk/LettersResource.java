package io.heard.desk;

import io.heard.desk.LetterPages.Before;
import io.heard.inbox.DeadLetter;
import io.heard.inbox.DeadLetter.Filter;
import io.heard.inbox.DeadLetter.State;
import io.heard.inbox.DeadLetter.Via;
import io.heard.inbox.DeadLetterRepository.Place;
import io.heard.platform.AuditRepository;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.review.Replay;
import io.heard.review.Replaying;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What could not be taken in, to be read, mended, replayed or laid aside; and what contradicts itself.
@Path(LetterPages.PATH)
@RolesAllowed(Roles.ADMIN)
@Transactional
@Blocking
public class LettersResource {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_REASON = 4_000;

    private final LetterPages pages;
    private final Replaying replaying;
    private final AuditRepository audit;
    private final Desk desk;
    private final Office office;

    LettersResource(LetterPages pages, Replaying replaying, AuditRepository audit, Desk desk, Office office) {
        this.pages = pages;
        this.replaying = replaying;
        this.audit = audit;
        this.desk = desk;
        this.office = office;
    }

    private LetterMessages words() {
        return office.words(LetterMessages.class);
    }

    @GET
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("via") @Nullable String via,
            @QueryParam("at") @Nullable String at,
            @QueryParam("before") @Nullable String before) {
        return desk.page(LetterTemplates.deadLetters(
                office.frame(), pages.list(filter(state, reason, via), before(at, before), null, null)));
    }

    private static Filter filter(@Nullable String state, @Nullable String reason, @Nullable String via) {
        var wanted = state == null ? State.OPEN : one(State.class, state);
        return new Filter(
                wanted,
                Typed.text(reason).isEmpty() ? null : Typed.text(reason),
                one(Via.class, via),
                null,
                null,
                null,
                null);
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Before before(@Nullable String at, @Nullable String id) {
        try {
            return at == null || id == null ? Before.NOTHING : new Before(Instant.parse(at), UUID.fromString(id));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Before.NOTHING;
        }
    }

    @POST
    @Path("/replays")
    public Response replayAll(
            @FormParam("state") @Nullable String state,
            @FormParam("reason") @Nullable String reason,
            @FormParam("via") @Nullable String via,
            @FormParam("after") @Nullable String after) {
        var filter = filter(state, reason, via);
        var done =
                replaying.replayAll(filter.in(State.OPEN), place(after), LetterPages.REPLAYED_AT_ONCE, office.name());
        audit.note(
                office.name(),
                "dead-letters.replayed",
                done.replayed() + " replayed, " + done.failed() + " failed again");
        var news =
                words().didAll(done.replayed(), done.failed()) + (done.last() == null ? "" : " " + words().moreLeft());
        return desk.page(
                LetterTemplates.deadLetters(office.frame(), pages.list(filter, Before.NOTHING, news, done.last())));
    }

    private static Place place(@Nullable String after) {
        try {
            var parts = Typed.text(after).split(" ", 2);
            return parts.length < 2 ? Replaying.FIRST : new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Replaying.FIRST;
        }
    }

    @GET
    @Path("/{id}")
    public Response show(@PathParam("id") String id, UriInfo uri) {
        var letter = pages.byId(id(id)).orElseThrow(LettersResource::none);
        audit.note(office.name(), "dead-letter.read", id);
        var news = Desk.isGiven(uri, "replayed")
                ? words().done()
                : Desk.isGiven(uri, "dismissed") ? words().doneDismissed() : null;
        return page(Response.Status.OK.getStatusCode(), letter, null, news, null, "", null);
    }

    private Response page(
            int status,
            DeadLetter letter,
            @Nullable String typed,
            @Nullable String news,
            @Nullable String problem,
            String why,
            @Nullable String whyError) {
        return desk.page(
                status,
                LetterTemplates.deadLetter(office.frame(), pages.letter(letter, typed, news, problem, why, whyError)));
    }

    @POST
    @Path("/{id}/replay")
    public Response replay(@PathParam("id") String id, @FormParam("text") @Nullable String text) {
        var letter = replaying.letter(id(id));
        if (letter == null) {
            throw none();
        }
        var mended = text == null ? null : mended(letter, text);
        if (text != null && text.length() > LetterPages.LONGEST_TEXT) {
            return page(UNPROCESSABLE, letter, text, null, words().tooLong(), "", null);
        }
        return answer(replaying.replay(id(id), mended, office.name()), id, text, "replayed");
    }

    /// A browser writes the ends of lines in its own way.
    ///
    /// @return absent: nothing was changed
    private static byte @Nullable [] mended(DeadLetter letter, String text) {
        var typed = text.replace("\r\n", "\n");
        var came = LetterPages.text(letter.raw());
        return came != null && came.replace("\r\n", "\n").equals(typed) ? null : typed.getBytes(StandardCharsets.UTF_8);
    }

    @POST
    @Path("/{id}/dismiss")
    public Response dismiss(@PathParam("id") String id, @FormParam("why") @Nullable String why) {
        var reason = Typed.text(why).replace("\r\n", "\n");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.contains("\0")) {
            var letter = replaying.letter(id(id));
            if (letter == null) {
                throw none();
            }
            return page(UNPROCESSABLE, letter, null, null, null, reason, words().needsWhy());
        }
        return answer(replaying.dismiss(id(id), reason, office.name()), id, null, "dismissed");
    }

    private Response answer(Replay replay, String id, @Nullable String typed, String flag) {
        return switch (replay) {
            case Replay.Done _ -> {
                audit.note(office.name(), "dead-letter." + flag, id);
                yield Desk.go(LetterPages.PATH + "/" + id + "?" + flag);
            }
            case Replay.StillBad(DeadLetter letter) -> {
                audit.note(office.name(), "dead-letter.failed-again", id);
                yield page(UNPROCESSABLE, letter, typed, null, words().stillBad(), "", null);
            }
            case Replay.Closed(DeadLetter letter) ->
                page(CONFLICT, letter, null, null, words().closedMeanwhile(), "", null);
            case Replay.NoSuchLetter _ -> throw none();
        };
    }

    @GET
    @Path("/conflicts")
    public Response conflicts(@QueryParam("at") @Nullable String at, @QueryParam("before") @Nullable String before) {
        return desk.page(LetterTemplates.conflicts(office.frame(), pages.conflicts(before(at, before))));
    }

    @GET
    @Path("/conflicts/{id}")
    public Response conflict(@PathParam("id") String id) {
        var pair = pages.conflict(id(id)).orElseThrow(LettersResource::none);
        audit.note(office.name(), "conflict.read", id);
        return desk.page(LetterTemplates.conflict(office.frame(), pair));
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw none();
        }
    }

    private static WebApplicationException none() {
        return Problem.notFound("There is no such letter").thrown();
    }
}
