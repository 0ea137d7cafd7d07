package io.heard.desk;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contactlog.Contact.Direction;
import io.heard.conversation.ContactByHand;
import io.heard.conversation.ContactsByHand;
import io.heard.conversation.Logged;
import io.heard.conversation.ManualRequest;
import io.heard.conversation.Requested;
import io.heard.conversation.Requests;
import io.heard.customer.Customer;
import io.heard.decision.Disposition;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Succession;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The customer who rings us: find them, see their story, write down what was said.
@Path("/desk/customers")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class CustomersResource {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST = 4_000;
    private static final int LAST_YEAR = 9999;

    private final Customers customers;
    private final ContactsByHand contacts;
    private final Requests requests;
    private final Succession succession;
    private final TeamRepository teams;
    private final Desk desk;
    private final Office office;

    CustomersResource(
            Customers customers,
            ContactsByHand contacts,
            Requests requests,
            Succession succession,
            TeamRepository teams,
            Desk desk,
            Office office) {
        this.customers = customers;
        this.contacts = contacts;
        this.requests = requests;
        this.succession = succession;
        this.teams = teams;
        this.desk = desk;
        this.office = office;
    }

    @GET
    public Response search(@QueryParam("q") @Nullable String q) {
        return desk.page(OfficePages.customers(office.frame(), customers.search(q == null ? "" : q)));
    }

    @GET
    @Path("{id}")
    public Response show(@PathParam("id") String id, @QueryParam("about") @Nullable String about, UriInfo uri) {
        var customer = known(id);
        var words = office.words(PeopleMessages.class);
        var news = Desk.isGiven(uri, "saved")
                ? words.contactSaved()
                : Desk.isGiven(uri, "asked")
                        ? words.followUpSaved()
                        : Desk.isGiven(uri, "corrected")
                                ? words.correctionSaved()
                                : Desk.isGiven(uri, "wish")
                                        ? office.words(CrewMessages.class).saved()
                                        : null;
        return desk.page(OfficePages.customer(
                office.frame(), customers.page(customer, news, ContactForm.asking(about), Map.of())));
    }

    @POST
    @Path("{id}/unwanted")
    public Response unwanted(
            @PathParam("id") String id,
            @FormParam("rep") @Nullable String rep,
            @FormParam("reason") @Nullable String reason) {
        var customer = known(id);
        var why = Typed.text(reason);
        teams.repNamed(Typed.text(rep))
                .ifPresent(found -> succession.unwanted(
                        customer.id(),
                        found.id(),
                        why.isEmpty() ? null : why.substring(0, Math.min(LONGEST, why.length())),
                        office.name()));
        return Desk.go(Customers.path(customer.id()) + "?wish");
    }

    @POST
    @Path("{id}/unwanted/lift")
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public Response lift(@PathParam("id") String id, @FormParam("rep") @Nullable String rep) {
        var customer = known(id);
        teams.repNamed(Typed.text(rep)).ifPresent(found -> succession.lift(customer.id(), found.id()));
        return Desk.go(Customers.path(customer.id()) + "?wish");
    }

    @POST
    @Path("{id}/contacts")
    public Response contact(@PathParam("id") String id, @BeanParam ContactForm form) {
        var customer = known(id);
        var words = office.words(PeopleMessages.class);
        var errors = new LinkedHashMap<String, String>();
        var way = word(Customers.Way.class, form.way());
        if (way.isEmpty()) {
            errors.put(ContactForm.WAY, words.errorWay());
        }
        var disposition = word(Disposition.class, form.disposition());
        if (disposition.isEmpty()
                || way.filter(one -> !canEnd(one, disposition.get())).isPresent()) {
            errors.put(ContactForm.DISPOSITION, words.errorDisposition());
        }
        if (form.note().length() > LONGEST) {
            errors.put(ContactForm.NOTE, words.errorLong(LONGEST));
        }
        if (!errors.isEmpty()) {
            return wrong(customer, form, errors);
        }
        var made = new ContactByHand(
                customer.id(),
                way.orElseThrow().direction(),
                way.orElseThrow().channel(),
                disposition.orElseThrow(),
                form.note().isBlank() ? null : form.note().strip(),
                null,
                form.served(),
                form.about().orElse(null),
                office.name());
        return switch (contacts.record(made)) {
            case Logged.Done _ -> Desk.go(Customers.path(customer.id()) + "?saved");
            case Logged.NoSuchCustomer _ -> throw noSuchCustomer();
            case Logged.Invalid _ -> wrong(customer, form, Map.of(ContactForm.DISPOSITION, words.errorDisposition()));
        };
    }

    /// Who is called or written to by the customer was reached, or was told to stop.
    private static boolean canEnd(Customers.Way way, Disposition disposition) {
        return switch (disposition) {
            case REACHED -> way.channel() == Channel.CALL;
            case REPLIED -> way.channel() == Channel.EMAIL;
            case OTHER_PERSON -> way.channel() == Channel.CALL;
            case LEFT_VOICEMAIL -> way.channel() == Channel.CALL;
            case NO_ANSWER, BUSY, WRONG_NUMBER -> way == Customers.Way.I_CALLED;
            case SENT, BOUNCED -> way.direction() == Direction.OUT && way.channel() == Channel.EMAIL;
            case NOT_INTERESTED, OPTED_OUT -> true;
            case CALL_BACK_LATER -> false;
        };
    }

    @POST
    @Path("{id}/follow-ups")
    public Response followUp(@PathParam("id") String id, @BeanParam ContactForm form) {
        var customer = known(id);
        var words = office.words(PeopleMessages.class);
        var errors = new LinkedHashMap<String, String>();
        if (form.text().isBlank()) {
            errors.put(ContactForm.TEXT, words.errorText());
        } else if (form.text().length() > LONGEST) {
            errors.put(ContactForm.TEXT, words.errorLong(LONGEST));
        }
        var due = end(form.due());
        if (due.isEmpty() && !form.due().isEmpty()) {
            errors.put(ContactForm.DUE, words.errorDue());
        }
        if (!errors.isEmpty()) {
            return wrong(customer, form, errors);
        }
        var wish = new ManualRequest(
                customer.id(),
                null,
                form.text().strip(),
                null,
                due.orElse(null),
                word(Purpose.class, form.purpose()).orElse(Purpose.SERVICE),
                office.name());
        return switch (requests.manual(wish)) {
            case Requested.Created _, Requested.Added _ -> Desk.go(Customers.path(customer.id()) + "?asked");
            case Requested.NoSuchCustomer _ -> throw noSuchCustomer();
            case Requested.Refused refused ->
                wrong(customer, form, Map.of(ContactForm.TEXT, words.errorRefused(refused.why())));
            case Requested.Invalid invalid ->
                wrong(
                        customer,
                        form,
                        invalid.field().equals("dueAt")
                                ? Map.of(ContactForm.DUE, words.errorDue())
                                : Map.of(ContactForm.TEXT, words.errorText()));
        };
    }

    /// The end of a day on the clock of the one who asks.
    private Optional<Instant> end(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() > LAST_YEAR - 1
                    ? Optional.empty()
                    : Optional.of(
                            day.plusDays(1).atStartOfDay(office.times().zone()).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private Response wrong(Customer customer, ContactForm form, Map<String, String> errors) {
        return desk.page(
                UNPROCESSABLE, OfficePages.customer(office.frame(), customers.page(customer, null, form, errors)));
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> type, String text) {
        for (var value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private Customer known(String id) {
        return customers.known(id).orElseThrow(CustomersResource::noSuchCustomer);
    }

    private static jakarta.ws.rs.WebApplicationException noSuchCustomer() {
        return Problem.notFound("There is no such customer").thrown();
    }
}
