package io.heard.review;

import io.heard.customer.ErasureRepository;
import io.heard.inbox.ConflictRepository;
import io.heard.inbox.DeadLetterRepository;
import io.heard.inbox.Named;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/// Takes away what is personal of a customer, also where a message that had no effect names them.
@ApplicationScoped
class Erasing {

    private final ErasureRepository erasure;
    private final DeadLetterRepository letters;
    private final ConflictRepository conflicts;

    Erasing(ErasureRepository erasure, DeadLetterRepository letters, ConflictRepository conflicts) {
        this.erasure = erasure;
        this.letters = letters;
        this.conflicts = conflicts;
    }

    /// The customer must be locked by the caller.
    void erase(String id, Instant now) {
        var names = names(id);
        erasure.erase(id);
        forget(names, now);
    }

    /// What came since of somebody who was erased before.
    void eraseMessages(String id, Instant now) {
        forget(names(id), now);
    }

    private void forget(Set<String> names, Instant now) {
        letters.forget(names, now);
        conflicts.forget(names);
    }

    private Set<String> names(String id) {
        var names = new TreeSet<>(Named.of(id, null, null));
        erasure.known(id).forEach(known -> {
            names.addAll(Named.of(known.id(), known.email(), known.phone()));
            names.addAll(Named.of(known.accountId(), null, null));
        });
        return names;
    }
}
