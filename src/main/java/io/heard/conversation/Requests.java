package io.heard.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Contacts that people ask for, and follow-ups that people end.
@ApplicationScoped
public class Requests {

    public Requested manual(ManualRequest request) {
        throw new UnsupportedOperationException("not yet: " + request);
    }

    /// @param by who ends it
    public Cancellation cancel(UUID followUpId, String reason, String by) {
        throw new UnsupportedOperationException("not yet: " + followUpId + reason + by);
    }
}
