package io.heard.planning;

import java.util.HashSet;
import java.util.Set;

/// Who is not to get a piece of work.
///
/// @param unwanted whom the customer does not want to talk to
/// @param declined who had it and said that it is not for them
public record Barred(Set<RepId> unwanted, Set<RepId> declined) {

    public static final Barred NOBODY = new Barred(Set.of(), Set.of());

    public Barred {
        unwanted = Set.copyOf(unwanted);
        declined = Set.copyOf(declined);
    }

    /// For whatever cause.
    public Set<RepId> all() {
        var all = new HashSet<>(unwanted);
        all.addAll(declined);
        return all;
    }

    boolean bars(RepId rep) {
        return unwanted.contains(rep) || declined.contains(rep);
    }

    /// For a person who gives the work on: somebody may be asked to think again.
    public Barred unwantedOnly() {
        return new Barred(unwanted, Set.of());
    }
}
