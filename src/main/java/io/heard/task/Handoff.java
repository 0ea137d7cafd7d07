package io.heard.task;

import io.heard.planning.RepId;
import java.time.Instant;

/// An offer to pass a task on, which somebody must accept: who has the task keeps it until then.
///
/// @param note the story so far, for who takes it
/// @param withPromises whether what the giver promised the customer passes too
public record Handoff(
        HandoffId id,
        String customerId,
        TaskId taskId,
        Kind kind,
        RepId from,
        RepId to,
        String note,
        boolean withPromises,
        Instant offeredAt,
        HandoffStatus status,
        int version) {

    public enum Kind {
        /// The customer is on the line.
        LIVE,
        LATER
    }

    public Handoff {
        if (note.isBlank()) {
            throw new IllegalArgumentException("note: whoever takes it must know the story");
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("to: " + to + " has it already");
        }
    }

    public Handoff with(HandoffStatus next) {
        return new Handoff(id, customerId, taskId, kind, from, to, note, withPromises, offeredAt, next, version);
    }

    /// As it is once a save has gone through.
    public Handoff saved() {
        return new Handoff(id, customerId, taskId, kind, from, to, note, withPromises, offeredAt, status, version + 1);
    }
}
