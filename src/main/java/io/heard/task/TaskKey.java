package io.heard.task;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
record TaskKey(String customerId, UUID id) {}
