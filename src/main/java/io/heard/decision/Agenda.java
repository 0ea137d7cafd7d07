package io.heard.decision;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All facts of one customer that a decision rests on. The order in which they arrived leaves no trace here.
///
/// @param contacts in time order
/// @param followUp the open follow-up, if there is one
/// @param news keys (`source` + space + `id`) of the events or orders under review; only these are told that
///     they came too late
public record Agenda(
        CustomerFacts customer,
        List<OrderFacts> orders,
        List<EventFact> events,
        List<ContactFact> contacts,
        List<ReasonFact> reasons,
        @Nullable FollowUpFact followUp,
        Set<String> news) {

    public Agenda {
        orders = List.copyOf(orders);
        events = List.copyOf(events);
        contacts = List.copyOf(contacts);
        reasons = List.copyOf(reasons);
        news = Set.copyOf(news);
    }

    public Agenda with(Set<String> newNews) {
        return new Agenda(customer, orders, events, contacts, reasons, followUp, newNews);
    }

    public Agenda withReasons(List<ReasonFact> newReasons) {
        return new Agenda(customer, orders, events, contacts, newReasons, followUp, news);
    }

    /// @param notBefore until when a rep put it off
    public record FollowUpFact(UUID id, @Nullable Instant notBefore) {}
}
