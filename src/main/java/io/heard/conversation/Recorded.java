package io.heard.conversation;

import io.heard.workqueue.TaskClosed;

/// What became of an outcome.
public sealed interface Recorded {

    record Done(TaskClosed closed) implements Recorded {}

    /// Somebody else holds the task, or it is closed.
    record Refused(String why) implements Recorded {}

    record Stale(int version) implements Recorded {}

    record NoSuchTask() implements Recorded {}

    /// @param field by its path, such as `commitments[0].dueAt`
    record Invalid(String field, String message) implements Recorded {}
}
