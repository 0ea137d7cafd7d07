package io.heard.api;

import io.heard.playbook.Backfill;
import io.heard.playbook.StoredPlaybook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of a playbook in the words in which it was written.
///
/// @param firesFrom absent for one that was there from the start, and for a draft
record PlaybookVersionView(
        int version,
        String status,
        Instant changedAt,
        @Nullable String changedBy,
        @Nullable Instant firesFrom,
        @Nullable Instant firesUntil,
        String yaml,
        long failures,
        @Nullable String lastFailure,
        @Nullable BackfillView backfill) {

    /// How far it has come with past customers.
    record BackfillView(
            Instant since,
            long customers,
            long fired,
            @Nullable Instant finishedAt) {}

    static PlaybookVersionView of(StoredPlaybook stored, @Nullable Backfill backfill) {
        return new PlaybookVersionView(
                stored.version(),
                stored.status().name(),
                stored.changedAt(),
                stored.changedBy(),
                stored.firesFrom(),
                stored.firesUntil(),
                stored.yaml(),
                stored.failures(),
                stored.lastFailure(),
                backfill == null
                        ? null
                        : new BackfillView(
                                backfill.since(), backfill.customers(), backfill.fired(), backfill.finishedAt()));
    }
}
