package io.heard.commitment;

import io.heard.planning.RepId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which commitments are asked for; what is absent does not limit.
///
/// @param status `MADE`, `KEPT`, `RENEGOTIATED` or `BROKEN`
public record CommitmentFilter(
        @Nullable String customerId,
        @Nullable RepId ownerId,
        @Nullable String status) {

    private static final Set<String> STATUSES = Set.of("MADE", "KEPT", "RENEGOTIATED", "BROKEN");

    public CommitmentFilter {
        if (status != null && !STATUSES.contains(status)) {
            throw new IllegalArgumentException("status: '" + status + "' is none of MADE, KEPT, RENEGOTIATED, BROKEN");
        }
    }
}
