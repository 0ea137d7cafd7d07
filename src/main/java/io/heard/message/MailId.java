package io.heard.message;

import io.heard.database.Uuid7;
import java.time.Instant;
import java.util.UUID;

/// A mail.
public record MailId(UUID value) {

    public static MailId at(Instant now) {
        return new MailId(Uuid7.at(now));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
