package io.heard.decision;

/// What makes a playbook fire: an event, or that no order came for a while.
public sealed interface Trigger {

    record On(EventType type) implements Trigger {}

    record Silence() implements Trigger {}

    static Trigger named(String name) {
        if (name.equals("silence")) {
            return new Silence();
        }
        return EventType.named(name)
                .<Trigger>map(On::new)
                .orElseThrow(() -> new IllegalArgumentException("no trigger is called '" + name
                        + "'; use silence or an event such as order.delivered or concern.raised"));
    }

    default boolean isAskedFor() {
        return this instanceof On(EventType type) && type.isAskedFor();
    }

    default String wireName() {
        return switch (this) {
            case On(EventType type) -> type.wireName();
            case Silence _ -> "silence";
        };
    }
}
