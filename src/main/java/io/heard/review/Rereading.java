package io.heard.review;

import io.heard.inbox.Received.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads again what came in before: in Heard's own words, or in those of a shop.
public interface Rereading {

    /// The same way as when it came in.
    ///
    /// @param origin as it was then; says in whose words it is
    /// @return empty if it is in others' words
    Optional<List<Incoming>> reread(byte[] raw, Origin origin, Instant now);
}
