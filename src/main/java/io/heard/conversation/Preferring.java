package io.heard.conversation;

import io.heard.customer.CustomerRepository;
import io.heard.customer.PreferencesDocument;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/// What customers say about how and when to contact them.
@ApplicationScoped
public class Preferring {

    private final CustomerRepository customers;
    private final Settling settling;
    private final Clock clock;

    public Preferring(CustomerRepository customers, Settling settling, Clock clock) {
        this.customers = customers;
        this.settling = settling;
        this.clock = clock;
    }

    /// Replaces the preferences; what is open is decided again.
    ///
    /// @param expectedVersion the version that was edited
    @Transactional
    public Preferred save(String customerId, PreferencesDocument preferences, int expectedVersion) {
        try {
            preferences.read();
        } catch (PreferencesDocument.Unreadable unreadable) {
            return new Preferred.Invalid(unreadable.field(), String.valueOf(unreadable.getMessage()));
        }
        var locked = customers.lock(List.of(customerId));
        if (locked.isEmpty() || locked.getFirst().erased() || locked.getFirst().joinedInto() != null) {
            return new Preferred.NoSuchCustomer();
        }
        if (!customers.savePreferences(customerId, preferences, expectedVersion)) {
            return new Preferred.Stale(locked.getFirst().preferencesVersion());
        }
        settling.settle(List.of(customerId), Cause.CHANGE, new Ending.ByFacts(), clock.instant());
        return new Preferred.Saved(preferences, expectedVersion + 1);
    }
}
