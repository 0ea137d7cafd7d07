package io.heard.commitment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commitments in the order in which they were made.
///
/// @param next where the next page starts after; absent on the last one
public record CommitmentPage(
        List<Commitment> items, @Nullable CommitmentId next) {

    public CommitmentPage {
        items = List.copyOf(items);
    }
}
