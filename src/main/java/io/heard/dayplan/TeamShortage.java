package io.heard.dayplan;

import io.heard.planning.Gap;
import java.time.Duration;
import java.time.Instant;

/// A shortage of the latest plan.
///
/// @param missing the effort of all that it affects
/// @param firstDueAt of those, the earliest due
public record TeamShortage(Gap gap, int followUps, Duration missing, Instant firstDueAt) {}
