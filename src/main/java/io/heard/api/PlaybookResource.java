package io.heard.api;

import io.heard.platform.AuditRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.playbook.BackfillRepository;
import io.heard.playbook.PlaybookRepository;
import io.heard.playbook.PlaybookSchema;
import io.heard.playbook.StoredPlaybook;
import io.heard.review.PlaybookEdited;
import io.heard.review.PlaybookLife;
import io.heard.workqueue.Previewing;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Path("/v1/playbooks")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class PlaybookResource {

    private static final String PATH = "/v1/playbooks/";
    private static final int NEWEST = Integer.MAX_VALUE;

    private final PlaybookRepository playbooks;
    private final BackfillRepository backfills;
    private final PlaybookLife life;
    private final Previewing previewing;
    private final AuditRepository audit;
    private final Cursors cursors;
    private final Caller caller;

    PlaybookResource(
            PlaybookRepository playbooks,
            BackfillRepository backfills,
            PlaybookLife life,
            Previewing previewing,
            AuditRepository audit,
            Cursors cursors,
            Caller caller) {
        this.playbooks = playbooks;
        this.backfills = backfills;
        this.life = life;
        this.previewing = previewing;
        this.audit = audit;
        this.cursors = cursors;
        this.caller = caller;
    }

    record AfterPlaybook(String playbook) {}

    record BelowVersion(int version) {}

    record Backfill(@Form.Required Instant since) {}

    record Activation(@Valid @Nullable Backfill backfill) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var wanted = Given.word("status", status, StoredPlaybook.Status.class);
        var after = cursors.read(cursor, AfterPlaybook.class, new AfterPlaybook(""));
        return Response.ok(Page.of(
                        playbooks.page(wanted, after.playbook(), size + 1),
                        size,
                        cursors,
                        stored -> new AfterPlaybook(stored.document().key()),
                        PlaybookView::of))
                .build();
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, PlaybookBody.YAML, PlaybookBody.YAML_AS_IT_WAS, PlaybookBody.YAML_AS_TEXT})
    @Produces({MediaType.APPLICATION_JSON, PlaybookBody.YAML})
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response create(byte @Nullable [] body, @Context HttpHeaders headers) {
        var written = PlaybookBody.read(body, headers);
        return answer(life.create(written, caller.name()), "created", 201, headers);
    }

    @GET
    @Path("schema")
    @Produces("application/schema+json")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR, Roles.INTEGRATOR})
    public Response schema() {
        return Response.ok(PlaybookSchema.text()).build();
    }

    @POST
    @Path("preview")
    @Consumes({MediaType.APPLICATION_JSON, PlaybookBody.YAML, PlaybookBody.YAML_AS_IT_WAS, PlaybookBody.YAML_AS_TEXT})
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response preview(
            @QueryParam("since") @Nullable String since, byte @Nullable [] body, @Context HttpHeaders headers) {
        var from = Given.instant("since", since);
        var written = PlaybookBody.read(body, headers);
        audit.note(caller.name(), "playbook.previewed", written.document().key());
        return Response.ok(PreviewView.of(previewing.of(written.document(), from)))
                .build();
    }

    @GET
    @Path("{key}")
    @Produces({MediaType.APPLICATION_JSON, PlaybookBody.YAML})
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(
            @PathParam("key") String key,
            @QueryParam("version") @Nullable String version,
            @Context HttpHeaders headers) {
        var found = version == null ? playbooks.current(key) : version(key, version);
        return found.map(stored -> answer(stored, 200, headers))
                .orElseGet(() -> none(key).response());
    }

    private Optional<StoredPlaybook> version(String key, String version) {
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw Problem.badRequest("version", "must be a whole number from 1").thrown();
        }
        return playbooks.version(key, Integer.parseInt(version));
    }

    @PUT
    @Path("{key}")
    @Consumes({MediaType.APPLICATION_JSON, PlaybookBody.YAML, PlaybookBody.YAML_AS_IT_WAS, PlaybookBody.YAML_AS_TEXT})
    @Produces({MediaType.APPLICATION_JSON, PlaybookBody.YAML})
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response put(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte @Nullable [] body,
            @Context HttpHeaders headers) {
        int expected = Etag.required(ifMatch);
        var written = PlaybookBody.read(body, headers);
        return answer(life.change(key, written, expected, caller.name()), "changed", 200, headers);
    }

    @GET
    @Path("{key}/versions")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response versions(
            @PathParam("key") String key,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        var below = cursors.read(cursor, BelowVersion.class, new BelowVersion(NEWEST));
        if (playbooks.current(key).isEmpty()) {
            return none(key).response();
        }
        return Response.ok(Page.of(
                        playbooks.versions(key, below.version(), size + 1),
                        size,
                        cursors,
                        stored -> new BelowVersion(stored.version() - 1),
                        stored -> PlaybookVersionView.of(
                                stored,
                                backfills
                                        .of(stored.document().key(), stored.version())
                                        .orElse(null))))
                .build();
    }

    @POST
    @Path("{key}/activation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, PlaybookBody.YAML})
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response activate(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid Activation activation,
            @Context HttpHeaders headers) {
        var since = activation.backfill() == null ? null : activation.backfill().since();
        var done = life.activate(key, Etag.optional(ifMatch), since, caller.name());
        return answer(done, "activated", 200, headers);
    }

    @POST
    @Path("{key}/retirement")
    @Produces({MediaType.APPLICATION_JSON, PlaybookBody.YAML})
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response retire(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context HttpHeaders headers) {
        return answer(life.retire(key, Etag.optional(ifMatch), caller.name()), "retired", 200, headers);
    }

    private Response answer(PlaybookEdited edited, String what, int status, HttpHeaders headers) {
        return switch (edited) {
            case PlaybookEdited.Saved(StoredPlaybook stored) -> {
                audit.note(caller.name(), "playbook." + what, stored.document().key() + " version " + stored.version());
                yield answer(stored, status, headers);
            }
            case PlaybookEdited.NoSuchPlaybook _ ->
                Problem.notFound("There is no such playbook").response();
            case PlaybookEdited.KeyTaken(String key) ->
                Problem.conflict("There is a playbook " + key + " already; PUT changes it")
                        .response();
            case PlaybookEdited.OtherKey(String key) ->
                Problem.unprocessable("key", "must be " + key + ", as in the address")
                        .response();
            case PlaybookEdited.Invalid(String field, String message) ->
                Problem.unprocessable(field, message).response();
            case PlaybookEdited.Stale(int revision) -> Problem.stale(revision).response();
            case PlaybookEdited.Refused(String why) -> Problem.conflict(why).response();
        };
    }

    private static Response answer(StoredPlaybook stored, int status, HttpHeaders headers) {
        boolean yaml = PlaybookBody.wantsYaml(headers);
        var answer = Response.status(status)
                .header(HttpHeaders.ETAG, Etag.of(stored.revision()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .type(yaml ? PlaybookBody.YAML : MediaType.APPLICATION_JSON)
                .entity(yaml ? stored.yaml() : PlaybookView.of(stored));
        return status == Response.Status.CREATED.getStatusCode()
                ? answer.header(HttpHeaders.LOCATION, PATH + stored.document().key())
                        .build()
                : answer.build();
    }

    private static Problem none(String key) {
        return Problem.notFound("No playbook " + key);
    }
}
