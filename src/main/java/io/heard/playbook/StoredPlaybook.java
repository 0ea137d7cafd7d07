package io.heard.playbook;

import io.heard.decision.Playbook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of a playbook, as it was written, with where it is in its life.
///
/// @param revision of the key: what an edit must have seen
/// @param draft the version that is a draft, where there is one
/// @param firesUntil where a newer version has replaced it
/// @param failures how often its condition could not be evaluated, which counts as no match
public record StoredPlaybook(
        PlaybookDocument document,
        String yaml,
        int version,
        Status status,
        @Nullable Integer draft,
        int revision,
        @Nullable Instant firesFrom,
        @Nullable Instant firesUntil,
        Instant changedAt,
        @Nullable String changedBy,
        long failures,
        @Nullable String lastFailure) {

    public enum Status {
        DRAFT,
        ACTIVE,
        RETIRED
    }

    /// As it was before a newer one replaced it.
    Playbook active() {
        return document.playbook(version, true, firesFrom, null);
    }

    /// @param fires whether it may still fire
    Playbook playbook(boolean fires) {
        return document.playbook(version, fires, firesFrom, firesUntil);
    }
}
