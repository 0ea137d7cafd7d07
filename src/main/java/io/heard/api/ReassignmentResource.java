package io.heard.api;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.platform.AuditRepository;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Reassigned;
import io.heard.workqueue.Reassigning;
import io.heard.workqueue.Reassignment;
import io.heard.workqueue.Reassignment.Scope;
import io.heard.workqueue.Reassignment.Wish;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives a rep's work to others: first looked at, then done as it was seen.
@Path("/v1/teams/{id}/reassignments")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class ReassignmentResource {

    private final Reassigning reassigning;
    private final TeamRepository teams;
    private final AuditRepository audit;
    private final Caller caller;

    ReassignmentResource(Reassigning reassigning, TeamRepository teams, AuditRepository audit, Caller caller) {
        this.reassigning = reassigning;
        this.teams = teams;
        this.audit = audit;
        this.caller = caller;
    }

    record Request(
            @Form.Required @Form.RepRef String from,
            @Form.RepRef @Nullable String to,
            @Form.Required Scope scope,
            @Form.Required Boolean dryRun,

            @Size(min = 1, max = 64, message = "must have 1 to 64 characters") @Nullable
            String version) {}

    record ReceiverView(
            @Nullable String representativeId,
            int tasks,
            int relationships,
            String effortBefore,
            String effortAfter,
            String hoursLeft) {

        static ReceiverView of(Reassignment.Receiver receiver) {
            return new ReceiverView(
                    receiver.rep() == null ? null : receiver.rep().value(),
                    receiver.tasks(),
                    receiver.relationships(),
                    receiver.before().toString(),
                    receiver.after().toString(),
                    receiver.room().toString());
        }
    }

    record TouchedView(
            @Nullable UUID taskId,
            String customerId,
            Instant at,
            @Nullable String representativeId) {

        static List<TouchedView> of(List<Reassignment.Touched> all) {
            return all.stream()
                    .map(one -> new TouchedView(
                            one.taskId(),
                            one.customerId(),
                            one.at(),
                            one.rep() == null ? null : one.rep().value()))
                    .toList();
        }
    }

    record View(
            String version,
            boolean done,
            int tasks,
            String effort,
            int claimed,
            int staying,
            List<ReceiverView> receivers,
            int lateBefore,
            int lateAfter,
            List<TouchedView> late,
            List<TouchedView> conflicts,
            int customers,
            int relationships,
            int promises) {

        static View of(Reassignment what, boolean isDone) {
            return new View(
                    what.version(),
                    isDone,
                    what.tasks(),
                    what.effort().toString(),
                    what.claimed(),
                    what.staying(),
                    what.receivers().stream().map(ReceiverView::of).toList(),
                    what.lateBefore(),
                    what.lateAfter(),
                    TouchedView.of(what.late()),
                    TouchedView.of(what.conflicts()),
                    what.customers(),
                    what.relationships(),
                    what.promises());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response reassign(@PathParam("id") String id, @Form.Required @Valid Request request) {
        var team = team(id);
        caller.mustManage(team);
        var wish = new Wish(
                team,
                new RepId(request.from()),
                request.to() == null ? null : new RepId(request.to()),
                request.scope());
        if (request.dryRun()) {
            return answer(reassigning.preview(wish), false);
        }
        if (request.version() == null) {
            return Problem.unprocessable("version", "must be that of the preview which is confirmed")
                    .response();
        }
        var done = reassigning.apply(wish, request.version());
        if (done instanceof Reassigned.Done(var what)) {
            audit.note(
                    caller.name(),
                    "reassignment",
                    "%s of %s to %s: %d tasks, %d customers"
                            .formatted(
                                    wish.scope(),
                                    wish.from(),
                                    wish.to() == null ? "others" : wish.to(),
                                    what.tasks(),
                                    what.relationships()));
        }
        return answer(done, true);
    }

    private static Response answer(Reassigned came, boolean isDone) {
        return switch (came) {
            case Reassigned.Done(var what) -> Response.ok(View.of(what, isDone)).build();
            case Reassigned.Changed _ ->
                Problem.conflict("It has changed since it was looked at; look at it again")
                        .response();
            case Reassigned.Refused(String why) -> Refs.unprocessable(why).response();
        };
    }

    private TeamId team(String id) {
        try {
            var team = new TeamId(id);
            if (teams.team(team).isPresent()) {
                return team;
            }
        } catch (IllegalArgumentException cannotBe) {
            // told below
        }
        throw Problem.notFound("No team " + id).thrown();
    }
}
