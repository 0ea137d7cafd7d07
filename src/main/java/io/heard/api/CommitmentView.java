package io.heard.api;

import io.heard.commitment.Commitment;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param by who is to keep it
record CommitmentView(
        UUID id,
        String customerId,
        @Nullable UUID taskId,
        String text,
        Instant dueAt,
        String by,
        String status,
        Instant madeAt,
        int version) {

    static CommitmentView of(Commitment commitment) {
        return new CommitmentView(
                commitment.id().value(),
                commitment.customerId(),
                commitment.taskId(),
                commitment.text(),
                commitment.dueAt(),
                commitment.ownerId().value(),
                commitment.status().name(),
                commitment.madeAt(),
                commitment.version());
    }
}
