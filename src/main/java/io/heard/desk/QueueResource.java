package io.heard.desk;

import io.heard.platform.Roles;
import io.heard.team.Representative;
import io.heard.workqueue.Next;
import io.heard.workqueue.WorkQueue;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/// Today's list, and the next person on it.
@Path("/desk")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class QueueResource {

    private final WorkQueue queue;
    private final Pages pages;
    private final Desk desk;

    QueueResource(WorkQueue queue, Pages pages, Desk desk) {
        this.queue = queue;
        this.pages = pages;
        this.desk = desk;
    }

    /// @param after the task that was let go just now
    /// @param show a channel; absent: all
    @GET
    public Response list(
            @QueryParam("after") @Nullable String after, @QueryParam("show") @Nullable String show, UriInfo uri) {
        return desk.rep()
                .map(rep -> list(rep, after, Kind.of(show), Desk.isGiven(uri, "nobody")))
                .orElseGet(this::nobody);
    }

    private Response list(Representative rep, @Nullable String after, Kind kind, boolean isNobodyNext) {
        var news = pages.next(after, rep);
        var problem = isNobodyNext ? desk.messages().nobodyNow() : null;
        return desk.page(Templates.queue(desk.frame(rep), pages.queue(rep, kind, news, problem)));
    }

    /// The list alone, for a page that is open.
    @GET
    @Path("/list")
    public Response fresh(@QueryParam("show") @Nullable String show) {
        return desk.rep()
                .map(rep -> desk.page(Templates.queue$list(pages.queue(rep, Kind.of(show), null, null))))
                .orElseGet(this::nobody);
    }

    private Response nobody() {
        return desk.page(Templates.nobody(desk.frame()));
    }

    @POST
    @Path("/next")
    public Response next() {
        return desk.rep().map(this::next).orElseGet(this::nobody);
    }

    private Response next(Representative rep) {
        return switch (queue.next(rep.id())) {
            case Next.Take take -> Desk.go("/desk/tasks/" + take.task().id().value());
            case Next.NothingNow _ -> Desk.go("/desk?nobody");
        };
    }
}
