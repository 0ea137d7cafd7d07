package io.heard.chaos;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What the world outside was promised: that its records were taken, its claims won, its outcomes written down.
/// Lines are only ever added, each once the promise was heard.
final class Ledger {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> claims = new ConcurrentHashMap<>();
    private final Map<String, String> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger records = new AtomicInteger();

    /// All that was sent under one name.
    ///
    /// @param bodies their hashes; several where they contradict each other
    record Entry(Parcel parcel, Set<String> bodies) {}

    /// The broker has confirmed it.
    void sent(Parcel parcel) {
        records.incrementAndGet();
        entries.computeIfAbsent(parcel.name(), _ -> new Entry(parcel, ConcurrentHashMap.newKeySet()))
                .bodies()
                .add(parcel.hash());
    }

    /// Heard has answered that this task is the rep's.
    void claimed(String task, String rep) {
        claims.computeIfAbsent(task, _ -> ConcurrentHashMap.newKeySet()).add(rep);
    }

    /// Heard has answered that it wrote down how it went.
    void done(String task, String disposition) {
        outcomes.put(task, disposition);
    }

    /// With copies.
    int records() {
        return records.get();
    }

    Map<String, Entry> entries() {
        return Map.copyOf(entries);
    }

    Map<String, Set<String>> claims() {
        return Map.copyOf(claims);
    }

    Map<String, String> outcomes() {
        return Map.copyOf(outcomes);
    }
}
