package io.heard.api;

import io.heard.conversation.MailPlanned;
import io.heard.conversation.Mailing;
import io.heard.message.Mail;
import io.heard.message.MailText;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.task.TaskId;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The mail of a task. It is only planned here, in the caller's transaction; it leaves a moment later.
@Path("/v1/tasks/{id}/email")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class MailResource {

    private final Mailing mailing;
    private final WorkQueue queue;
    private final Caller caller;

    MailResource(Mailing mailing, WorkQueue queue, Caller caller) {
        this.mailing = mailing;
        this.queue = queue;
        this.caller = caller;
    }

    record Written(
            @Form.Required @Form.Name String subject,
            @Form.Required @Form.LongText String text) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        var viewer = caller.seesAll() ? new Viewer.Everything() : new Viewer.Rep(caller.rep());
        return queue.view(taskId(id), viewer)
                .flatMap(task -> mailing.latestOf(task.id()))
                .map(mail -> Response.ok(MailView.of(mail)).build())
                .orElseGet(() -> Problem.notFound("No mail of a task " + id).response());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD})
    public Response send(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid Written written) {
        var text = new MailText(written.subject(), written.text());
        return switch (mailing.plan(taskId(id), caller.rep(), text, Etag.optional(ifMatch))) {
            case MailPlanned.Done(Mail mail) ->
                Response.accepted(MailView.of(mail)).build();
            case MailPlanned.Invalid(var flaws) ->
                Problem.unprocessable(flaws(flaws)).response();
            case MailPlanned.Refused refused -> Problem.conflict(words(refused)).response();
            case MailPlanned.Held(String why) -> Problem.conflict(why).response();
            case MailPlanned.Stale(int version) -> Problem.stale(version).response();
            case MailPlanned.NoSuchTask _ -> Problem.notFound("No task " + id).response();
        };
    }

    private static List<Problem.Flaw> flaws(Map<MailText.Part, MailText.Flaw> flaws) {
        return flaws.entrySet().stream()
                .map(flaw -> new Problem.Flaw(
                        switch (flaw.getKey()) {
                            case SUBJECT -> "subject";
                            case BODY -> "text";
                        },
                        switch (flaw.getValue()) {
                            case EMPTY -> "must say something";
                            case LONG -> "is too long";
                            case CONTROL_CHARACTER -> "must not hold control characters";
                            case NOTES_LEFT -> "must not hold lines of notes, which begin with »";
                        }))
                .toList();
    }

    private static String words(MailPlanned.Refused refused) {
        var why = switch (refused.why()) {
            case NO_MAIL_TASK -> "this task is no mail";
            case NO_POST -> "no mail can be sent from here";
            case ALREADY -> "a mail of this task is under way or was sent";
            case NOT_UNKNOWN -> "what became of the mail is known";
            case NO_ADDRESS -> "the customer has no e-mail address that can be right";
            case NOTHING_OPEN -> "there is nothing left to write about";
            case PAUSED -> "outreach is paused";
            case SUPPRESSED -> "the customer wants no mail";
            case NO_CONSENT -> "the customer's express consent is needed";
            case WINDOW_CLOSED -> "the customer may not be written to now";
        };
        return refused.opensAt() == null ? why : why + "; possible from " + refused.opensAt();
    }

    private static TaskId taskId(String id) {
        return new TaskId(Given.id("task", id));
    }
}
