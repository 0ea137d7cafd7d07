package io.heard.task;

import io.heard.contact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A time at which a customer was told that they would hear from us.
///
/// @param taskId absent while its task has not come up yet
/// @param version grows with every change of the follow-up
/// @param preferredName what the customer wants to be called, as the shop told it
public record Appointment(
        String customerId,
        UUID followUpId,
        @Nullable UUID taskId,
        Instant at,
        Duration effort,
        Channel channel,
        int version,
        @Nullable String name,
        @Nullable String preferredName) {}
