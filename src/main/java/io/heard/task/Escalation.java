package io.heard.task;

import java.time.Instant;
import java.util.UUID;

/// That a task runs out of time, at one of three levels.
///
/// @param dueAt what was due then
/// @param told whether the world was told; false where it knew from an earlier task of the same follow-up
public record Escalation(
        String customerId, UUID taskId, UUID followUpId, int level, Instant dueAt, Instant raisedAt, boolean told) {

    /// The rule of the line that each level leaves on its task.
    public static final String RULE = "ESCALATED";

    public static final int LEVELS = 3;
}
