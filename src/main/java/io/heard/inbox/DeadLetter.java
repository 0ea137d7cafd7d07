package io.heard.inbox;

import java.time.Instant;
import java.util.UUID;

/// A message that cannot have an effect, with why and as it came.
///
/// @param reason what was wrong, where, and what to do
public record DeadLetter(UUID id, Instant receivedAt, Received received, String reason) {}
