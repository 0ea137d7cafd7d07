package io.heard.review;

import java.time.Instant;
import java.util.Optional;

/// Takes a shop's answer to what it was told. Review sees to it that each answer comes once, and knows nothing of what
/// it is about.
public interface Answering {

    /// Joins the transaction of its batch.
    ///
    /// @return why it cannot be taken
    Optional<String> take(GoodwillAnswer answer, Instant now);
}
