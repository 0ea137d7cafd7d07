package io.heard.message;

import io.heard.planning.RepId;
import java.time.Instant;
import java.util.UUID;

/// What a rep has written for a follow-up and not yet sent.
public record Draft(String customerId, UUID followUpId, MailText text, RepId savedBy, Instant savedAt) {}
