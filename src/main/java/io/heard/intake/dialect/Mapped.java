package io.heard.intake.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.decision.EventType;
import io.heard.intake.reading.Bodies;
import io.heard.intake.reading.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JSON of any shop, by a mapping in the configuration, as `src/docs/formats.md` describes it.
///
/// @param signatureHeader the header with the base64 of the HMAC-SHA256 over the body's bytes
public record Mapped(List<Rule> rules, String customerPrefix, String signatureHeader) implements Dialect {

    public Mapped {
        rules = List.copyOf(rules);
    }

    /// @param mapping the file with it
    /// @throws IllegalArgumentException with all that is wrong with the mapping
    public static Mapped by(Path mapping, String customerPrefix, String signatureHeader) {
        return new Mapped(MappingReader.read(mapping), customerPrefix, signatureHeader);
    }

    /// What one kind of event is made of.
    ///
    /// @param at where it stands in the mapping
    /// @param each of what in the message it is told; once of the whole if absent
    /// @param id what the shop calls it, if it calls it anything
    /// @param time when it happened or was told
    record Rule(
            String at,
            EventType type,
            @Nullable Place each,
            List<Condition> when,
            @Nullable MappedValue id,
            MappedValue time,
            MappedTree data) {
        Rule {
            when = List.copyOf(when);
        }
    }

    /// @param is any of them, if there are any
    /// @param isNot none of them
    record Condition(Place place, List<String> is, List<String> isNot) {
        Condition {
            is = List.copyOf(is);
            isNot = List.copyOf(isNot);
        }

        boolean holds(JsonNode message) {
            var found = place.in(message).stream().map(JsonNode::asText).toList();
            return (is.isEmpty()
                            ? !found.isEmpty() || !isNot.isEmpty()
                            : found.stream().anyMatch(is::contains))
                    && found.stream().noneMatch(isNot::contains);
        }
    }

    @Override
    public Translation read(Message message, Instant now) {
        var body = Bodies.json(message.body());
        var events = new ArrayList<Event>();
        for (var rule : rules) {
            var parts = rule.each() == null ? List.of(body) : rule.each().in(body);
            parts.stream()
                    .filter(part -> rule.when().stream().allMatch(condition -> condition.holds(part)))
                    .forEach(part -> events.add(event(rule, part)));
        }
        return events.isEmpty()
                ? new Translation.Nothing("no event of the mapping fits it")
                : new Translation.Events(events.getFirst().id(), events);
    }

    private Event event(Rule rule, JsonNode message) {
        var data = (ObjectNode) Optional.ofNullable(rule.data().of(message)).orElseGet(Drafts::object);
        prefix(data.path("customer"));
        prefix(data.path("into"));
        boolean tellsOrder = rule.type() == EventType.ORDER_PLACED || rule.type() == EventType.ORDER_UPDATED;
        if (tellsOrder && !data.has("customer")) {
            data.putNull("customer");
        }
        var at = Instant.parse(rule.time().required(message).textValue());
        var id = rule.id() == null ? null : rule.id().of(message);
        var of = rule.type().wireName() + '-' + about(data);
        return id == null
                ? Drafts.state(rule.type(), of, at, data)
                : Drafts.once(rule.type(), rule.type().wireName() + '-' + id.asText(), at, data);
    }

    private void prefix(JsonNode person) {
        if (person instanceof ObjectNode known && known.path("id").isTextual()) {
            known.put("id", customerPrefix + known.path("id").textValue());
        }
    }

    private static String about(ObjectNode data) {
        var order = data.at("/order/id");
        return order.isTextual() ? order.textValue() : data.at("/customer/id").asText();
    }
}
