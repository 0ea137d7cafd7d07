package io.heard.planning;

import java.time.Instant;

/// Who takes a piece of work, and why.
public sealed interface Assignment {

    String because();

    record To(RepId repId, String because) implements Assignment {}

    /// Not yet: it can wait for its owner's next shift, which begins at `until` and before the work is due.
    record WaitForOwner(RepId ownerId, Instant until, String because) implements Assignment {}

    /// Nobody in particular: it is the whole team's, and a shortage that the lead sees.
    record TeamQueue(String because) implements Assignment {}
}
