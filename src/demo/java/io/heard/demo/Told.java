package io.heard.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;

/// Something that the shop tells, a CloudEvent once it is written down.
///
/// @param type without `io.heard.`
/// @param key the customer's id
record Told(String type, String id, String key, Instant at, ObjectNode data) {

    static final String SOURCE = "/shops/hearth-and-larch";

    static final Comparator<Told> IN_TIME = Comparator.comparing(Told::at).thenComparing(Told::id);

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param person whom it is about
    static Told of(String type, String id, Person person, Instant at) {
        var data = JSON.createObjectNode();
        data.set("customer", person.reference());
        return new Told(type, id, person.id(), at, data);
    }

    Told about(Order order) {
        data.putObject("order").put("id", order.id());
        return this;
    }

    Told with(String field, String value) {
        data.put(field, value);
        return this;
    }

    /// What is to come back, or came.
    Told with(Order.Line line, Country country) {
        data.putArray("lines")
                .addObject()
                .put("sku", line.ware().sku())
                .put("quantity", line.quantity())
                .put("unitPrice", country.price(line.ware().euros()));
        return this;
    }

    /// @param field that says when it was said
    Told saying(String kind, Order order, String field, Dice dice) {
        var said = Texts.say(kind, order, dice);
        return with("text", said.text()).with("topic", said.topic()).with(field, at.toString());
    }

    byte[] json() {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", SOURCE)
                .put("type", "io.heard." + type)
                .put("time", at.toString())
                .put("subject", key)
                .put("datacontenttype", "application/json");
        event.set("data", data);
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
