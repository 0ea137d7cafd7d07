package io.heard.intake.reading;

import io.heard.inbox.Received.Origin;
import org.jspecify.annotations.Nullable;

/// A message as it came in, by whichever door: its bytes, and its headers with where it came from.
public record Message(byte[] body, Origin origin) {

    /// @param name in any case: what carries a webhook on to Kafka may change it
    public @Nullable String header(String name) {
        var value = origin.headers().get(name);
        if (value == null) {
            value = origin.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .findFirst()
                    .map(header -> header.getValue())
                    .orElse(null);
        }
        return value == null || value.isBlank() ? null : value.strip();
    }
}
