package io.heard.desk;

import io.heard.conversation.Mailing;
import io.heard.desk.Pages.Flaws;
import io.heard.desk.TaskPage.Answers;
import io.heard.platform.Roles;
import io.heard.task.HandoffStatus.Offered;
import io.heard.task.Task;
import io.heard.team.Representative;
import io.heard.workqueue.Handed;
import io.heard.workqueue.HandoffLife;
import io.heard.workqueue.Handoffs;
import io.heard.workqueue.Viewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/// Hands the task of a page over, or takes that back. What was typed below the task stays there.
@Path("/desk/tasks/{id}/handoff")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class HandoffPageResource {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;

    private final Handoffs handoffs;
    private final HandoffLife life;
    private final HandoffDesk handoffDesk;
    private final Mailing mailing;
    private final Pages pages;
    private final Desk desk;

    HandoffPageResource(
            Handoffs handoffs, HandoffLife life, HandoffDesk handoffDesk, Mailing mailing, Pages pages, Desk desk) {
        this.handoffs = handoffs;
        this.life = life;
        this.handoffDesk = handoffDesk;
        this.mailing = mailing;
        this.pages = pages;
        this.desk = desk;
    }

    @POST
    public Response offer(@PathParam("id") String id, @BeanParam OutcomeForm form, @BeanParam HandoffForm hand) {
        var rep = desk.knownRep();
        var task = pages.seen(TaskAddress.id(id), rep);
        form.keepLetter(mailing, task, rep.id());
        var words = desk.words(HandoffMessages.class);
        if (!hand.hasNote()) {
            return flawed(BAD_REQUEST, task, rep, form, hand, words.errorNote());
        }
        return switch (handoffs.offer(task.id(), new Viewer.Rep(rep.id()), hand.offer())) {
            case Handed.Done _ -> shown(task, rep, form);
            case Handed.Refused _ ->
                flawed(CONFLICT, task, rep, form, hand, hand.isLive() ? words.errorLive() : words.errorLater());
            case Handed.Invalid _ -> flawed(BAD_REQUEST, task, rep, form, hand, words.errorPerson());
            case Handed.NoSuch _ -> throw TaskAddress.noSuchTask();
        };
    }

    /// One that was answered meanwhile is shown as it is.
    @POST
    @Path("/withdrawal")
    public Response withdraw(@PathParam("id") String id, @BeanParam OutcomeForm form) {
        var rep = desk.knownRep();
        var task = pages.seen(TaskAddress.id(id), rep);
        form.keepLetter(mailing, task, rep.id());
        life.latestOf(task.id())
                .filter(latest -> latest.status() instanceof Offered)
                .ifPresent(latest -> handoffs.withdraw(latest.id(), new Viewer.Rep(rep.id())));
        return shown(task, rep, form);
    }

    /// For a page on which somebody waits for an answer.
    @GET
    @Path("/state")
    public Response state(@PathParam("id") String id) {
        var task = pages.seen(TaskAddress.id(id), desk.knownRep());
        var part = handoffDesk.of(task.id().value());
        if (part == null) {
            throw TaskAddress.noSuchTask();
        }
        return desk.page(HandoffPages.handoffState(part, TaskPage.OUTCOME_FORM));
    }

    private Response flawed(
            int status, Task task, Representative rep, OutcomeForm form, HandoffForm hand, String problem) {
        handoffDesk.tell(hand, problem);
        return page(status, task, rep, form);
    }

    private Response shown(Task task, Representative rep, OutcomeForm form) {
        return form.hasText() ? page(OK, task, rep, form) : Desk.go("/desk/tasks/" + task.id());
    }

    private Response page(int status, Task task, Representative rep, OutcomeForm form) {
        var now = pages.seen(task.id(), rep);
        var page = pages.task(now, rep, form, Flaws.NONE, Answers.NONE, null);
        return desk.page(status, Templates.task(desk.frame(rep), page));
    }
}
