package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Today's list.
///
/// @param news what has just happened, in one line
/// @param problem what could not be done
/// @param tasks in queue order
/// @param more how many are not shown
/// @param done today, latest first
record QueuePage(
        @Nullable String news,
        @Nullable String problem,
        List<TaskCard> tasks,
        int waiting,
        int more,
        List<DoneCard> done) {

    /// @param how it ended
    record DoneCard(String name, String channel, String how, String at, String dateTime) {}
}
