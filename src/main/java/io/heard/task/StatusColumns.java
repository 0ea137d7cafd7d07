package io.heard.task;

import static java.util.Objects.requireNonNull;

import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import io.heard.task.TaskStatus.Cancelled;
import io.heard.task.TaskStatus.Claimed;
import io.heard.task.TaskStatus.Completed;
import io.heard.task.TaskStatus.Pending;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A status spread over the columns of its row: those of the other states are null.
record StatusColumns(
        String name,
        @Nullable Instant pendingSince,
        @Nullable String claimedBy,
        @Nullable Instant claimedUntil,
        @Nullable Disposition disposition,
        @Nullable String closedWhy,
        @Nullable String closedBy,
        @Nullable Instant closedAt) {

    static StatusColumns of(TaskStatus status) {
        return switch (status) {
            case Pending(var since) -> new StatusColumns("PENDING", since, null, null, null, null, null, null);
            case Claimed(var by, var until) ->
                new StatusColumns("CLAIMED", null, by.value(), until, null, null, null, null);
            case Completed(var by, var disposition, var at) ->
                new StatusColumns("COMPLETED", null, null, null, disposition, null, by.value(), at);
            case Cancelled(var why, var at) -> new StatusColumns("CANCELLED", null, null, null, null, why, null, at);
        };
    }

    static StatusColumns of(TaskEntity row) {
        return new StatusColumns(
                row.status,
                row.pendingSince,
                row.claimedBy,
                row.claimedUntil,
                row.disposition,
                row.closedWhy,
                row.closedBy,
                row.closedAt);
    }

    TaskStatus status() {
        return switch (name) {
            case "PENDING" -> new Pending(requireNonNull(pendingSince));
            case "CLAIMED" -> new Claimed(new RepId(requireNonNull(claimedBy)), requireNonNull(claimedUntil));
            case "COMPLETED" ->
                new Completed(
                        new RepId(requireNonNull(closedBy)), requireNonNull(disposition), requireNonNull(closedAt));
            case "CANCELLED" -> new Cancelled(requireNonNull(closedWhy), requireNonNull(closedAt));
            default -> throw new IllegalStateException("The schema allows no task status " + name);
        };
    }

    void write(TaskEntity row) {
        row.status = name;
        row.pendingSince = pendingSince;
        row.claimedBy = claimedBy;
        row.claimedUntil = claimedUntil;
        row.disposition = disposition;
        row.closedWhy = closedWhy;
        row.closedBy = closedBy;
        row.closedAt = closedAt;
    }

    @Nullable
    String dispositionName() {
        return disposition == null ? null : disposition.name();
    }
}
