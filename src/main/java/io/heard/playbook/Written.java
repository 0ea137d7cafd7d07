package io.heard.playbook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of a playbook in the very words in which it was written.
public record Written(
        int version,
        StoredPlaybook.Status status,
        String yaml,
        Instant createdAt,
        long failures,
        @Nullable String lastFailure) {}
