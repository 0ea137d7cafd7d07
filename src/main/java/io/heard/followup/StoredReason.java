package io.heard.followup;

import io.heard.decision.ReasonFact;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reason with its place in the latest decision.
///
/// @param state TAKEN, LATER, HELD or DROPPED
/// @param why what ended it
public record StoredReason(
        String customerId, ReasonFact fact, String state, @Nullable String why, @Nullable UUID followUpId) {}
