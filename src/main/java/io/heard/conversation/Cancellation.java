package io.heard.conversation;

import io.heard.followup.FollowUpView;

/// What became of a wish to end a follow-up.
public sealed interface Cancellation {

    record Done(FollowUpView followUp) implements Cancellation {}

    record Refused(String why) implements Cancellation {}

    record NoSuchFollowUp() implements Cancellation {}
}
