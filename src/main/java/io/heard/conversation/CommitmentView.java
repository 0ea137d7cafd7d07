package io.heard.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.commitment.Commitment;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A promise as the world reads it.
///
/// @param by who is to keep it
/// @param insteadOf the promise that was agreed anew with the customer
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommitmentView(
        UUID id,
        String customerId,
        @Nullable UUID taskId,
        String text,
        Instant dueAt,
        String by,
        String status,
        Instant madeAt,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String note,
        @Nullable UUID insteadOf,
        int version) {

    public static CommitmentView of(Commitment commitment) {
        var settled = commitment.status().settled();
        var insteadOf = commitment.insteadOf();
        return new CommitmentView(
                commitment.id().value(),
                commitment.customerId(),
                commitment.taskId(),
                commitment.text(),
                commitment.dueAt(),
                commitment.ownerId().value(),
                commitment.status().name(),
                commitment.madeAt(),
                settled == null ? null : settled.at(),
                settled == null ? null : settled.by(),
                settled == null ? null : settled.note(),
                insteadOf == null ? null : insteadOf.value(),
                commitment.version());
    }
}
