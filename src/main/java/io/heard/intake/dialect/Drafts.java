package io.heard.intake.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.decision.EventType;
import io.heard.intake.dialect.Dialect.Event;
import io.heard.intake.reading.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// Drafts of Heard's own events.
///
/// An id is made of what the shop signed, never of what it numbers its deliveries by. What happens
/// once (a cancellation, a parcel that arrived, a refund) is named by its thing; what has states (an
/// order, a profile) by the thing, when the shop changed it, and what it says.
final class Drafts {

    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);
    private static final int HASH_BYTES = 8;

    private Drafts() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode list() {
        return NODES.arrayNode();
    }

    /// Happens once, whatever else the shop says of it later.
    static Event once(EventType type, String id, Instant time, ObjectNode data) {
        return new Event(type, id, time, data);
    }

    /// A state: the same again is the same event, and so is a state that comes back at another time
    /// another one.
    static Event state(EventType type, String of, Instant changedAt, ObjectNode data) {
        return new Event(
                type, of + '-' + changedAt.toEpochMilli() + '-' + hash(type.wireName() + data), changedAt, data);
    }

    static void put(ObjectNode to, String field, @Nullable String value) {
        if (value != null) {
            to.put(field, value);
        }
    }

    static void put(ObjectNode to, String field, @Nullable BigDecimal value) {
        if (value != null) {
            to.put(field, value);
        }
    }

    static void put(ObjectNode to, String field, @Nullable Instant value) {
        if (value != null) {
            to.put(field, value.toString());
        }
    }

    static void put(ObjectNode to, String field, @Nullable JsonNode value) {
        if (value != null) {
            to.set(field, value);
        }
    }

    static ObjectNode orderRef(String id) {
        var data = object();
        data.set("order", object().put("id", id));
        return data;
    }

    /// Whether one of the attributes that mean a gift is there and does not say no.
    static boolean isGift(List<Fields> attributes, String nameField, List<String> giftAttributes) {
        return attributes.stream().anyMatch(attribute -> {
            var name = attribute.node().path(nameField).asText().toLowerCase(Locale.ROOT);
            var value = attribute.node().path("value").asText().strip().toLowerCase(Locale.ROOT);
            return giftAttributes.contains(name)
                    && !List.of("", "false", "no", "0").contains(value);
        });
    }

    private static String hash(String text) {
        return DigestUtils.sha256Hex(text).substring(0, HASH_BYTES * 2);
    }
}
