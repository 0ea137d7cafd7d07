package io.heard.conversation;

import io.heard.planning.RepId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Promises made outside an outcome.
@ApplicationScoped
public class Promising {

    /// @param by who is to keep it
    /// @param madeBy who made it
    public Promised promise(String customerId, String text, Instant dueAt, RepId by, String madeBy) {
        throw new UnsupportedOperationException("not yet: " + customerId + text + dueAt + by + madeBy);
    }
}
