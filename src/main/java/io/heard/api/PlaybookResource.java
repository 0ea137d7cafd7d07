package io.heard.api;

import io.heard.platform.Cursors;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.playbook.PlaybookRepository;
import io.heard.playbook.StoredPlaybook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

@Path("/v1/playbooks")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class PlaybookResource {

    /// A company has dozens; they are filtered in memory.
    private static final int ALL = 10_000;

    private final PlaybookRepository playbooks;
    private final Cursors cursors;

    PlaybookResource(PlaybookRepository playbooks, Cursors cursors) {
        this.playbooks = playbooks;
        this.cursors = cursors;
    }

    record AfterPlaybook(String playbook) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var wanted = Given.word("status", status, StoredPlaybook.Status.class);
        var after = cursors.read(cursor, AfterPlaybook.class, new AfterPlaybook(""));
        var found = playbooks.page(after.playbook(), ALL).stream()
                .filter(stored -> wanted == null || stored.status() == wanted)
                .limit(size + 1L)
                .toList();
        return Response.ok(Page.of(
                        found,
                        size,
                        cursors,
                        stored -> new AfterPlaybook(stored.document().key()),
                        PlaybookView::of))
                .build();
    }

    @GET
    @Path("{key}")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("key") String key) {
        return playbooks
                .current(key)
                .map(stored -> Response.ok(PlaybookView.of(stored)).build())
                .orElseGet(() -> Problem.notFound("No playbook " + key).response());
    }
}
