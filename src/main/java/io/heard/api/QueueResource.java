package io.heard.api;

import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.task.Task;
import io.heard.team.Representative;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Path("/v1/representatives/{id}/queue")
@Blocking
public class QueueResource {

    private static final Pattern EVENT_ID = Pattern.compile("\\d{1,18}");
    private static final UUID NO_TASK = new UUID(0, 0);

    private final WorkQueue queue;
    private final TaskViews views;
    private final QueueStreams streams;
    private final Cursors cursors;
    private final Caller caller;

    QueueResource(WorkQueue queue, TaskViews views, QueueStreams streams, Cursors cursors, Caller caller) {
        this.queue = queue;
        this.views = views;
        this.streams = streams;
        this.cursors = cursors;
        this.caller = caller;
    }

    /// @param task after which the page begins, if it is still in the queue
    /// @param place of that task when it was read
    record After(UUID task, int place) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var after = cursors.read(cursor, After.class, new After(NO_TASK, 0));
        var rep = caller.repOf(id);
        caller.mustSeeQueueOf(rep);
        var all = queue.queueOf(rep.id());
        int from = Math.min(start(all, after), all.size());
        int to = Math.min(from + size, all.size());
        var page = all.subList(from, to);
        var next = to < all.size() ? cursors.write(new After(page.getLast().id().value(), to)) : null;
        return Response.ok(new Page<>(views.of(page), next)).build();
    }

    private static int start(List<Task> queue, After after) {
        for (int i = 0; i < queue.size(); i++) {
            if (queue.get(i).id().value().equals(after.task())) {
                return i + 1;
            }
        }
        return Math.max(after.place(), 0);
    }

    /// The stream outlives this call: the sink stays open until the listener leaves.
    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public void stream(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        if (lastEventId != null && !EVENT_ID.matcher(lastEventId).matches()) {
            throw Problem.badRequest("Last-Event-ID", "must be the id of an event of this stream")
                    .thrown();
        }
        streams.open(listeningTo(id), lastEventId == null ? null : Long.valueOf(lastEventId), sink, sse);
    }

    /// In a transaction, else the connection would be held as long as somebody listens.
    private Representative listeningTo(String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var rep = caller.repOf(id);
            caller.mustSeeQueueOf(rep);
            return rep;
        });
    }
}
