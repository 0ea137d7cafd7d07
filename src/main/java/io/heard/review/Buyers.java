package io.heard.review;

import io.heard.customer.StoryRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out whose an order is where an event does not say: shops tell of parcels and refunds by the
/// order alone.
@ApplicationScoped
class Buyers {

    private final StoryRepository stories;

    Buyers(StoryRepository stories) {
        this.stories = stories;
    }

    /// @param waiting of orders that nobody has told yet
    record Found(List<ShopEvent> events, List<Incoming.Event> waiting) {}

    private record Order(String source, String id) {}

    Found find(List<Incoming.Event> batch) {
        if (batch.stream().noneMatch(event -> event.event().byOrder())) {
            return new Found(batch.stream().map(Incoming.Event::event).toList(), List.of());
        }
        var buyers = told(batch);
        stored(batch, buyers);
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        for (var incoming : batch) {
            var event = incoming.event();
            var buyer = buyers.get(order(event));
            if (!event.byOrder()) {
                found.events().add(event);
            } else if (buyer != null) {
                found.events().add(event.of(buyer.orElse(null)));
            } else {
                found.waiting().add(incoming);
            }
        }
        return found;
    }

    /// By orders that the batch itself tells.
    private static Map<Order, Optional<String>> told(List<Incoming.Event> batch) {
        var buyers = new HashMap<Order, Optional<String>>();
        for (var incoming : batch) {
            var event = incoming.event();
            if (event.order() != null) {
                var customer = event.customer();
                buyers.put(order(event), Optional.ofNullable(customer == null ? null : customer.customerId()));
            }
        }
        return buyers;
    }

    private void stored(List<Incoming.Event> batch, Map<Order, Optional<String>> buyers) {
        var unknown = batch.stream()
                .map(Incoming.Event::event)
                .filter(ShopEvent::byOrder)
                .map(Buyers::order)
                .filter(order -> !buyers.containsKey(order))
                .distinct()
                .toList();
        stories.buyers(
                unknown.stream()
                        .map(order -> List.of(order.source(), order.id()))
                        .toList(),
                (key, customerId) -> buyers.put(
                        new Order(key.getFirst(), key.getLast()),
                        customerId.startsWith(ShopEvent.NOBODY) ? Optional.empty() : Optional.of(customerId)));
    }

    private static Order order(ShopEvent event) {
        return new Order(event.source(), String.valueOf(event.orderId()));
    }
}
