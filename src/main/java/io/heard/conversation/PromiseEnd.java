package io.heard.conversation;

import io.heard.commitment.Commitment;
import org.jspecify.annotations.Nullable;

/// What became of the wish to end a promise.
public sealed interface PromiseEnd {

    /// @param anew the promise that has taken its place
    record Done(Commitment ended, @Nullable Commitment anew) implements PromiseEnd {}

    record NoSuchPromise() implements PromiseEnd {}

    record Refused(String why) implements PromiseEnd {}

    record Stale(int version) implements PromiseEnd {}

    record Invalid(String field, String message) implements PromiseEnd {}
}
