package io.heard.desk;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentId;
import io.heard.commitment.CommitmentRepository;
import io.heard.conversation.Keeping;
import io.heard.conversation.Keeping.Word;
import io.heard.conversation.PromiseEnd;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.workqueue.Succession;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was promised, and what became of it.
@Path("/desk/promises")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class PromisesResource {

    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST = 4_000;
    private static final String KEPT = "kept";
    private static final String ANEW = "anew";
    private static final String BROKEN = "broken";

    private final CommitmentRepository commitments;
    private final Keeping keeping;
    private final Succession succession;
    private final PromisePages pages;
    private final Desk desk;
    private final Office office;

    PromisesResource(
            CommitmentRepository commitments,
            Keeping keeping,
            Succession succession,
            PromisePages pages,
            Desk desk,
            Office office) {
        this.commitments = commitments;
        this.keeping = keeping;
        this.succession = succession;
        this.pages = pages;
        this.desk = desk;
        this.office = office;
    }

    /// A rep's own; an admin who is no rep sees a team's.
    @GET
    public Response list(@QueryParam("team") @Nullable String team, UriInfo uri) {
        var rep = desk.rep();
        var page = team == null && rep.isPresent()
                ? pages.own(rep.get().id(), news(uri))
                : pages.of(office.team(team), news(uri));
        return desk.page(CarryPages.promises(office.frame(), page));
    }

    private @Nullable String news(UriInfo uri) {
        if (Desk.isGiven(uri, KEPT)) {
            return words().saidKept();
        }
        return Desk.isGiven(uri, BROKEN) ? words().saidBroken() : null;
    }

    @GET
    @Path("/{id}")
    public Response show(@PathParam("id") String id) {
        var promise = known(id);
        return promise.status().isOpen()
                ? page(OK, promise, new PromiseForm(), null, null)
                : Desk.go(Customers.path(promise.customerId()));
    }

    /// One that has passed on meanwhile is simply not there any more.
    @POST
    @Path("/{id}/accept")
    public Response accept(@PathParam("id") String id) {
        var promise = id(id);
        desk.rep().ifPresent(rep -> succession.accept(promise, rep.id()));
        return Desk.go("/desk");
    }

    @POST
    @Path("/{id}/kept")
    public Response kept(@PathParam("id") String id, @BeanParam PromiseForm form) {
        return answer(id, form, KEPT, form.note().length() > LONGEST ? tooLong() : keeping.keep(id(id), word(form)));
    }

    @POST
    @Path("/{id}/broken")
    public Response broken(@PathParam("id") String id, @BeanParam PromiseForm form) {
        return answer(
                id, form, BROKEN, form.note().length() > LONGEST ? tooLong() : keeping.breakIt(id(id), word(form)));
    }

    @POST
    @Path("/{id}/anew")
    public Response anew(@PathParam("id") String id, @BeanParam PromiseForm form) {
        var promise = known(id);
        if (form.note().length() > LONGEST || form.text().length() > LONGEST) {
            return answer(id, form, ANEW, tooLong());
        }
        var due = due(form, promise);
        var end = due.isEmpty()
                ? new PromiseEnd.Invalid("dueAt", desk.messages().errorPromiseDate())
                : keeping.renegotiate(
                        promise.id(), word(form), due.get(), form.text().isEmpty() ? null : form.text());
        return answer(id, form, ANEW, end);
    }

    /// By the customer's clock; without a time of day, the end of that day.
    private Optional<Instant> due(PromiseForm form, Commitment promise) {
        var time = form.time().isEmpty() ? Optional.of(Reading.END_OF_DAY) : Typed.time(form.time());
        return Typed.day(form.day())
                .flatMap(day -> time.map(
                        at -> day.atTime(at).atZone(pages.zone(promise)).toInstant()));
    }

    private PromiseEnd tooLong() {
        return new PromiseEnd.Invalid("note", words().errorLong());
    }

    private Word word(PromiseForm form) {
        var version = Typed.number(Typed.text(form.version), 1, Integer.MAX_VALUE);
        return new Word(office.name(), form.note().isEmpty() ? null : form.note(), form.isTold(), version.orElse(null));
    }

    private Response answer(String id, PromiseForm form, String kind, PromiseEnd end) {
        return switch (end) {
            case PromiseEnd.Done(Commitment _, var anew) ->
                Desk.go(anew == null ? "/desk/promises?" + kind : PromisePages.path(anew.id()));
            case PromiseEnd.NoSuchPromise _ -> throw noSuch();
            case PromiseEnd.Refused(String why) -> page(CONFLICT, known(id), form, words().refused(why), kind);
            case PromiseEnd.Stale _ -> page(CONFLICT, known(id), form, words().stale(), kind);
            case PromiseEnd.Invalid(String _, String message) -> page(UNPROCESSABLE, known(id), form, message, kind);
        };
    }

    private Response page(
            int status, Commitment promise, PromiseForm form, @Nullable String problem, @Nullable String flaw) {
        return desk.page(status, CarryPages.promise(office.frame(), pages.page(promise, form, problem, flaw)));
    }

    private Commitment known(String id) {
        return commitments.byId(id(id)).orElseThrow(PromisesResource::noSuch);
    }

    private static CommitmentId id(String id) {
        try {
            return new CommitmentId(UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            throw noSuch();
        }
    }

    private static WebApplicationException noSuch() {
        return Problem.notFound("There is no such promise").thrown();
    }

    private PromiseMessages words() {
        return desk.words(PromiseMessages.class);
    }
}
