package io.heard.desk;

import io.heard.conversation.Conversations;
import io.heard.conversation.Recorded;
import io.heard.desk.Pages.Flaws;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.task.Task;
import io.heard.team.Representative;
import io.heard.workqueue.Claim;
import io.heard.workqueue.Snoozed;
import io.heard.workqueue.WorkQueue;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One task: take it, tell how it went, do it later, put it back. What cannot be done is said on the same page, with
/// all
/// that was typed.
@Path("/desk/tasks/{id}")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class TaskPageResource {

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final WorkQueue queue;
    private final Conversations conversations;
    private final Pages pages;
    private final Desk desk;

    TaskPageResource(WorkQueue queue, Conversations conversations, Pages pages, Desk desk) {
        this.queue = queue;
        this.conversations = conversations;
        this.pages = pages;
        this.desk = desk;
    }

    @GET
    public Response show(@PathParam("id") String id) {
        var rep = rep();
        return page(200, task(id, rep), rep, OutcomeForm.EMPTY, Flaws.NONE);
    }

    @POST
    @Path("/claim")
    public Response claim(@PathParam("id") String id) {
        var rep = rep();
        var task = task(id, rep);
        return switch (queue.claim(task.id(), rep.id(), null)) {
            case Claim.Won _ -> Desk.go(path(task));
            case Claim.Refused _, Claim.Stale _ -> page(CONFLICT, again(task, rep), rep, OutcomeForm.EMPTY, Flaws.NONE);
            case Claim.NoSuchTask _ -> throw noSuchTask();
        };
    }

    @POST
    @Path("/release")
    public Response release(@PathParam("id") String id, @BeanParam OutcomeForm form) {
        var rep = rep();
        var task = task(id, rep);
        return switch (queue.release(task.id(), rep.id(), null)) {
            case Claim.Won _ -> Desk.go(list(task));
            case Claim.Refused _, Claim.Stale _ -> page(CONFLICT, again(task, rep), rep, form, Flaws.NONE);
            case Claim.NoSuchTask _ -> throw noSuchTask();
        };
    }

    @POST
    @Path("/snooze")
    public Response snooze(@PathParam("id") String id, @BeanParam OutcomeForm form) {
        var rep = rep();
        var task = task(id, rep);
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
            case Snoozed.NoSuchTask _ -> throw noSuchTask();
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
        var rep = rep();
        var task = task(id, rep);
        var reading = new Reading(form, desk.messages());
        var outcome = reading.outcome(disposition -> TaskPage.canEnd(task, disposition), zoneOf(task, rep));
        if (outcome.isEmpty()) {
            return page(BAD_REQUEST, task, rep, form, new Flaws(reading.errors(), List.of()));
        }
        return switch (conversations.record(task.id(), rep.id(), outcome.get(), null)) {
            case Recorded.Done _ -> Desk.go(list(task));
            case Recorded.Refused _, Recorded.Stale _ -> page(CONFLICT, again(task, rep), rep, form, Flaws.NONE);
            case Recorded.NoSuchTask _ -> throw noSuchTask();
            case Recorded.Invalid invalid -> page(UNPROCESSABLE, task, rep, form, flaws(invalid));
        };
    }

    /// In our own words where the field says enough.
    private Flaws flaws(Recorded.Invalid invalid) {
        var messages = desk.messages();
        var flaw = switch (invalid.field()) {
            case "nextAt" -> Map.entry(Reading.CALL_BACK_AT, messages.errorPast());
            case "commitments[0].dueAt" -> Map.entry(Reading.PROMISE_BY, messages.errorPast());
            case "commitments[0].text" -> Map.entry(Reading.PROMISE, messages.errorPromiseText());
            default -> Map.entry(Reading.DISPOSITION, invalid.message());
        };
        return new Flaws(Map.ofEntries(flaw), List.of());
    }

    private ZoneId zoneOf(Task task, Representative rep) {
        return pages.customer(task, rep).zone();
    }

    private Response page(int status, Task task, Representative rep, OutcomeForm form, Flaws flaws) {
        return desk.page(status, Templates.task(desk.frame(rep), pages.task(task, rep, form, flaws)));
    }

    private Representative rep() {
        return desk.rep().orElseThrow(TaskPageResource::noSuchTask);
    }

    private Task task(String id, Representative rep) {
        try {
            return pages.task(UUID.fromString(id), rep).orElseThrow(TaskPageResource::noSuchTask);
        } catch (IllegalArgumentException none) {
            throw noSuchTask();
        }
    }

    /// As somebody else has left it.
    private Task again(Task task, Representative rep) {
        return pages.task(task.id().value(), rep).orElseThrow(TaskPageResource::noSuchTask);
    }

    /// The same for one that is not there and for one that is not to be seen.
    private static WebApplicationException noSuchTask() {
        return Problem.notFound("There is no such task").thrown();
    }

    private static String path(Task task) {
        return "/desk/tasks/" + task.id().value();
    }

    private static String list(Task task) {
        return "/desk?after=" + task.id().value();
    }
}
