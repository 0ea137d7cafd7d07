package io.heard.desk;

import io.heard.conversation.MailPlanned;
import io.heard.conversation.Mailing;
import io.heard.conversation.Sending;
import io.heard.desk.Pages.Flaws;
import io.heard.desk.TaskPage.Answers;
import io.heard.message.Mail;
import io.heard.message.MailStatus;
import io.heard.message.MailText;
import io.heard.platform.Roles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The mail of a task: keep it, send it, say what became of it. Without a transaction of its own, since sending waits
/// for the provider.
@Path("/desk/tasks/{id}/mail")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Blocking
public class MailPageResource {

    private static final MailText NOTHING = new MailText("", "");
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    private final Mailing mailing;
    private final Sending sending;
    private final Pages pages;
    private final MailDesk mailDesk;
    private final Desk desk;

    MailPageResource(Mailing mailing, Sending sending, Pages pages, MailDesk mailDesk, Desk desk) {
        this.mailing = mailing;
        this.sending = sending;
        this.pages = pages;
        this.mailDesk = mailDesk;
        this.desk = desk;
    }

    @POST
    @Path("/draft")
    public Response keep(@PathParam("id") String id, @BeanParam OutcomeForm form) {
        if (!mailing.keep(
                TaskAddress.id(id), desk.knownRep().id(), form.letter().orElse(NOTHING))) {
            throw TaskAddress.noSuchTask();
        }
        return page(id, form, MailDesk.SAVED);
    }

    /// What is alike in the text that is being typed; it blocks nothing.
    @POST
    @Path("/likeness")
    public Response likeness(@PathParam("id") String id, @BeanParam OutcomeForm form) {
        TaskAddress.id(id);
        return desk.page(
                Templates.alike(mailDesk.alike(desk.knownRep(), form.letter().orElse(NOTHING))));
    }

    @POST
    public Response send(@PathParam("id") String id, @BeanParam OutcomeForm form) {
        var planned = mailing.plan(
                TaskAddress.id(id), desk.knownRep().id(), form.letter().orElse(NOTHING), null);
        return answer(id, form, planned);
    }

    @POST
    @Path("/sent")
    public Response wasSent(@PathParam("id") String id) {
        return answer(
                id,
                OutcomeForm.EMPTY,
                mailing.wasSent(TaskAddress.id(id), desk.knownRep().id()));
    }

    @POST
    @Path("/again")
    public Response again(@PathParam("id") String id) {
        return answer(
                id,
                OutcomeForm.EMPTY,
                mailing.again(TaskAddress.id(id), desk.knownRep().id()));
    }

    private Response answer(String id, OutcomeForm form, MailPlanned planned) {
        return switch (planned) {
            case MailPlanned.Done(Mail mail) -> sent(id, form, mail);
            case MailPlanned.Invalid _ -> page(id, form, MailDesk.FLAWED);
            case MailPlanned.Refused refused -> page(id, form, refused.why().name());
            case MailPlanned.Held _, MailPlanned.Stale _ -> page(id, form, MailDesk.HELD);
            case MailPlanned.NoSuchTask _ -> throw TaskAddress.noSuchTask();
        };
    }

    /// What was typed below the mail does not go with it, and stays to be read.
    private Response sent(String id, OutcomeForm form, Mail mail) {
        if (mail.status() instanceof MailStatus.Planned) {
            sending.send(mail.id());
        }
        boolean isSent = mailing.latestOf(TaskAddress.id(id))
                .filter(after -> after.status() instanceof MailStatus.Sent)
                .isPresent();
        if (form.hasText()) {
            var words = desk.words(MailMessages.class);
            return typed(OK, id, form, isSent ? words.leftText() : null);
        }
        return isSent ? Desk.go("/desk?after=" + TaskAddress.id(id)) : Desk.go("/desk/tasks/" + TaskAddress.id(id));
    }

    private Response page(String id, OutcomeForm form, String news) {
        if (!form.hasText()) {
            return Desk.go("/desk/tasks/" + TaskAddress.id(id) + "?" + MailDesk.NEWS + "=" + news + "#mail");
        }
        mailDesk.tell(news);
        return typed(news.equals(MailDesk.SAVED) ? OK : UNPROCESSABLE, id, form, null);
    }

    private Response typed(int status, String id, OutcomeForm form, @Nullable String news) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var rep = desk.knownRep();
            var task = pages.seen(TaskAddress.id(id), rep);
            var page = pages.task(task, rep, form, Flaws.NONE, Answers.NONE, news);
            return desk.page(status, Templates.task(desk.frame(rep), page));
        });
    }
}
