package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Today's list.
///
/// @param news what has just happened, in one line
/// @param problem what could not be done
/// @param kinds what can be shown of it
/// @param query that asks for what is shown
/// @param promised at a time that the customer was told, in its order
/// @param tasks the others, in queue order
/// @param waiting how many there are, shown or not
/// @param more how many are not shown
/// @param done today, latest first
/// @param passed promises of somebody who has left
/// @param promises own ones that fall due within two days, or are past it
/// @param running what runs out of time with those for whom one stands in
record QueuePage(
        @Nullable String news,
        @Nullable String problem,
        List<Frame.Link> kinds,
        String query,
        List<TaskCard> promised,
        List<TaskCard> tasks,
        int waiting,
        int more,
        List<DoneCard> done,
        List<PassedCard> passed,
        List<PromisesPage.Line> promises,
        List<RunningCard> running,
        boolean needsPause) {

    /// @param how it ended
    record DoneCard(String name, String channel, String how, String at, String dateTime) {}

    /// A promise of somebody who has it no more.
    record PassedCard(String acceptHref, String customerHref, String text, String due, String whence) {}

    /// What runs out of time with somebody for whom one stands in.
    record RunningCard(String href, String name, String why, String due, boolean isLate, String whose) {}

    public boolean isEmpty() {
        return promised.isEmpty() && tasks.isEmpty();
    }

    /// Of a full bar.
    public int all() {
        return done.size() + waiting;
    }
}
