package io.heard.commitment;

import io.heard.database.Uuid7;
import java.time.Instant;
import java.util.UUID;

/// Goodwill towards a customer.
public record GoodwillId(UUID value) {

    public static GoodwillId at(Instant now) {
        return new GoodwillId(Uuid7.at(now));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
