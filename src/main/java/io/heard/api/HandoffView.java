package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.task.Handoff;
import io.heard.task.HandoffStatus;
import io.heard.task.TaskView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An offer to pass a task on, with all that one must know to answer it.
///
/// @param expiresAt while nobody has answered
@JsonInclude(JsonInclude.Include.NON_NULL)
record HandoffView(
        UUID id,
        Handoff.Kind kind,
        String status,
        String from,
        String to,
        String note,
        boolean withPromises,
        Instant offeredAt,
        @Nullable Instant expiresAt,
        @Nullable Instant settledAt,
        @Nullable String reason,
        TaskView task) {

    static HandoffView of(Handoff handoff, TaskView task) {
        var status = handoff.status();
        return new HandoffView(
                handoff.id().value(),
                handoff.kind(),
                status.name(),
                handoff.from().value(),
                handoff.to().value(),
                handoff.note(),
                handoff.withPromises(),
                handoff.offeredAt(),
                status instanceof HandoffStatus.Offered(Instant until) ? until : null,
                status.settledAt(),
                status.reason(),
                task);
    }
}
