package io.heard.conversation;

import io.heard.customer.PreferencesDocument;
import jakarta.enterprise.context.ApplicationScoped;

/// What customers say about how and when to contact them.
@ApplicationScoped
public class Preferring {

    public Preferred save(String customerId, PreferencesDocument preferences, int expectedVersion) {
        throw new UnsupportedOperationException("not yet: " + customerId + preferences + expectedVersion);
    }
}
