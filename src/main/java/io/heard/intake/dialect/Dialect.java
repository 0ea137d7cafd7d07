package io.heard.intake.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.decision.EventType;
import io.heard.intake.reading.Message;
import java.time.Instant;
import java.util.List;

/// How a kind of shop writes: says in Heard's own events what one of its messages tells.
public interface Dialect {

    /// @param now when what has no time of its own is told
    /// @throws Unreadable if it is not understood, with what and where
    Translation read(Message message, Instant now);

    /// The header with the base64 of the HMAC-SHA256 over the body's bytes.
    String signatureHeader();

    /// Whether it is sent without a signature only to see that somebody answers.
    default boolean isPing(byte[] body) {
        return false;
    }

    sealed interface Translation {

        /// @param of what the message is about, such as `order-17`
        record Events(String of, List<Event> events) implements Translation {
            public Events {
                events = List.copyOf(events);
            }
        }

        /// It was understood, and nothing follows from it; or its topic is none that Heard acts on.
        record Nothing(String why) implements Translation {}
    }

    /// An event of Heard's own kind.
    ///
    /// @param id the same each time the shop tells the same, whatever it numbers its deliveries by
    /// @param time when it happened, or when the shop told it
    record Event(EventType type, String id, Instant time, ObjectNode data) {}
}
