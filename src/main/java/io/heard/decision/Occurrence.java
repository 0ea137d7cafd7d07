package io.heard.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One place in a customer's story where the trigger of a playbook fits.
record Occurrence(
        Playbook playbook,
        ReasonKey key,
        Instant at,
        @Nullable OrderFacts order,
        @Nullable EventFact event) {

    @Nullable
    String orderId() {
        if (order != null) {
            return order.id();
        }
        return event == null ? null : event.orderId();
    }

    /// Whether what triggered it is under review now, and not only part of the history.
    boolean isNews(Agenda agenda) {
        return event != null ? agenda.isNews(event.source(), event.id()) : agenda.isNews(key.source(), key.subject());
    }
}
