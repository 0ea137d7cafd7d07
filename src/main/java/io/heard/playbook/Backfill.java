package io.heard.playbook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a playbook has come that is to reach past customers too.
///
/// @param since orders and events before are left alone
/// @param afterId the last customer who was looked at
/// @param fired for how many it has given a reason
public record Backfill(
        String key,
        int version,
        Instant since,
        String afterId,
        long customers,
        long fired,
        @Nullable Instant finishedAt) {}
