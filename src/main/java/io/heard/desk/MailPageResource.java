package io.heard.desk;

import io.heard.conversation.MailPlanned;
import io.heard.conversation.Mailing;
import io.heard.conversation.Sending;
import io.heard.message.Mail;
import io.heard.message.MailStatus;
import io.heard.message.MailText;
import io.heard.planning.RepId;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.task.TaskId;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The mail of a task: keep it, send it, say what became of it. Without a transaction of its own, since sending waits
/// for the provider.
@Path("/desk/tasks/{id}/mail")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Blocking
public class MailPageResource {

    private final Mailing mailing;
    private final Sending sending;
    private final Desk desk;

    MailPageResource(Mailing mailing, Sending sending, Desk desk) {
        this.mailing = mailing;
        this.sending = sending;
        this.desk = desk;
    }

    @POST
    @Path("/draft")
    public Response keep(
            @PathParam("id") String id,
            @FormParam("subject") @Nullable String subject,
            @FormParam("text") @Nullable String text) {
        if (!mailing.keep(task(id), rep(), written(subject, text))) {
            throw noSuchTask();
        }
        return page(id, MailDesk.SAVED);
    }

    @POST
    public Response send(
            @PathParam("id") String id,
            @FormParam("subject") @Nullable String subject,
            @FormParam("text") @Nullable String text) {
        return answer(id, mailing.plan(task(id), rep(), written(subject, text), null));
    }

    @POST
    @Path("/sent")
    public Response wasSent(@PathParam("id") String id) {
        return answer(id, mailing.wasSent(task(id), rep()));
    }

    @POST
    @Path("/again")
    public Response again(@PathParam("id") String id) {
        return answer(id, mailing.again(task(id), rep()));
    }

    private Response answer(String id, MailPlanned planned) {
        return switch (planned) {
            case MailPlanned.Done(Mail mail) -> sent(id, mail);
            case MailPlanned.Invalid _ -> page(id, MailDesk.FLAWED);
            case MailPlanned.Refused refused -> page(id, refused.why().name());
            case MailPlanned.Held _, MailPlanned.Stale _ -> page(id, MailDesk.HELD);
            case MailPlanned.NoSuchTask _ -> throw noSuchTask();
        };
    }

    private Response sent(String id, Mail mail) {
        if (mail.status() instanceof MailStatus.Planned) {
            sending.send(mail.id());
        }
        boolean isSent = mailing.latestOf(task(id))
                .filter(after -> after.status() instanceof MailStatus.Sent)
                .isPresent();
        return isSent ? Desk.go("/desk?after=" + task(id)) : Desk.go("/desk/tasks/" + task(id));
    }

    private static Response page(String id, String news) {
        return Desk.go("/desk/tasks/" + task(id) + "?" + MailDesk.NEWS + "=" + news + "#mail");
    }

    private static MailText written(@Nullable String subject, @Nullable String text) {
        return new MailText(subject == null ? "" : subject, text == null ? "" : text);
    }

    private RepId rep() {
        return desk.rep().orElseThrow(MailPageResource::noSuchTask).id();
    }

    private static TaskId task(String id) {
        try {
            return new TaskId(UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            throw noSuchTask();
        }
    }

    private static WebApplicationException noSuchTask() {
        return Problem.notFound("There is no such task").thrown();
    }
}
