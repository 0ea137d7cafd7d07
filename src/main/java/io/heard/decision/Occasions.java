package io.heard.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// On what a playbook may fire: what its trigger names in a customer's story.
final class Occasions {

    private final Situation situation;

    Occasions(Situation situation) {
        this.situation = situation;
    }

    /// @param orders those to look at
    /// @param events whether to look at one
    void each(Playbook playbook, List<OrderFacts> orders, Predicate<EventFact> events, Consumer<Occurrence> occasion) {
        switch (playbook.trigger()) {
            case Trigger.Silence _ -> onSilence(playbook, orders, occasion);
            case Trigger.On(EventType type) -> {
                if (type.isOfOrder()) {
                    onOrders(playbook, type, orders, occasion);
                } else {
                    onEvents(playbook, type, events, occasion);
                }
            }
        }
    }

    /// A silence follows the last order; what an earlier one had started is looked at as long as it is open.
    private void onSilence(Playbook playbook, List<OrderFacts> orders, Consumer<Occurrence> occasion) {
        for (var order : orders) {
            var key = key(playbook, order);
            if (situation.purchases().isLast(order) || isOpen(key)) {
                occasion.accept(new Occurrence(playbook, key, order.placed(), order, null));
            }
        }
    }

    private boolean isOpen(ReasonKey key) {
        var fired = situation.agenda().reason(key);
        return fired != null && fired.isOpen();
    }

    private void onOrders(Playbook playbook, EventType type, List<OrderFacts> orders, Consumer<Occurrence> occasion) {
        for (var order : orders) {
            var at = switch (type) {
                case ORDER_DELIVERED -> situation.deliveredAt(order);
                case ORDER_CANCELLED -> order.cancelledAt();
                default -> order.placed();
            };
            if (at != null) {
                occasion.accept(new Occurrence(playbook, key(playbook, order), at, order, null));
            }
        }
    }

    private void onEvents(
            Playbook playbook, EventType type, Predicate<EventFact> events, Consumer<Occurrence> occasion) {
        for (var event : situation.agenda().events()) {
            if (event.type() == type && events.test(event)) {
                ofEvent(playbook, event).ifPresent(occasion);
            }
        }
    }

    private static ReasonKey key(Playbook playbook, OrderFacts order) {
        return new ReasonKey(playbook.key(), order.source(), order.id());
    }

    /// What the customer started is a subject of its own each time; anything else belongs to its order and
    /// waits for it.
    private Optional<Occurrence> ofEvent(Playbook playbook, EventFact event) {
        var order = event.orderId() == null
                ? Optional.<OrderFacts>empty()
                : situation.purchases().named(event.source(), event.orderId());
        if (!playbook.isAskedFor() && event.orderId() != null && order.isEmpty()) {
            return Optional.empty();
        }
        var subject = playbook.isAskedFor() || event.orderId() == null ? event.id() : event.orderId();
        var key = new ReasonKey(playbook.key(), event.source(), subject);
        return Optional.of(new Occurrence(playbook, key, event.at(), order.orElse(null), event));
    }
}
