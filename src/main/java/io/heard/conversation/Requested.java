package io.heard.conversation;

import io.heard.followup.FollowUpView;

/// What became of a request for a contact.
public sealed interface Requested {

    record Created(FollowUpView followUp) implements Requested {}

    /// The customer had an open follow-up, and it is part of that now.
    record Added(FollowUpView followUp) implements Requested {}

    /// Such as for a customer who has died.
    record Refused(String why) implements Requested {}

    record NoSuchCustomer() implements Requested {}

    record Invalid(String field, String message) implements Requested {}
}
