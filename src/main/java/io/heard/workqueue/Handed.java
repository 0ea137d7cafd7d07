package io.heard.workqueue;

import io.heard.task.Handoff;

/// What became of a wish to pass a task on, or of an answer to it.
public sealed interface Handed {

    /// @param handoff as it is stored now
    record Done(Handoff handoff) implements Handed {}

    /// Not now, or not by the caller.
    record Refused(String why) implements Handed {}

    /// Nobody can do this, now or later.
    record Invalid(String field, String message) implements Handed {}

    /// There is no such task or offer, or the caller may not see it.
    record NoSuch() implements Handed {}
}
