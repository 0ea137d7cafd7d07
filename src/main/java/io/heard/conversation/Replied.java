package io.heard.conversation;

import org.jspecify.annotations.Nullable;

/// What became of a mail that may be an answer to one of ours.
public sealed interface Replied {

    /// @param isVerified whether it counts as the customer's word
    record Done(String customerId, boolean isVerified) implements Replied {}

    /// It was delivered before.
    record Again() implements Replied {}

    /// It answers no mail of which we still know, or one of long ago: a question like any other.
    ///
    /// @param customerId whose it is, where that is known
    record NoReply(@Nullable String customerId) implements Replied {}
}
