package io.heard.task;

import io.heard.database.Uuid7;
import java.time.Instant;
import java.util.UUID;

/// An offer to pass a task on.
public record HandoffId(UUID value) {

    public static HandoffId at(Instant now) {
        return new HandoffId(Uuid7.at(now));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
