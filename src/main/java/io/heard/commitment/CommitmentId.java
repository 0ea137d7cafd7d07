package io.heard.commitment;

import io.heard.database.Uuid7;
import java.time.Instant;
import java.util.UUID;

/// A commitment.
public record CommitmentId(UUID value) {

    public static CommitmentId at(Instant now) {
        return new CommitmentId(Uuid7.at(now));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
