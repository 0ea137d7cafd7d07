package io.heard.desk;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentFilter;
import io.heard.commitment.CommitmentRepository;
import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillRepository;
import io.heard.contactlog.Contact;
import io.heard.contactlog.ContactRepository;
import io.heard.conversation.Correcting;
import io.heard.conversation.Correction;
import io.heard.customer.Customer;
import io.heard.customer.StoryRepository;
import io.heard.followup.ReasonRepository;
import io.heard.message.MailRepository;
import io.heard.message.ReceivedMailRepository;
import io.heard.rulebook.SettingsRepository;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers the story of a customer, one statement per kind of thing.
@ApplicationScoped
class Stories {

    /// Of one customer; who was promised more is no customer.
    private static final int MOST_COMMITMENTS = 1_000;

    private final StoryRepository told;
    private final ContactRepository contacts;
    private final CommitmentRepository commitments;
    private final GoodwillRepository goodwills;
    private final ReasonRepository reasons;
    private final MailRepository mails;
    private final ReceivedMailRepository received;
    private final TeamRepository teams;
    private final SettingsRepository settings;
    private final Desk desk;
    private final Office office;

    Stories(
            StoryRepository told,
            ContactRepository contacts,
            CommitmentRepository commitments,
            GoodwillRepository goodwills,
            ReasonRepository reasons,
            MailRepository mails,
            ReceivedMailRepository received,
            TeamRepository teams,
            SettingsRepository settings,
            Desk desk,
            Office office) {
        this.told = told;
        this.contacts = contacts;
        this.commitments = commitments;
        this.goodwills = goodwills;
        this.reasons = reasons;
        this.mails = mails;
        this.received = received;
        this.teams = teams;
        this.settings = settings;
        this.desk = desk;
        this.office = office;
    }

    /// @param times of the one who reads it
    Story of(Customer customer, Times times) {
        var id = customer.id();
        var log = contacts.of(List.of(id)).getOrDefault(id, List.of());
        var promised = commitments
                .page(new CommitmentFilter(id, null, null), null, MOST_COMMITMENTS)
                .items();
        var heard = Objects.requireNonNull(
                told.stories(List.of(customer), settings.current().settings().limits(), true)
                        .get(id));
        var given = goodwills.of(id);
        var about = reasons.of(List.of(id)).getOrDefault(id, List.of());
        var correctors = new HashMap<String, Correction.By>();
        return new Telling(
                        desk.words(StoryMessages.class),
                        desk.messages(),
                        times,
                        names(log, promised),
                        contact -> correction(contact, correctors, times))
                .story(
                        heard,
                        new Telling.Said(log, mails.sentTo(id), received.of(id)),
                        promised,
                        about,
                        given(given, times));
    }

    private List<Story.Given> given(List<Goodwill> all, Times times) {
        var words = new GoodwillWords(desk.words(GoodwillMessages.class), times);
        var names = teams.names(all.stream().map(one -> one.by().value()).toList());
        return all.stream()
                .map(one -> new Story.Given(
                        new Story.When(times.day(one.saidAt()), one.saidAt().toString()),
                        words.what(one),
                        one.gift().note(),
                        names.getOrDefault(one.by().value(), one.by().value()),
                        words.state(one.status()),
                        one.status().said() == null ? null : one.status().said().note()))
                .toList();
    }

    private @Nullable String correction(Contact contact, Map<String, Correction.By> correctors, Times times) {
        var author = contact.representativeId();
        var by = correctors.computeIfAbsent(String.valueOf(author), _ -> office.corrector(author));
        return Correcting.hindrance(contact, by, times.now()).isPresent()
                ? null
                : CorrectionResource.path(contact.customerId(), contact.id());
    }

    private Map<String, String> names(List<Contact> log, List<Commitment> promised) {
        return teams.names(Stream.concat(
                        log.stream().map(Contact::representativeId),
                        promised.stream().map(one -> one.ownerId().value()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }
}
