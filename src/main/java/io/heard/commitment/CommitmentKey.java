package io.heard.commitment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
record CommitmentKey(@Column(name = "customer_id") String customerId, UUID id) {}
