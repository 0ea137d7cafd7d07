package io.heard.api;

import io.heard.platform.Problem;
import io.heard.task.Handoff;
import io.heard.task.TaskRepository;
import io.heard.workqueue.Handed;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/// What is answered about handoffs.
@RequestScoped
class HandoffAnswers {

    private final TaskRepository tasks;
    private final TaskViews views;
    private final Caller caller;

    HandoffAnswers(TaskRepository tasks, TaskViews views, Caller caller) {
        this.tasks = tasks;
        this.views = views;
        this.caller = caller;
    }

    /// An admin's word counts for all; others are who they are.
    Viewer viewer() {
        return caller.seesAll() ? new Viewer.Everything() : new Viewer.Rep(caller.rep());
    }

    List<HandoffView> views(List<Handoff> handoffs) {
        var read = views.of(handoffs.stream()
                .map(handoff -> tasks.byId(handoff.taskId()).orElseThrow())
                .toList());
        var shown = new ArrayList<HandoffView>(handoffs.size());
        for (int i = 0; i < handoffs.size(); i++) {
            shown.add(HandoffView.of(handoffs.get(i), read.get(i)));
        }
        return shown;
    }

    Response answer(String id, Handed handed) {
        return switch (handed) {
            case Handed.Done(Handoff handoff) ->
                Response.ok(views(List.of(handoff)).getFirst()).build();
            case Handed.Refused(String why) -> Problem.conflict(why).response();
            case Handed.Invalid(String field, String message) ->
                Problem.unprocessable(field, message).response();
            case Handed.NoSuch _ -> noSuch(id);
        };
    }

    static Response noSuch(String id) {
        return Problem.notFound("No handoff " + id).response();
    }
}
