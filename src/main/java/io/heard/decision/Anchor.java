package io.heard.decision;

/// The instant from which a playbook counts `after`.
public sealed interface Anchor {

    /// The time of the trigger itself.
    record OfTrigger() implements Anchor {}

    record Placed() implements Anchor {}

    record Delivered() implements Anchor {}

    record ExpectedDelivery() implements Anchor {}

    record LastContact() implements Anchor {}

    record EventField(String field) implements Anchor {}

    static Anchor named(String name) {
        return switch (name) {
            case "placed" -> new Placed();
            case "delivered" -> new Delivered();
            case "expectedDelivery" -> new ExpectedDelivery();
            case "lastContact" -> new LastContact();
            default -> {
                if (name.startsWith("event.") && name.length() > "event.".length()) {
                    yield new EventField(name.substring("event.".length()));
                }
                throw new IllegalArgumentException("from: no anchor is called '" + name
                        + "'; use placed, delivered, expectedDelivery, lastContact or event.<field>");
            }
        };
    }
}
