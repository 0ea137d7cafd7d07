package io.heard.task;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
record TaskKey(@Column(name = "customer_id") String customerId, UUID id) {}
