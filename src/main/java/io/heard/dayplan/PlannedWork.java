package io.heard.dayplan;

import io.heard.planning.Gap;
import io.heard.planning.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the latest plan has for one follow-up.
///
/// @param slot absent: no place within the days of the plan
/// @param dueAt as it was when the plan was made
/// @param effort in whole minutes
/// @param gap why its due cannot be kept; absent: it can
public record PlannedWork(
        String customerId,
        UUID followUpId,
        @Nullable Slot slot,
        boolean onTime,
        Instant dueAt,
        Duration effort,
        @Nullable Gap gap) {}
