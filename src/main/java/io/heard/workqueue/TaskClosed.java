package io.heard.workqueue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.contact.Because;
import io.heard.followup.FollowUpView;
import io.heard.task.TaskView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task after an outcome or a snooze, and what becomes of its follow-up.
///
/// @param contactId of the outcome, by which it can be corrected
/// @param goodwillId what was given or asked for with the outcome
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskClosed(
        TaskView task,
        FollowUpView followUp,
        NextStep next,
        @Nullable UUID contactId,
        @Nullable UUID goodwillId) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NextStep(
            String status,
            @Nullable Instant nextAt,
            @Nullable String channel,
            List<Because> because) {

        static NextStep of(FollowUpView followUp) {
            return new NextStep(followUp.status(), followUp.nextAt(), followUp.channel(), followUp.because());
        }
    }

    public static TaskClosed of(TaskView task, FollowUpView followUp) {
        return new TaskClosed(task, followUp, NextStep.of(followUp), null, null);
    }

    public TaskClosed by(UUID contact) {
        return new TaskClosed(task, followUp, next, contact, goodwillId);
    }

    public TaskClosed giving(UUID goodwill) {
        return new TaskClosed(task, followUp, next, contactId, goodwill);
    }
}
