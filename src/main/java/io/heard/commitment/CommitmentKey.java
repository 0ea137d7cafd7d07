package io.heard.commitment;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
record CommitmentKey(String customerId, UUID id) {}
