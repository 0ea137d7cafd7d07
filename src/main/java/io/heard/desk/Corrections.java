package io.heard.desk;

import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.contactlog.Contact.Direction;
import io.heard.conversation.Correcting;
import io.heard.decision.Disposition;
import io.heard.decision.Reach;
import io.heard.review.Agendas;
import io.heard.review.Persons;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.task.TaskView;
import io.heard.team.TeamRepository;
import io.heard.workqueue.TaskViews;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers what is on the page where a contact is told again.
@ApplicationScoped
class Corrections {

    private final Customers customers;
    private final Correcting correcting;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final Settling settling;
    private final TaskViews views;
    private final TeamRepository teams;
    private final Office office;

    Corrections(
            Customers customers,
            Correcting correcting,
            Agendas agendas,
            RulesInForce rulesInForce,
            Settling settling,
            TaskViews views,
            TeamRepository teams,
            Office office) {
        this.customers = customers;
        this.correcting = correcting;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.settling = settling;
        this.views = views;
        this.teams = teams;
        this.office = office;
    }

    /// A contact as it was told, in the customer's time.
    ///
    /// @param texts of what may have been talked about, by reason
    /// @param zone of the customer
    record Told(Correcting.About about, Person customer, Map<UUID, String> texts, ZoneId zone) {

        Contact contact() {
            return about.contact();
        }

        OutcomeForm form() {
            var taken = about.taken().stream().map(reason -> reason.fact().id()).toList();
            return OutcomeForm.of(contact(), taken, zone);
        }

        boolean canEnd(Disposition disposition) {
            return switch (disposition) {
                case REACHED, OTHER_PERSON, LEFT_VOICEMAIL, CALL_BACK_LATER ->
                    contact().channel() == Channel.CALL;
                case NO_ANSWER, BUSY, WRONG_NUMBER -> isOurs() && contact().channel() == Channel.CALL;
                case REPLIED -> contact().channel() == Channel.EMAIL;
                case SENT, BOUNCED -> isOurs() && contact().channel() == Channel.EMAIL;
                case NOT_INTERESTED, OPTED_OUT -> true;
            };
        }

        private boolean isOurs() {
            return contact().direction() == Direction.OUT;
        }
    }

    Optional<Told> told(String customerId, String contactId) {
        return customers
                .known(customerId)
                .flatMap(customer -> id(contactId)
                        .flatMap(id -> correcting.about(customer.id(), id))
                        .map(about -> {
                            var rules = rulesInForce.now().rules();
                            var one = Objects.requireNonNull(
                                    agendas.of(List.of(customer), rules).get(customer.id()));
                            var zone = new Reach(one.agenda(), rules).zones().getFirst();
                            var person = Person.of(
                                    Persons.of(customer, zone, office.times().now()),
                                    office.words(Messages.class),
                                    office.times());
                            return new Told(about, person, texts(about), zone);
                        }));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Map<UUID, String> texts(Correcting.About about) {
        var ofTask = about.task() == null
                ? Map.<UUID, String>of()
                : views.of(about.task()).reasons().stream()
                        .collect(Collectors.toMap(TaskView.Reason::id, TaskView.Reason::text, (first, _) -> first));
        var texts = new LinkedHashMap<UUID, String>();
        for (var reason : about.within()) {
            var own = reason.fact().own();
            var title = own == null
                    ? settling.titles()
                            .of(reason.fact().key().playbook(), reason.fact().version())
                    : own.text();
            texts.put(reason.fact().id(), ofTask.getOrDefault(reason.fact().id(), title));
        }
        return texts;
    }

    CorrectionPage page(
            Told told, OutcomeForm form, Map<String, String> errors, @Nullable String problem, Foreseen foreseen) {
        var contact = told.contact();
        var messages = office.words(Messages.class);
        var wording = new Wording(messages, office.times());
        var known = told.texts();
        return new CorrectionPage(
                CorrectionResource.path(contact.customerId(), contact.id()),
                Customers.path(contact.customerId()),
                told.customer(),
                what(contact, wording),
                contact.channel() == Channel.CALL,
                earlier(told.about().versions(), wording),
                contact.version(),
                Arrays.stream(Disposition.values())
                        .filter(told::canEnd)
                        .map(ending -> new TaskPage.Ending(
                                ending.name(),
                                wording.disposition(ending),
                                ending.name().equals(form.disposition())))
                        .toList(),
                known.entrySet().stream()
                        .map(text -> new TaskPage.Topic(text.getKey(), text.getValue(), form.isTicked(text.getKey())))
                        .toList(),
                Tag.boxes(messages, form.heard()),
                form,
                errors,
                problem,
                foreseen);
    }

    private String what(Contact contact, Wording wording) {
        var words = office.words(PeopleMessages.class);
        var when = office.times().moment(contact.at());
        var author = contact.representativeId();
        return author == null
                ? words.correctionOf(wording.channel(contact.channel()), when)
                : words.correctionOfBy(wording.channel(contact.channel()), when, name(author));
    }

    private List<String> earlier(List<Contact> versions, Wording wording) {
        var words = office.words(PeopleMessages.class);
        return versions.stream()
                .map(version -> {
                    var author = version.correction() == null
                            ? version.representativeId()
                            : version.correction().by();
                    var line = words.correctionEarlier(
                            office.times().moment(version.toldAt()),
                            author == null ? "" : name(author),
                            wording.disposition(version.disposition()));
                    return version.note() == null ? line : line + " – " + version.note();
                })
                .toList();
    }

    private String name(String rep) {
        return teams.names(List.of(rep)).getOrDefault(rep, rep);
    }
}
