package io.heard.conversation;

import io.heard.customer.PreferencesDocument;

/// What became of new contact preferences.
public sealed interface Preferred {

    record Saved(PreferencesDocument preferences, int version) implements Preferred {}

    /// Somebody else changed them since.
    record Stale(int version) implements Preferred {}

    record NoSuchCustomer() implements Preferred {}

    record Invalid(String field, String message) implements Preferred {}
}
