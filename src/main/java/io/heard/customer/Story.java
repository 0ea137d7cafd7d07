package io.heard.customer;

import io.heard.decision.EventFact;
import io.heard.decision.OrderFacts;
import java.util.List;

/// A customer with everything that shops told of them.
public record Story(Customer customer, List<OrderFacts> orders, List<EventFact> events) {

    public Story {
        orders = List.copyOf(orders);
        events = List.copyOf(events);
    }
}
