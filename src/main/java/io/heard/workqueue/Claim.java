package io.heard.workqueue;

import io.heard.task.Task;

/// What became of a wish to take a task, to put it back, or to give it to somebody.
public sealed interface Claim {

    /// @param task as it is stored now
    record Won(Task task) implements Claim {}

    /// Somebody else holds it, it is closed, or it is not the caller's to move.
    record Refused(String why) implements Claim {}

    /// It is no longer at the version that the caller had seen.
    record Stale(int version) implements Claim {}

    /// There is none, or the caller may not see it.
    record NoSuchTask() implements Claim {}
}
