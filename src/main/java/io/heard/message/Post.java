package io.heard.message;

import org.jspecify.annotations.Nullable;

/// Takes mails out of the house. Never called with a transaction open, since it may take its time.
public interface Post {

    /// Tries once. What goes wrong is an answer, too.
    Answer deliver(Letter letter);

    sealed interface Answer {

        /// @param providerId by which the provider knows it
        record Taken(@Nullable String providerId) implements Answer {}

        /// It has certainly not left.
        record Refused(Trouble why, @Nullable String detail) implements Answer {}

        /// It may have left.
        record Unsure(Trouble why, @Nullable String detail) implements Answer {}
    }
}
