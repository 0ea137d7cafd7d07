package io.heard.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heard.inbox.DeadLetterRepository;
import io.heard.inbox.Received;
import io.heard.inbox.Received.Origin;
import io.heard.intake.dialect.Dialect;
import io.heard.intake.dialect.Dialect.Translation;
import io.heard.intake.reading.Message;
import io.heard.intake.reading.Unreadable;
import io.heard.review.Incoming;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// A shop that writes in a dialect of its own. What it tells is put into Heard's events and then read
/// like any of them; what cannot be read becomes a dead letter with the bytes as the shop sent them.
///
/// @param name as in the configuration and in the address of its webhook
/// @param source of its events
record Shop(
        String name, String source, Dialect dialect, List<String> secrets, NativeEvents natives, MeterRegistry meters)
        implements Format {

    private static final Logger LOG = Logger.getLogger(Shop.class);

    Shop {
        secrets = List.copyOf(secrets);
    }

    @Override
    public List<Incoming> read(Message message, Instant now) {
        var origin = with(message.origin(), Map.of(DeadLetterRepository.SHOP, name));
        var received = Received.of(source, message.body(), origin);
        try {
            return switch (dialect.read(message, now)) {
                case Translation.Nothing(var why) -> {
                    count("nothing");
                    LOG.debugf("%s: nothing follows from a message: %s", name, why);
                    yield List.of(new Incoming.Unknown(received, why));
                }
                case Translation.Events(var of, var events) -> {
                    count("told");
                    yield natively(events, of, received, now);
                }
            };
        } catch (Unreadable e) {
            count("not_understood");
            return List.of(new Incoming.Bad(received, String.valueOf(e.getMessage())));
        }
    }

    /// What Heard's own reader refuses makes the message one dead letter, with all that is wrong with
    /// it; the rest of it has its effect.
    private List<Incoming> natively(List<Dialect.Event> events, String of, Received received, Instant now) {
        var origin = with(received.origin(), Map.of("content-type", "application/cloudevents+json"));
        var all = new ArrayList<Incoming>();
        var wrong = new ArrayList<String>();
        for (var event : events) {
            var incoming = natives.read(structured(event), origin, now);
            if (incoming instanceof Incoming.Bad(var _, var reason)) {
                wrong.add(of + " as " + event.type().wireName() + ": " + reason);
            } else {
                all.add(incoming);
            }
        }
        if (!wrong.isEmpty()) {
            all.add(new Incoming.Bad(received, String.join("; ", wrong)));
        }
        return all;
    }

    private byte[] structured(Dialect.Event event) {
        var cloudEvent = JsonNodeFactory.instance.objectNode();
        cloudEvent.put("specversion", "1.0");
        cloudEvent.put("id", event.id());
        cloudEvent.put("source", source);
        cloudEvent.put("type", "io.heard." + event.type().wireName());
        cloudEvent.put("time", event.time().toString());
        cloudEvent.put("datacontenttype", "application/json");
        cloudEvent.set("data", event.data());
        return cloudEvent.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Origin with(Origin origin, Map<String, String> more) {
        var headers = new HashMap<>(origin.headers());
        more.keySet().forEach(header -> headers.keySet().removeIf(header::equalsIgnoreCase));
        headers.putAll(more);
        return new Origin(origin.topic(), origin.partition(), origin.offset(), headers);
    }

    private void count(String result) {
        meters.counter("heard.shop.messages", "shop", name, "result", result).increment();
    }
}
