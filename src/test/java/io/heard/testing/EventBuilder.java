package io.heard.testing;

import io.heard.decision.EventFact;
import io.heard.decision.EventType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a shop told on Monday at ten; its id is its type's name.
public final class EventBuilder {

    private final EventType type;
    private String id;
    private Instant at = Times.MONDAY;
    private @Nullable String orderId;
    private final Map<String, Object> data = new HashMap<>();

    private EventBuilder(EventType type) {
        this.type = type;
        this.id = type.wireName();
    }

    public static EventBuilder anEvent(EventType type) {
        return new EventBuilder(type);
    }

    public static EventBuilder aConcern() {
        return anEvent(EventType.CONCERN_RAISED).with("text", "The lamp does not light");
    }

    public static EventBuilder aQuestion() {
        return anEvent(EventType.QUESTION_ASKED).with("text", "Which bulb fits?");
    }

    /// A wish to be called at this time.
    public static EventBuilder aCallBack(Instant wanted) {
        return anEvent(EventType.CALLBACK_REQUESTED).with("at", wanted.toString());
    }

    public EventBuilder named(String newId) {
        id = newId;
        return this;
    }

    public EventBuilder at(Instant newAt) {
        at = newAt;
        return this;
    }

    public EventBuilder about(String newOrderId) {
        orderId = newOrderId;
        return this;
    }

    public EventBuilder with(String field, Object value) {
        data.put(field, value);
        return this;
    }

    public EventFact build() {
        return new EventFact("shop", id, type, at, orderId, data);
    }
}
