package io.heard.rulebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of a table in the very words in which it was written.
///
/// @param by absent for what came with Heard
public record Written(int version, String csv, @Nullable String by, Instant at) {

    /// The same without the words, for lists.
    public record Entry(int version, @Nullable String by, Instant at) {}
}
