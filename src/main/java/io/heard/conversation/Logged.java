package io.heard.conversation;

import io.heard.contactlog.Contact;

/// What became of a contact that was written down by hand.
public sealed interface Logged {

    record Done(Contact contact) implements Logged {}

    record NoSuchCustomer() implements Logged {}

    record Invalid(String field, String message) implements Logged {}
}
