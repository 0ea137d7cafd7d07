package io.heard.desk;

import io.heard.conversation.Corrected;
import io.heard.conversation.Correcting;
import io.heard.conversation.Correction;
import io.heard.platform.AuditRepository;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A contact that was told wrongly is told again.
@Path("/desk/customers/{id}/contacts/{contact}")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class CorrectionResource {

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final Corrections corrections;
    private final Correcting correcting;
    private final Outlook outlook;
    private final AuditRepository audit;
    private final Desk desk;
    private final Office office;

    CorrectionResource(
            Corrections corrections,
            Correcting correcting,
            Outlook outlook,
            AuditRepository audit,
            Desk desk,
            Office office) {
        this.corrections = corrections;
        this.correcting = correcting;
        this.outlook = outlook;
        this.audit = audit;
        this.desk = desk;
        this.office = office;
    }

    static String path(String customerId, UUID contactId) {
        return Customers.path(customerId) + "/contacts/" + contactId;
    }

    @GET
    public Response show(@PathParam("id") String id, @PathParam("contact") String contactId) {
        var told = told(id, contactId);
        return page(Response.Status.OK.getStatusCode(), told, told.form(), Map.of(), null, Foreseen.NOTHING);
    }

    @POST
    public Response correct(
            @PathParam("id") String id,
            @PathParam("contact") String contactId,
            @FormParam("version") int version,
            @BeanParam OutcomeForm form) {
        var told = told(id, contactId);
        var reading = new Reading(form, desk.messages());
        var truth = truth(told, reading, form);
        if (truth.isEmpty()) {
            return page(BAD_REQUEST, told, form, reading.errors(), null, Foreseen.NOTHING);
        }
        var contact = told.contact();
        var by = office.corrector(contact.representativeId());
        return switch (correcting.correct(contact.customerId(), contact.id(), truth.get(), by, version)) {
            case Corrected.Done _ -> {
                audit.note(office.name(), "contact.corrected", contact.customerId() + " " + contact.id());
                yield Desk.go(Customers.path(contact.customerId()) + "?corrected");
            }
            case Corrected.Invalid(String field, String message) ->
                page(
                        UNPROCESSABLE,
                        told,
                        form,
                        Map.ofEntries(Flawed.of(field, message, desk.messages())),
                        null,
                        Foreseen.NOTHING);
            case Corrected.Stale _ -> stale(told(id, contactId), form);
            case Corrected.NotYours _ -> throw Problem.forbidden(why()).thrown();
            case Corrected.NoSuchContact _ -> throw noSuchContact();
        };
    }

    private Response stale(Corrections.Told told, OutcomeForm form) {
        var problem = office.words(PeopleMessages.class).correctionStale();
        return page(CONFLICT, told, form, Map.of(), problem, Foreseen.NOTHING);
    }

    /// What would happen, before it does. One connection is held at a time.
    @POST
    @Path("/preview")
    @Transactional(TxType.NOT_SUPPORTED)
    public Response preview(
            @PathParam("id") String id,
            @PathParam("contact") String contactId,
            @BeanParam OutcomeForm form,
            @HeaderParam(TaskPageResource.BY_SCRIPT) @Nullable String byScript) {
        var told = QuarkusTransaction.requiringNew().call(() -> told(id, contactId));
        var reading = new Reading(form, desk.messages());
        var foreseen = truth(told, reading, form)
                .map(truth -> foreseen(told, truth))
                .orElseGet(() -> Foreseen.flawed(List.copyOf(reading.errors().values())));
        return byScript == null
                ? QuarkusTransaction.requiringNew()
                        .call(() ->
                                page(Response.Status.OK.getStatusCode(), told, form, reading.errors(), null, foreseen))
                : desk.page(Templates.foreseen(foreseen));
    }

    private Foreseen foreseen(Corrections.Told told, Correction truth) {
        var contact = told.contact();
        var by = QuarkusTransaction.requiringNew().call(() -> office.corrector(contact.representativeId()));
        return outlook.of(
                () -> correcting.correct(contact.customerId(), contact.id(), truth, by, null),
                told.customer(),
                told.texts(),
                office.times());
    }

    private static Optional<Correction> truth(Corrections.Told told, Reading reading, OutcomeForm form) {
        return reading.correction(told::canEnd, told.contact(), told.zone(), form.why());
    }

    private Response page(
            int status,
            Corrections.Told told,
            OutcomeForm form,
            Map<String, String> errors,
            @Nullable String problem,
            Foreseen foreseen) {
        var page = corrections.page(told, form, errors, problem, foreseen);
        return desk.page(status, OfficePages.correction(office.frame(), page));
    }

    private Corrections.Told told(String id, String contactId) {
        var told = corrections.told(id, contactId).orElseThrow(CorrectionResource::noSuchContact);
        var by = office.corrector(told.contact().representativeId());
        if (Correcting.hindrance(told.contact(), by, office.times().now()).isPresent()) {
            throw Problem.forbidden(why()).thrown();
        }
        return told;
    }

    private String why() {
        return office.words(PeopleMessages.class).correctionNotYours();
    }

    private static WebApplicationException noSuchContact() {
        return Problem.notFound("There is no such contact").thrown();
    }
}
