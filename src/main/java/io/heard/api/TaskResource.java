package io.heard.api;

import io.heard.conversation.Conversations;
import io.heard.conversation.Recorded;
import io.heard.platform.AuditRepository;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.team.StreakRepository;
import io.heard.workqueue.Claim;
import io.heard.workqueue.Declining;
import io.heard.workqueue.Next;
import io.heard.workqueue.Snoozed;
import io.heard.workqueue.TaskClosed;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Path("/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class TaskResource {

    private static final int MOST_WINDOWS_NAMED = 3;

    private final WorkQueue queue;
    private final Declining declining;
    private final Conversations conversations;
    private final TaskViews views;
    private final AuditRepository audit;
    private final Caller caller;

    TaskResource(
            WorkQueue queue,
            Declining declining,
            Conversations conversations,
            TaskViews views,
            AuditRepository audit,
            Caller caller) {
        this.queue = queue;
        this.declining = declining;
        this.conversations = conversations;
        this.views = views;
        this.audit = audit;
        this.caller = caller;
    }

    record Snooze(@Form.Required Instant until) {}

    record Decline(@Form.Required @Form.Name String reason) {}

    @POST
    @Path("next")
    @RolesAllowed({Roles.REP, Roles.LEAD})
    public Response next() {
        boolean needsPause = queue.needsPause(caller.rep());
        return switch (queue.next(caller.rep())) {
            case Next.Take(Task task) ->
                needsPause
                        ? Response.fromResponse(answer(task))
                                .header("Heard-Pause", StreakRepository.PAUSE.toString())
                                .build()
                        : answer(task);
            case Next.NothingNow _ -> Response.noContent().build();
        };
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        var viewer = caller.seesAll() ? new Viewer.Everything() : new Viewer.Rep(caller.rep());
        return queue.read(taskId(id), viewer).map(this::answer).orElseGet(() -> {
            audit.note(caller.name(), "task.refused", id);
            return noSuch(id);
        });
    }

    @POST
    @Path("{id}/claim")
    @RolesAllowed({Roles.REP, Roles.LEAD})
    public Response claim(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(id, queue.claim(taskId(id), caller.rep(), Etag.optional(ifMatch)));
    }

    @POST
    @Path("{id}/release")
    @RolesAllowed({Roles.REP, Roles.LEAD})
    public Response release(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(id, queue.release(taskId(id), caller.rep(), Etag.optional(ifMatch)));
    }

    @POST
    @Path("{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD})
    public Response decline(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid Decline decline) {
        Given.plain("reason", decline.reason());
        if (decline.reason().isBlank()) {
            return Problem.unprocessable("reason", "must say why").response();
        }
        return answer(
                id, declining.decline(taskId(id), caller.rep(), decline.reason().strip(), Etag.optional(ifMatch)));
    }

    @POST
    @Path("{id}/snooze")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD})
    public Response snooze(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid Snooze snooze) {
        return switch (queue.snooze(taskId(id), caller.rep(), snooze.until(), Etag.optional(ifMatch))) {
            case Snoozed.Done(TaskClosed closed) -> answer(closed);
            case Snoozed.Refused(String why) -> Problem.conflict(why).response();
            case Snoozed.NotThen notThen ->
                Problem.unprocessable("until", words(notThen)).response();
            case Snoozed.Stale(int version) -> Problem.stale(version).response();
            case Snoozed.NoSuchTask _ -> noSuch(id);
        };
    }

    @POST
    @Path("{id}/outcome")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD})
    public Response outcome(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid OutcomeRequest outcome) {
        return switch (conversations.record(taskId(id), caller.rep(), outcome.outcome(), Etag.optional(ifMatch))) {
            case Recorded.Done(TaskClosed closed) -> answer(closed);
            case Recorded.Refused(String why) -> Problem.conflict(why).response();
            case Recorded.Stale(int version) -> Problem.stale(version).response();
            case Recorded.Invalid(String field, String message) ->
                Problem.unprocessable(List.of(new Problem.Flaw(field, message))).response();
            case Recorded.NoSuchTask _ -> noSuch(id);
        };
    }

    private static String words(Snoozed.NotThen notThen) {
        var next = notThen.windows().stream()
                .limit(MOST_WINDOWS_NAMED)
                .map(window -> window.start() + " to " + window.end())
                .collect(Collectors.joining(", "));
        return next.isEmpty() ? notThen.why() : notThen.why() + "; possible is " + next;
    }

    private Response answer(String id, Claim claim) {
        return switch (claim) {
            case Claim.Won(Task task) -> answer(task);
            case Claim.Refused(String why) -> Problem.conflict(why).response();
            case Claim.Stale(int version) -> Problem.stale(version).response();
            case Claim.NoSuchTask _ -> noSuch(id);
        };
    }

    private Response answer(Task task) {
        return Response.ok(views.of(task))
                .header(HttpHeaders.ETAG, Etag.of(task.version()))
                .build();
    }

    private static Response answer(TaskClosed closed) {
        return Response.ok(closed)
                .header(HttpHeaders.ETAG, Etag.of(closed.task().version()))
                .build();
    }

    private static TaskId taskId(String id) {
        return new TaskId(Given.id("task", id));
    }

    private static Response noSuch(String id) {
        return Problem.notFound("No task " + id).response();
    }
}
