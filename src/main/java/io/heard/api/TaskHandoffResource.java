package io.heard.api;

import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.task.Handoff;
import io.heard.task.TaskId;
import io.heard.workqueue.Handed;
import io.heard.workqueue.Handoffs;
import io.heard.workqueue.Offer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passing a task on to a colleague.
@Path("/v1/tasks/{id}/handoff")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class TaskHandoffResource {

    private final Handoffs handoffs;
    private final HandoffAnswers answers;

    TaskHandoffResource(Handoffs handoffs, HandoffAnswers answers) {
        this.handoffs = handoffs;
        this.answers = answers;
    }

    record Request(
            @Form.Required Handoff.Kind kind,
            @Form.RepRef @Nullable String to,
            @Form.Skill @Nullable String skill,
            @Form.Required @Form.Text String note,
            @Nullable Boolean withPromises) {

        Offer offer() {
            return new Offer(
                    kind,
                    to == null ? null : new RepId(to),
                    skill == null ? null : Skill.parse(skill),
                    note.strip(),
                    Boolean.TRUE.equals(withPromises));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response offer(@PathParam("id") String id, @Form.Required @Valid Request request) {
        if (request.note().isBlank()) {
            return Problem.unprocessable("note", "must tell the story so far").response();
        }
        return switch (handoffs.offer(new TaskId(Given.id("task", id)), answers.viewer(), request.offer())) {
            case Handed.Done(Handoff handoff) ->
                Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/v1/handoffs/" + handoff.id())
                        .entity(answers.views(List.of(handoff)).getFirst())
                        .build();
            case Handed.Refused(String why) -> Problem.conflict(why).response();
            case Handed.Invalid(String field, String message) ->
                Problem.unprocessable(field, message).response();
            case Handed.NoSuch _ -> Problem.notFound("No task " + id).response();
        };
    }
}
