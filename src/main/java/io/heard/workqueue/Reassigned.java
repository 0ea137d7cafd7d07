package io.heard.workqueue;

/// What came of giving a rep's work to others.
public sealed interface Reassigned {

    record Done(Reassignment what) implements Reassigned {}

    /// Something has changed since it was looked at; nothing was done.
    record Changed(Reassignment now) implements Reassigned {}

    record Refused(String why) implements Reassigned {}
}
