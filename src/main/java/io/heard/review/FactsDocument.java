package io.heard.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Agenda;
import io.heard.decision.Around;
import io.heard.decision.ContactFact;
import io.heard.decision.CustomerFacts;
import io.heard.decision.EventFact;
import io.heard.decision.EventType;
import io.heard.decision.OrderFacts;
import io.heard.decision.ReasonFact;
import io.heard.decision.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The facts of a decision as they are stored with it: read again, they are the same agenda.
public record FactsDocument(
        Person customer,
        List<OrderFacts> orders,
        List<Happening> events,
        List<ContactFact> contacts,
        @Nullable Around around,
        List<ReasonFact> reasons,
        Agenda.@Nullable FollowUpFact followUp,
        Set<String> news) {

    /// Preferences stand here as the customer's were written; what they mean is read anew.
    public record Person(
            String id,
            @Nullable String accountId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable String country,
            @Nullable String region,
            Standing standing,
            List<CustomerFacts.ConsentFact> consents,
            PreferencesDocument preferences) {}

    /// A field that a shop told as null is there, unlike one that it did not tell.
    public record Happening(
            String source,
            String id,
            EventType type,
            Instant at,
            @Nullable String orderId,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, Object> data) {}

    /// @param preferences of the agenda's customer, as they are written
    public static FactsDocument of(Agenda agenda, PreferencesDocument preferences) {
        var customer = agenda.customer();
        return new FactsDocument(
                new Person(
                        customer.id(),
                        customer.accountId(),
                        customer.name(),
                        customer.email(),
                        customer.phone(),
                        customer.language(),
                        customer.timeZone(),
                        customer.country(),
                        customer.region(),
                        customer.standing(),
                        customer.consents(),
                        preferences),
                agenda.orders(),
                agenda.events().stream()
                        .map(event -> new Happening(
                                event.source(), event.id(), event.type(), event.at(), event.orderId(), event.data()))
                        .toList(),
                agenda.contacts(),
                agenda.around(),
                agenda.reasons(),
                agenda.followUp(),
                agenda.news());
    }

    public Agenda agenda() {
        return new Agenda(
                new CustomerFacts(
                        customer.id(),
                        customer.accountId(),
                        customer.name(),
                        customer.email(),
                        customer.phone(),
                        customer.language(),
                        customer.timeZone(),
                        customer.country(),
                        customer.region(),
                        customer.standing(),
                        customer.consents(),
                        customer.preferences().read()),
                orders,
                events.stream()
                        .map(event -> new EventFact(
                                event.source(), event.id(), event.type(), event.at(), event.orderId(), event.data()))
                        .toList(),
                contacts,
                around == null ? Around.NOBODY : around,
                reasons,
                followUp,
                news);
    }
}
