package io.heard.review;

import io.heard.decision.Considered.Why;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.StoredReason;
import io.heard.task.Task;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a decision changes in what is stored. An equal decision changes nothing.
///
/// @param reasons new and changed ones
/// @param before the follow-up as it was
/// @param after as it is now; absent when there is and was none
/// @param task what becomes of the open task
record Effect(
        List<StoredReason> reasons,
        @Nullable FollowUp before,
        @Nullable FollowUp after,
        OnTask task) {

    sealed interface OnTask {
        record Keep() implements OnTask {}

        record Cancel(Task task, String why) implements OnTask {}

        /// Somebody works on it: it is not taken away, but the brief says what changed.
        record Mark(Task task, String text) implements OnTask {}
    }

    /// What later facts show never to have been called for.
    private static final Set<String> NEVER_WAS = Set.of(Why.NO_LONGER_TRUE.name(), Why.TOO_LATE.name());

    /// Nobody has seen a task of it: it goes without a trace but its decisions, so that the order in which
    /// facts arrive leaves none.
    boolean neverWas() {
        return before != null
                && !before.released()
                && after != null
                && after.status() instanceof FollowUpStatus.Cancelled cancelled
                && NEVER_WAS.contains(cancelled.why());
    }

    /// Reasons that never were, likewise.
    List<StoredReason> forgotten() {
        return before == null || before.released()
                ? List.of()
                : reasons.stream()
                        .filter(reason -> reason.why() != null && NEVER_WAS.contains(reason.why()))
                        .toList();
    }

    boolean changesFollowUp() {
        return after != null && !after.equals(before);
    }

    boolean isNothing() {
        return reasons.isEmpty() && !changesFollowUp() && task instanceof OnTask.Keep;
    }
}
