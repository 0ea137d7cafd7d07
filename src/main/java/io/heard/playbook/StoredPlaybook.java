package io.heard.playbook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of a playbook, as it was written, with where it is in its life.
///
/// @param failures how often its condition could not be evaluated, which counts as no match
public record StoredPlaybook(
        PlaybookDocument document,
        int version,
        Status status,
        @Nullable Instant firesFrom,
        long failures,
        @Nullable String lastFailure) {

    public enum Status {
        DRAFT,
        ACTIVE,
        RETIRED
    }
}
