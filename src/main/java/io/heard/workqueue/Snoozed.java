package io.heard.workqueue;

import io.heard.calendar.Interval;
import java.util.List;

/// What became of a wish to do a task later.
public sealed interface Snoozed {

    record Done(TaskClosed closed) implements Snoozed {}

    /// Somebody else holds the task, or it is closed.
    record Refused(String why) implements Snoozed {}

    /// Not until then.
    ///
    /// @param windows the next contact windows that leave enough time
    record NotThen(String why, List<Interval> windows) implements Snoozed {
        public NotThen {
            windows = List.copyOf(windows);
        }
    }

    record Stale(int version) implements Snoozed {}

    record NoSuchTask() implements Snoozed {}
}
