package io.heard.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All facts of one customer that a decision rests on. The order in which they arrived leaves no trace here:
/// they are in time order, and in the order of their keys where they have the same time.
///
/// @param around what others had who share the phone number or the account
/// @param followUp the open follow-up, if there is one
/// @param news keys (`source` + space + `id`) of the events or orders under review; only these are told that
///     they came too late
public record Agenda(
        CustomerFacts customer,
        List<OrderFacts> orders,
        List<EventFact> events,
        List<ContactFact> contacts,
        Around around,
        List<ReasonFact> reasons,
        @Nullable FollowUpFact followUp,
        Set<String> news) {

    private static final Comparator<OrderFacts> ORDERS = Comparator.comparing(
                    OrderFacts::placedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(OrderFacts::source)
            .thenComparing(OrderFacts::id);
    private static final Comparator<EventFact> EVENTS =
            Comparator.comparing(EventFact::at).thenComparing(EventFact::source).thenComparing(EventFact::id);
    private static final Comparator<ContactFact> CONTACTS = Comparator.comparing(ContactFact::at)
            .thenComparing(ContactFact::disposition)
            .thenComparing(ContactFact::channel)
            .thenComparing(ContactFact::followUpId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ContactFact::contactPoint, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ContactFact::callBackAt, Comparator.nullsFirst(Comparator.naturalOrder()));
    private static final Comparator<ReasonFact> REASONS = Comparator.comparing(ReasonFact::key);

    public Agenda {
        orders = sorted(orders, ORDERS);
        events = sorted(events, EVENTS);
        contacts = sorted(contacts, CONTACTS);
        reasons = sorted(reasons, REASONS);
        news = Set.copyOf(news);
    }

    private static <T> List<T> sorted(List<T> facts, Comparator<T> order) {
        return facts.size() < 2
                ? List.copyOf(facts)
                : facts.stream().sorted(order).toList();
    }

    /// Whether that event or order is under review now, and not only part of the history.
    boolean isNews(String source, String id) {
        int space = source.length();
        for (var key : news) {
            if (key.length() == space + 1 + id.length()
                    && key.charAt(space) == ' '
                    && key.endsWith(id)
                    && key.startsWith(source)) {
                return true;
            }
        }
        return false;
    }

    /// What is stored of a reason, if it ever fired.
    @Nullable
    ReasonFact reason(ReasonKey key) {
        int low = 0;
        int high = reasons.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = reasons.get(middle).key().compareTo(key);
            if (order == 0) {
                return reasons.get(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    public Agenda with(Set<String> newNews) {
        return new Agenda(customer, orders, events, contacts, around, reasons, followUp, newNews);
    }

    public Agenda withReasons(List<ReasonFact> newReasons) {
        return new Agenda(customer, orders, events, contacts, around, newReasons, followUp, news);
    }

    /// What was known of the customer at an earlier time, before Heard had done anything: for trying out a playbook.
    ///
    /// @param newNews keys of what is under review then
    public Agenda asOf(Instant at, Set<String> newNews) {
        return new Agenda(
                customer,
                orders.stream()
                        .filter(order ->
                                order.placedAt() == null || !order.placedAt().isAfter(at))
                        .map(order -> order.asOf(at))
                        .toList(),
                events.stream().filter(event -> !event.at().isAfter(at)).toList(),
                contacts.stream().filter(contact -> !contact.at().isAfter(at)).toList(),
                Around.NOBODY,
                List.of(),
                null,
                newNews);
    }

    /// @param notBefore until when a rep put it off
    /// @param putOffAt when the rep did so
    /// @param released whether it has ever had a task
    public record FollowUpFact(
            UUID id, @Nullable Instant notBefore, @Nullable Instant putOffAt, boolean released) {}
}
