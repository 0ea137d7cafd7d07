package io.heard.desk;

import io.heard.platform.AuditRepository;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.playbook.PlaybookReader;
import io.heard.playbook.PlaybookReader.Reading;
import io.heard.playbook.StoredPlaybook;
import io.heard.review.PlaybookEdited;
import io.heard.review.PlaybookLife;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Playbooks at the desk: read, written, tried out, put in force and retired.
@Path("/desk/admin")
@RolesAllowed(Roles.ADMIN)
@Transactional
@Blocking
public class PlaybookPageResource {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final String PATH = "/desk/admin/playbooks/";
    private static final String PREVIEW = "preview";

    private final PlaybookDesk pages;
    private final PlaybookLife life;
    private final AuditRepository audit;
    private final Desk desk;
    private final Office office;

    PlaybookPageResource(PlaybookDesk pages, PlaybookLife life, AuditRepository audit, Desk desk, Office office) {
        this.pages = pages;
        this.life = life;
        this.audit = audit;
        this.desk = desk;
        this.office = office;
    }

    private PlaybookMessages words() {
        return office.words(PlaybookMessages.class);
    }

    @GET
    @Path("/playbooks")
    public Response all(@QueryParam("after") @Nullable String after) {
        return desk.page(PlaybookPages.playbooks(office.frame(), pages.all(Typed.text(after), null)));
    }

    @GET
    @Path("/playbooks/{key}")
    public Response one(@PathParam("key") String key, @QueryParam("from") @Nullable String from, UriInfo uri) {
        String news = null;
        if (Desk.isGiven(uri, "saved")) {
            news = words().saved();
        } else if (Desk.isGiven(uri, "activated")) {
            news = words().activated();
        } else if (Desk.isGiven(uri, "retired")) {
            news = words().retiredNow();
        }
        return shown(key, number(from, Integer.MAX_VALUE), news, null, 200);
    }

    private Response shown(String key, int from, @Nullable String news, @Nullable String problem, int status) {
        return pages.one(key, from, news, problem)
                .map(page -> desk.page(status, PlaybookPages.playbook(office.frame(), page)))
                .orElseThrow(PlaybookPageResource::none);
    }

    @GET
    @Path("/playbooks/new")
    public Response fresh() {
        return desk.page(PlaybookPages.playbookEdit(office.frame(), pages.fresh()));
    }

    @POST
    @Path("/playbooks/new")
    public Response create(@FormParam("yaml") @Nullable String yaml, @FormParam("do") @Nullable String what) {
        var text = text(yaml);
        var reading = PlaybookReader.yaml(text);
        if (PREVIEW.equals(what) || !(reading instanceof Reading.Good good)) {
            return tried(null, 0, text, reading, what);
        }
        return switch (life.create(good, office.name())) {
            case PlaybookEdited.Saved(StoredPlaybook stored) -> done(stored, "created", "saved");
            case PlaybookEdited.KeyTaken _ -> edited(null, 0, text, reading, words().keyTaken());
            case PlaybookEdited other -> edited(null, 0, text, reading, refusal(other));
        };
    }

    @POST
    @Path("/playbooks/check")
    public Response check(@FormParam("yaml") @Nullable String yaml) {
        return desk.page(PlaybookPages.playbookFlaws(PlaybookDesk.flaws(PlaybookReader.yaml(text(yaml))), true));
    }

    @GET
    @Path("/playbooks/{key}/edit")
    public Response edit(@PathParam("key") String key) {
        return pages.edit(key)
                .map(page -> desk.page(PlaybookPages.playbookEdit(office.frame(), page)))
                .orElseThrow(PlaybookPageResource::none);
    }

    @POST
    @Path("/playbooks/{key}/edit")
    public Response change(
            @PathParam("key") String key,
            @FormParam("revision") @Nullable String revision,
            @FormParam("yaml") @Nullable String yaml,
            @FormParam("do") @Nullable String what) {
        var text = text(yaml);
        int expected = number(revision, 0);
        var reading = PlaybookReader.yaml(text);
        if (PREVIEW.equals(what) || !(reading instanceof Reading.Good good)) {
            return tried(key, expected, text, reading, what);
        }
        return switch (life.change(key, good, expected, office.name())) {
            case PlaybookEdited.Saved(StoredPlaybook stored) -> done(stored, "changed", "saved");
            case PlaybookEdited.NoSuchPlaybook _ -> throw none();
            case PlaybookEdited other -> edited(key, expected, text, reading, refusal(other));
        };
    }

    /// A preview of what is wrong shows what is wrong, as an answer like any other.
    private Response tried(@Nullable String key, int revision, String text, Reading reading, @Nullable String what) {
        boolean isPreview = PREVIEW.equals(what);
        var problem = isPreview || reading instanceof Reading.Good ? null : words().flawed();
        if (isPreview && reading instanceof Reading.Good good) {
            audit.note(office.name(), "playbook.previewed", good.document().key());
        }
        return desk.page(
                isPreview ? 200 : UNPROCESSABLE,
                PlaybookPages.playbookEdit(
                        office.frame(), pages.edit(key, revision, text, reading, problem, isPreview)));
    }

    private Response edited(@Nullable String key, int revision, String text, Reading reading, String problem) {
        return desk.page(
                CONFLICT,
                PlaybookPages.playbookEdit(office.frame(), pages.edit(key, revision, text, reading, problem, false)));
    }

    @GET
    @Path("/playbooks/{key}/activate")
    public Response activation(@PathParam("key") String key, @QueryParam("since") @Nullable String since) {
        return pages.activation(key, Typed.text(since), null)
                .map(page -> desk.page(PlaybookPages.playbookActivate(office.frame(), page)))
                .orElseGet(() -> shown(key, Integer.MAX_VALUE, null, words().noDraft(), CONFLICT));
    }

    @POST
    @Path("/playbooks/{key}/activate")
    public Response activate(
            @PathParam("key") String key,
            @FormParam("revision") @Nullable String revision,
            @FormParam("since") @Nullable String since) {
        var day = Typed.text(since);
        Optional<Instant> from = day.isEmpty() ? Optional.empty() : pages.since(day);
        if (!day.isEmpty() && from.isEmpty()) {
            return activation(key, day);
        }
        return ended(key, life.activate(key, number(revision, 0), from.orElse(null), office.name()), "activated");
    }

    @GET
    @Path("/playbooks/{key}/retire")
    public Response retirement(@PathParam("key") String key) {
        return pages.retirement(key)
                .map(page -> desk.page(PlaybookPages.playbookRetire(office.frame(), page)))
                .orElseGet(() -> shown(key, Integer.MAX_VALUE, null, null, CONFLICT));
    }

    @POST
    @Path("/playbooks/{key}/retire")
    public Response retire(@PathParam("key") String key, @FormParam("revision") @Nullable String revision) {
        return ended(key, life.retire(key, number(revision, 0), office.name()), "retired");
    }

    private Response ended(String key, PlaybookEdited edited, String what) {
        return switch (edited) {
            case PlaybookEdited.Saved(StoredPlaybook stored) -> done(stored, what, what);
            case PlaybookEdited.NoSuchPlaybook _ -> throw none();
            case PlaybookEdited other -> shown(key, Integer.MAX_VALUE, null, refusal(other), CONFLICT);
        };
    }

    private Response done(StoredPlaybook stored, String what, String flag) {
        var key = stored.document().key();
        audit.note(office.name(), "playbook." + what, key + " version " + stored.version());
        return Desk.go(PATH + key + "?" + flag);
    }

    private String refusal(PlaybookEdited edited) {
        return switch (edited) {
            case PlaybookEdited.OtherKey(String key) -> words().otherKey(key);
            case PlaybookEdited.KeyTaken _ -> words().keyTaken();
            case PlaybookEdited.Refused _ -> words().refused(PlaybookLife.MOST_ACTIVE);
            case PlaybookEdited.Invalid _ -> words().errorSince();
            case PlaybookEdited.Stale _, PlaybookEdited.Saved _, PlaybookEdited.NoSuchPlaybook _ -> words().stale();
        };
    }

    private static WebApplicationException none() {
        return Problem.notFound("There is no such playbook").thrown();
    }

    /// As it stands in the box; browsers end lines with two characters.
    private static String text(@Nullable String yaml) {
        return yaml == null ? "" : yaml.replace("\r\n", "\n");
    }

    private static int number(@Nullable String text, int other) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : other;
    }
}
