package io.heard.desk;

import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.task.Handoff;
import io.heard.task.HandoffId;
import io.heard.workqueue.Handed;
import io.heard.workqueue.Handoffs;
import io.heard.workqueue.Viewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rep answers an offer to take a task over.
@Path("/desk/handoffs/{id}")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class HandoffAnswerResource {

    private static final String LIST = "/desk";

    private final Handoffs handoffs;
    private final Desk desk;

    HandoffAnswerResource(Handoffs handoffs, Desk desk) {
        this.handoffs = handoffs;
        this.desk = desk;
    }

    @POST
    @Path("/acceptance")
    public Response accept(@PathParam("id") String id) {
        return switch (handoffs.accept(handoff(id), me())) {
            case Handed.Done(Handoff handoff) -> Desk.go("/desk/tasks/" + handoff.taskId());
            case Handed.Refused _, Handed.Invalid _ -> Desk.go(LIST + "?" + HandoffDesk.OVER);
            case Handed.NoSuch _ -> throw noSuch();
        };
    }

    /// @param reason without one it is asked for on the page of the task
    @POST
    @Path("/refusal")
    public Response refuse(
            @PathParam("id") String id,
            @FormParam("reason") @Nullable String reason,
            @FormParam("task") @Nullable String task) {
        if (!Typed.isName(Typed.text(reason))) {
            return Desk.go("/desk/tasks/" + taskId(task) + "?" + HandoffDesk.SAY_WHY + "#offer");
        }
        return switch (handoffs.decline(handoff(id), me(), Typed.text(reason))) {
            case Handed.Done _ -> Desk.go(LIST);
            case Handed.Refused _, Handed.Invalid _ -> Desk.go(LIST + "?" + HandoffDesk.OVER);
            case Handed.NoSuch _ -> throw noSuch();
        };
    }

    private Viewer me() {
        return new Viewer.Rep(
                desk.rep().orElseThrow(HandoffAnswerResource::noSuch).id());
    }

    private static HandoffId handoff(String id) {
        return new HandoffId(taskId(id));
    }

    private static UUID taskId(@Nullable String id) {
        try {
            return UUID.fromString(Typed.text(id));
        } catch (IllegalArgumentException none) {
            throw noSuch();
        }
    }

    private static WebApplicationException noSuch() {
        return Problem.notFound("There is no such offer").thrown();
    }
}
