package io.heard.conversation;

import io.heard.contactlog.Contact;
import io.heard.followup.FollowUpView;
import org.jspecify.annotations.Nullable;

/// What became of a correction.
public sealed interface Corrected {

    /// @param followUp what is planned now, or what the contact ended; absent when there is neither
    record Done(Contact contact, @Nullable FollowUpView followUp) implements Corrected {}

    record NoSuchContact() implements Corrected {}

    /// Not by this person, or not any more.
    record NotYours(String why) implements Corrected {}

    record Stale(int version) implements Corrected {}

    record Invalid(String field, String message) implements Corrected {}
}
