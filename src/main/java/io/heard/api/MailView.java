package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.message.Mail;
import io.heard.message.MailStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail as the world reads it.
///
/// @param by who wrote it
/// @param sentAt absent unless it has left
/// @param detail in the provider's words; of a mail that came back, why
/// @param trouble why it did not leave, or why nobody knows whether it did
@JsonInclude(JsonInclude.Include.NON_NULL)
record MailView(
        UUID id,
        UUID taskId,
        String status,
        String by,
        String to,
        String subject,
        String text,
        Instant plannedAt,
        @Nullable Instant sentAt,
        @Nullable String trouble,
        @Nullable String detail) {

    static MailView of(Mail mail) {
        return switch (mail.status()) {
            case MailStatus.Planned _, MailStatus.Sending _ -> of(mail, null, null, null);
            case MailStatus.Sent sent -> of(mail, sent.at(), null, null);
            case MailStatus.Bounced bounced -> of(mail, bounced.at(), null, bounced.detail());
            case MailStatus.Unknown unknown -> of(mail, null, unknown.why().name(), unknown.detail());
            case MailStatus.Failed failed -> of(mail, null, failed.why().name(), failed.detail());
        };
    }

    private static MailView of(Mail mail, @Nullable Instant sentAt, @Nullable String trouble, @Nullable String detail) {
        return new MailView(
                mail.id().value(),
                mail.taskId(),
                mail.status().name(),
                mail.writer().value(),
                mail.toAddress(),
                mail.text().subject(),
                mail.text().body(),
                mail.plannedAt(),
                sentAt,
                trouble,
                detail);
    }
}
