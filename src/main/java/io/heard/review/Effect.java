package io.heard.review;

import io.heard.decision.Considered;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.StoredReason;
import java.util.List;
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

        record Cancel(String why) implements OnTask {}

        /// Somebody works on it: it is not taken away, but the brief says what changed.
        record Mark(String text) implements OnTask {}
    }

    /// Facts that came later show that the follow-up was never called for, and nobody has seen a task of it: it goes
    /// without a trace but its decisions, so that the order in which facts arrive leaves none.
    boolean neverWas() {
        return before != null
                && !before.released()
                && after != null
                && after.status() instanceof FollowUpStatus.Cancelled cancelled
                && cancelled.why().equals(Considered.Why.NO_LONGER_TRUE.name());
    }

    /// Reasons that never were, likewise.
    List<StoredReason> forgotten() {
        return before == null || before.released()
                ? List.of()
                : reasons.stream()
                        .filter(reason -> Considered.Why.NO_LONGER_TRUE.name().equals(reason.why()))
                        .toList();
    }

    boolean changesFollowUp() {
        return after != null && !after.equals(before);
    }

    boolean isNothing() {
        return reasons.isEmpty() && !changesFollowUp() && task instanceof OnTask.Keep;
    }
}
