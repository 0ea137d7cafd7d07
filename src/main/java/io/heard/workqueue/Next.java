package io.heard.workqueue;

import io.heard.task.Task;

/// What there is to do next.
public sealed interface Next {

    /// @param task claimed by the caller, whose customer may be contacted now
    record Take(Task task) implements Next {}

    /// Nothing may be done now; later perhaps.
    record NothingNow() implements Next {}
}
