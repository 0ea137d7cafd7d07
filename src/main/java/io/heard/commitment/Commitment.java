package io.heard.commitment;

import io.heard.planning.RepId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A promise to a customer: what, by when, by whom.
///
/// @param ownerId who is to keep it
/// @param madeBy who made it: a rep, or whoever else speaks for the company
/// @param taskId the task in whose outcome it was made
/// @param reasonId the reason that brings it to a rep when it falls due
/// @param insteadOf the promise that was agreed anew with the customer
public record Commitment(
        CommitmentId id,
        String customerId,
        String text,
        Instant dueAt,
        String madeBy,
        RepId ownerId,
        @Nullable UUID taskId,
        @Nullable UUID reasonId,
        @Nullable CommitmentId insteadOf,
        Instant madeAt,
        CommitmentStatus status,
        int version) {

    public Commitment {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: a commitment must say what was promised");
        }
    }

    public Commitment with(CommitmentStatus next) {
        return new Commitment(
                id, customerId, text, dueAt, madeBy, ownerId, taskId, reasonId, insteadOf, madeAt, next, version);
    }

    /// The promise passes to somebody else, and stays the same promise.
    public Commitment with(RepId newOwner) {
        return new Commitment(
                id, customerId, text, dueAt, madeBy, newOwner, taskId, reasonId, insteadOf, madeAt, status, version);
    }

    /// As it is once it is stored.
    public Commitment saved() {
        return new Commitment(
                id, customerId, text, dueAt, madeBy, ownerId, taskId, reasonId, insteadOf, madeAt, status, version + 1);
    }
}
