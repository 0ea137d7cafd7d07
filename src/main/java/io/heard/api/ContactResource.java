package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contactlog.Contact;
import io.heard.conversation.ContactByHand;
import io.heard.conversation.ContactsByHand;
import io.heard.conversation.Corrected;
import io.heard.conversation.Correcting;
import io.heard.conversation.Correction;
import io.heard.conversation.Logged;
import io.heard.decision.Disposition;
import io.heard.followup.FollowUpView;
import io.heard.platform.AuditRepository;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.TeamRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class ContactResource {

    private final KnownCustomers known;
    private final ContactsByHand contacts;
    private final Correcting correcting;
    private final TeamRepository teams;
    private final AuditRepository audit;
    private final Caller caller;

    ContactResource(
            KnownCustomers known,
            ContactsByHand contacts,
            Correcting correcting,
            TeamRepository teams,
            AuditRepository audit,
            Caller caller) {
        this.known = known;
        this.contacts = contacts;
        this.correcting = correcting;
        this.teams = teams;
        this.audit = audit;
        this.caller = caller;
    }

    record Request(
            @Form.Required Contact.Direction direction,
            @Form.Required Channel channel,
            @Form.Required Disposition disposition,
            @Nullable Purpose purpose,
            @Form.Text @Nullable String note,
            @Nullable Instant at) {}

    record CorrectionRequest(
            @Form.Required Disposition disposition,
            @Form.Text @Nullable String note,

            @Size(max = 20, message = "must be at most 20") @Form.Distinct @Nullable
            List<@Form.Key String> heard,

            @Size(max = 100, message = "must be at most 100") @Form.Distinct @Nullable
            List<UUID> served,

            @Nullable Instant nextAt,
            @Form.Text @Nullable String why) {

        Correction correction() {
            return new Correction(disposition, note, Objects.requireNonNullElse(heard, List.of()), served, nextAt, why);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Telling(
            String disposition,
            @Nullable String note,
            List<String> heard,
            List<UUID> served,
            @Nullable Instant nextAt,
            int version,
            Instant toldAt,
            @Nullable String toldBy,
            @Nullable String why) {

        static Telling of(Contact contact) {
            var correction = contact.correction();
            return new Telling(
                    contact.disposition().name(),
                    contact.note(),
                    contact.heard(),
                    contact.served(),
                    contact.callBackAt(),
                    contact.version(),
                    contact.toldAt(),
                    correction == null ? contact.representativeId() : correction.by(),
                    correction == null ? null : correction.why());
        }
    }

    /// A contact as it counts, and how it was told each time, the first first.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            View contact, List<Telling> versions, @Nullable FollowUpView followUp) {}

    record View(
            UUID id,
            String customerId,
            String direction,
            String channel,
            String disposition,
            @Nullable String note,
            Instant at,
            boolean outsideWindow,
            @Nullable String representativeId) {

        static View of(Contact contact) {
            return new View(
                    contact.id(),
                    contact.customerId(),
                    contact.direction().name(),
                    contact.channel().name(),
                    contact.disposition().name(),
                    contact.note(),
                    contact.at(),
                    contact.outsideWindow(),
                    contact.representativeId());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR})
    public Response record(@PathParam("id") String id, @Form.Required @Valid Request request) {
        var made = new ContactByHand(
                known.get(id).id(),
                request.direction(),
                request.channel(),
                request.disposition(),
                request.note(),
                request.at(),
                null,
                request.purpose(),
                caller.name());
        return switch (contacts.record(made)) {
            case Logged.Done(Contact contact) ->
                Response.status(Response.Status.CREATED)
                        .entity(View.of(contact))
                        .build();
            case Logged.NoSuchCustomer _ ->
                Problem.notFound("No customer " + id).response();
            case Logged.Invalid(String field, String message) ->
                Problem.unprocessable(List.of(new Problem.Flaw(field, message))).response();
        };
    }

    @GET
    @Path("{contactId}")
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response get(@PathParam("id") String id, @PathParam("contactId") String contactId) {
        var customer = known.get(id);
        audit.note(caller.name(), "customer.read", customer.id());
        return correcting
                .about(customer.id(), Given.id("contact", contactId))
                .map(about -> answer(customer.id(), about.contact().id(), null))
                .orElseGet(() -> noSuch(contactId));
    }

    /// Who made a contact corrects it for 24 hours, their lead always; what was said before stays readable.
    @PUT
    @Path("{contactId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
    public Response correct(
            @PathParam("id") String id,
            @PathParam("contactId") String contactId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid CorrectionRequest request) {
        int version = Etag.required(ifMatch);
        var customer = known.get(id);
        var contact = Given.id("contact", contactId);
        var by = correcting
                .about(customer.id(), contact)
                .map(about -> corrector(about.contact()))
                .orElseThrow(() -> Problem.notFound("No contact " + contactId).thrown());
        return switch (correcting.correct(customer.id(), contact, request.correction(), by, version)) {
            case Corrected.Done(Contact _, FollowUpView followUp) -> {
                audit.note(caller.name(), "contact.corrected", customer.id() + " " + contact);
                yield answer(customer.id(), contact, followUp);
            }
            case Corrected.NoSuchContact _ -> noSuch(contactId);
            case Corrected.NotYours(String why) ->
                Problem.forbidden("Not yours to correct: " + why).response();
            case Corrected.Stale(int current) -> Problem.stale(current).response();
            case Corrected.Invalid(String field, String message) ->
                Problem.unprocessable(List.of(new Problem.Flaw(field, message))).response();
        };
    }

    private Correction.By corrector(Contact contact) {
        var author = contact.representativeId();
        boolean isLead = caller.is(Roles.ADMIN)
                || (author != null
                        && teams.repNamed(author).filter(caller::leads).isPresent());
        return new Correction.By(caller.name(), isLead);
    }

    private Response answer(String customerId, UUID contactId, @Nullable FollowUpView followUp) {
        var versions = correcting.about(customerId, contactId).orElseThrow().versions();
        var told = new Told(
                View.of(versions.getLast()), versions.stream().map(Telling::of).toList(), followUp);
        return Response.ok(told)
                .header(HttpHeaders.ETAG, Etag.of(versions.getLast().version()))
                .build();
    }

    private static Response noSuch(String contactId) {
        return Problem.notFound("No contact " + contactId).response();
    }
}
