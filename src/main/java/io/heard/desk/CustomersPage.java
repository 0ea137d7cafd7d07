package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a search has found.
///
/// @param q what was searched for
/// @param problem why it was not
record CustomersPage(String q, @Nullable String problem, List<Hit> hits, boolean isMore) {

    /// @param isOpen whether something is planned
    record Hit(
            String href,
            String name,
            String id,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String place,
            @Nullable String standing,
            boolean isOpen) {}

    public boolean isSearched() {
        return !q.isEmpty();
    }
}
