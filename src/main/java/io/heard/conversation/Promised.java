package io.heard.conversation;

import io.heard.commitment.Commitment;

/// What became of a promise.
public sealed interface Promised {

    record Made(Commitment commitment) implements Promised {}

    record NoSuchCustomer() implements Promised {}

    record Invalid(String field, String message) implements Promised {}
}
