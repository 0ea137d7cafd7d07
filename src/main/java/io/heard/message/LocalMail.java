package io.heard.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail as it would have arrived.
///
/// @param html as a mail program would get it
public record LocalMail(
        UUID id,
        MailId mailId,
        Instant arrivedAt,
        String fromName,
        String fromAddress,
        @Nullable String replyTo,
        @Nullable String toName,
        String toAddress,
        String subject,
        String body,
        String html) {}
