package io.heard.task;

import io.heard.database.Uuid7;
import java.time.Instant;
import java.util.UUID;

/// A task.
public record TaskId(UUID value) {

    public static TaskId at(Instant now) {
        return new TaskId(Uuid7.at(now));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
