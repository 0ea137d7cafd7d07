package io.heard.review;

import io.heard.followup.FollowUp;
import io.heard.followup.StoredReason;
import io.heard.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a decision changes in what is stored. An equal decision changes nothing.
///
/// @param reasons new and changed ones
/// @param forgotten those of them that facts show never to have been: they go without a trace
/// @param before the follow-up as it was
/// @param after as it is now; absent when there is and was none
/// @param neverWas nothing that stays belongs to the follow-up: it goes without a trace too
/// @param task what becomes of the open task
record Effect(
        List<StoredReason> reasons,
        List<StoredReason> forgotten,
        @Nullable FollowUp before,
        @Nullable FollowUp after,
        boolean neverWas,
        OnTask task) {

    sealed interface OnTask {
        record Keep() implements OnTask {}

        record Cancel(Task task, String why) implements OnTask {}

        /// Somebody works on it: it is not taken away, but the brief says what changed.
        record Mark(Task task, String text) implements OnTask {}
    }

    boolean changesFollowUp() {
        return after != null && !after.equals(before);
    }

    boolean isNothing() {
        return reasons.isEmpty() && !changesFollowUp() && task instanceof OnTask.Keep;
    }
}
