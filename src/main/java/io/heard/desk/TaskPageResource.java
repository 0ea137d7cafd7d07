package io.heard.desk;

import io.heard.conversation.Conversations;
import io.heard.conversation.Mailing;
import io.heard.conversation.Outcome;
import io.heard.conversation.Recorded;
import io.heard.desk.Pages.Flaws;
import io.heard.desk.TaskPage.Answers;
import io.heard.platform.Roles;
import io.heard.task.Task;
import io.heard.team.Representative;
import io.heard.workqueue.Claim;
import io.heard.workqueue.Declining;
import io.heard.workqueue.Next;
import io.heard.workqueue.Snoozed;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One task: take it, tell how it went, do it later, put it back. What cannot be done is said on the same
/// page, with all that was typed.
@Path("/desk/tasks/{id}")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class TaskPageResource {

    /// What htmx says of itself: it wants a piece of the page.
    static final String BY_SCRIPT = "HX-Request";

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final WorkQueue queue;
    private final Declining declining;
    private final Conversations conversations;
    private final Mailing mailing;
    private final Outlook outlook;
    private final Checking checking;
    private final Pages pages;
    private final Desk desk;

    TaskPageResource(
            WorkQueue queue,
            Declining declining,
            Conversations conversations,
            Mailing mailing,
            Outlook outlook,
            Checking checking,
            Pages pages,
            Desk desk) {
        this.queue = queue;
        this.declining = declining;
        this.conversations = conversations;
        this.mailing = mailing;
        this.outlook = outlook;
        this.checking = checking;
        this.pages = pages;
        this.desk = desk;
    }

    /// @param after the task of somebody else that was let go just now
    @GET
    public Response show(@PathParam("id") String id, @QueryParam("after") @Nullable String after) {
        var rep = desk.knownRep();
        var page = pages.task(
                pages.seen(TaskAddress.id(id), rep),
                rep,
                OutcomeForm.EMPTY,
                Flaws.NONE,
                Answers.NONE,
                pages.next(after, rep));
        return desk.page(Templates.task(desk.frame(rep), page));
    }

    @POST
    @Path("/claim")
    public Response claim(@PathParam("id") String id) {
        var rep = desk.knownRep();
        var task = pages.seen(TaskAddress.id(id), rep);
        return switch (queue.claim(task.id(), rep.id(), null)) {
            case Claim.Won _ -> Desk.go(path(task));
            case Claim.Refused _, Claim.Stale _ -> page(CONFLICT, again(task, rep), rep, OutcomeForm.EMPTY, Flaws.NONE);
            case Claim.NoSuchTask _ -> throw TaskAddress.noSuchTask();
        };
    }

    @POST
    @Path("/release")
    public Response release(@PathParam("id") String id, @BeanParam OutcomeForm form) {
        var rep = desk.knownRep();
        var task = pages.seen(TaskAddress.id(id), rep);
        form.keepLetter(mailing, task, rep.id());
        return switch (queue.release(task.id(), rep.id(), null)) {
            case Claim.Won _ -> Desk.go(list(task));
            case Claim.Refused _, Claim.Stale _ -> page(CONFLICT, again(task, rep), rep, form, Flaws.NONE);
            case Claim.NoSuchTask _ -> throw TaskAddress.noSuchTask();
        };
    }

    @POST
    @Path("/decline")
    public Response decline(@PathParam("id") String id, @BeanParam OutcomeForm form) {
        var rep = desk.knownRep();
        var task = pages.seen(TaskAddress.id(id), rep);
        form.keepLetter(mailing, task, rep.id());
        var reason = form.declineReason();
        if (!Typed.isName(reason)) {
            return page(
                    BAD_REQUEST,
                    task,
                    rep,
                    form,
                    flaw(
                            Reading.DECLINE_REASON,
                            desk.words(HandoffMessages.class).errorDecline()));
        }
        return switch (declining.decline(task.id(), rep.id(), reason, null)) {
            case Claim.Won _ -> Desk.go(list(task));
            case Claim.Refused _, Claim.Stale _ -> {
                var now = again(task, rep);
                var flaw = now.version() == task.version()
                        ? flaw(
                                Reading.DECLINE_REASON,
                                desk.words(HandoffMessages.class).errorDeclineLead())
                        : Flaws.NONE;
                yield page(CONFLICT, now, rep, form, flaw);
            }
            case Claim.NoSuchTask _ -> throw TaskAddress.noSuchTask();
        };
    }

    private static Flaws flaw(String field, String message) {
        return new Flaws(Map.of(field, message), List.of());
    }

    @POST
    @Path("/snooze")
    public Response snooze(@PathParam("id") String id, @BeanParam OutcomeForm form) {
        var rep = desk.knownRep();
        var task = pages.seen(TaskAddress.id(id), rep);
        form.keepLetter(mailing, task, rep.id());
        var reading = new Reading(form, desk.messages());
        return reading.snoozeUntil(rep.zone())
                .map(until -> snooze(task, rep, form, until))
                .orElseGet(() -> page(BAD_REQUEST, task, rep, form, new Flaws(reading.errors(), List.of())));
    }

    private Response snooze(Task task, Representative rep, OutcomeForm form, Instant until) {
        return switch (queue.snooze(task.id(), rep.id(), until, null)) {
            case Snoozed.Done _ -> Desk.go(list(task));
            case Snoozed.NotThen not ->
                page(
                        UNPROCESSABLE,
                        task,
                        rep,
                        form,
                        new Flaws(Map.of(Reading.SNOOZE_UNTIL, whyNot(task, rep, until)), not.windows()));
            case Snoozed.Refused _, Snoozed.Stale _ -> page(CONFLICT, again(task, rep), rep, form, Flaws.NONE);
            case Snoozed.NoSuchTask _ -> throw TaskAddress.noSuchTask();
        };
    }

    private String whyNot(Task task, Representative rep, Instant until) {
        var messages = desk.messages();
        var times = desk.times(rep);
        if (!until.isAfter(times.now())) {
            return messages.errorPast();
        }
        return until.isAfter(task.dueAt())
                ? messages.errorSnoozeDue(times.moment(task.dueAt()))
                : messages.errorSnoozeWindow();
    }

    @POST
    @Path("/outcome")
    public Response outcome(@PathParam("id") String id, @BeanParam OutcomeForm form) {
        var rep = desk.knownRep();
        var task = pages.seen(TaskAddress.id(id), rep);
        form.keepLetter(mailing, task, rep.id());
        var reading = new Reading(form, desk.messages());
        var outcome = outcome(reading, task, rep);
        if (outcome.isEmpty()) {
            return page(BAD_REQUEST, task, rep, form, new Flaws(reading.errors(), List.of()));
        }
        return switch (conversations.record(task.id(), rep.id(), outcome.get(), null)) {
            case Recorded.Done _ -> Desk.go(form.goesOn() ? nextAfter(task, rep) : list(task));
            case Recorded.Refused _, Recorded.Stale _ -> page(CONFLICT, again(task, rep), rep, form, Flaws.NONE);
            case Recorded.NoSuchTask _ -> throw TaskAddress.noSuchTask();
            case Recorded.Invalid invalid -> page(UNPROCESSABLE, task, rep, form, flaws(invalid));
        };
    }

    private Optional<Outcome> outcome(Reading reading, Task task, Representative rep) {
        return reading.outcome(
                disposition -> TaskPage.canEnd(task, disposition), pages.wishes(task), zoneOf(task, rep));
    }

    private Flaws flaws(Recorded.Invalid invalid) {
        return new Flaws(Map.ofEntries(Flawed.of(invalid, desk.messages())), List.of());
    }

    private String nextAfter(Task task, Representative rep) {
        var after = "after=" + task.id().value();
        return switch (queue.next(rep.id())) {
            case Next.Take take -> path(take.task()) + "?" + after;
            case Next.NothingNow _ -> "/desk?nobody&" + after;
        };
    }

    /// What would happen, before it does. Each step has a transaction of its own, so that one connection is held
    /// at a time.
    @POST
    @Path("/preview")
    @Transactional(TxType.NOT_SUPPORTED)
    public Response preview(
            @PathParam("id") String id,
            @BeanParam OutcomeForm form,
            @HeaderParam(BY_SCRIPT) @Nullable String byScript) {
        form.takeOver();
        var asked = QuarkusTransaction.requiringNew().call(() -> asked(id, form));
        var foreseen = foreseen(asked, form);
        return byScript == null
                ? QuarkusTransaction.requiringNew().call(() -> previewed(asked, form, foreseen))
                : desk.page(Templates.foreseen(foreseen));
    }

    private record Asked(Task task, Representative rep, Optional<Outcome> outcome, Map<String, String> errors) {}

    private Asked asked(String id, OutcomeForm form) {
        var rep = desk.knownRep();
        var task = pages.seen(TaskAddress.id(id), rep);
        var reading = new Reading(form, desk.messages());
        return new Asked(task, rep, outcome(reading, task, rep), reading.errors());
    }

    private Foreseen foreseen(Asked asked, OutcomeForm form) {
        return asked.outcome()
                .map(outcome -> outlook.of(asked.task(), asked.rep(), outcome))
                .orElseGet(() -> form.disposition().isEmpty()
                        ? Foreseen.NOTHING
                        : Foreseen.flawed(List.copyOf(asked.errors().values())));
    }

    private Response previewed(Asked asked, OutcomeForm form, Foreseen foreseen) {
        var rep = asked.rep();
        form.keepLetter(mailing, asked.task(), rep.id());
        var theirs = zoneOf(asked.task(), rep);
        var answers = new Answers(
                foreseen,
                checking.callBack(asked.task(), rep, form, theirs),
                checking.promise(asked.task(), rep, form, theirs));
        var page = pages.task(asked.task(), rep, form, new Flaws(asked.errors(), List.of()), answers, null);
        return desk.page(Templates.task(desk.frame(rep), page));
    }

    /// Whether a time can be kept that is just being typed.
    @POST
    @Path("/check")
    public Response check(
            @PathParam("id") String id, @QueryParam("field") @Nullable String field, @BeanParam OutcomeForm form) {
        var rep = desk.knownRep();
        var task = pages.seen(TaskAddress.id(id), rep);
        var theirs = zoneOf(task, rep);
        var checked = Reading.PROMISE_BY.equals(field)
                ? checking.promise(task, rep, form, theirs)
                : checking.callBack(task, rep, form, theirs);
        return desk.page(Templates.checked(checked));
    }

    private ZoneId zoneOf(Task task, Representative rep) {
        return pages.customer(task, rep).zone();
    }

    private Response page(int status, Task task, Representative rep, OutcomeForm form, Flaws flaws) {
        return desk.page(
                status, Templates.task(desk.frame(rep), pages.task(task, rep, form, flaws, Answers.NONE, null)));
    }

    /// As somebody else has left it.
    private Task again(Task task, Representative rep) {
        return pages.seen(task.id(), rep);
    }

    private static String path(Task task) {
        return "/desk/tasks/" + task.id().value();
    }

    private static String list(Task task) {
        return "/desk?after=" + task.id().value();
    }
}
