package io.heard.message;

import io.heard.planning.RepId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One personal mail of a rep to a customer.
///
/// @param fromName the rep's own
/// @param decidedBy who said what became of it, or sent it again, where nobody knew whether it had left
public record Mail(
        MailId id,
        String customerId,
        UUID taskId,
        UUID followUpId,
        RepId writer,
        String fromName,
        String toAddress,
        @Nullable String toName,
        MailText text,
        String language,
        MailStatus status,
        @Nullable RepId decidedBy,
        Instant plannedAt,
        int version) {

    public Mail with(MailStatus next) {
        return new Mail(
                id,
                customerId,
                taskId,
                followUpId,
                writer,
                fromName,
                toAddress,
                toName,
                text,
                language,
                next,
                decidedBy,
                plannedAt,
                version);
    }

    public Mail decidedBy(RepId by) {
        return new Mail(
                id,
                customerId,
                taskId,
                followUpId,
                writer,
                fromName,
                toAddress,
                toName,
                text,
                language,
                status,
                by,
                plannedAt,
                version);
    }

    /// @param replyTo where answers to it go; absent: where all go
    public Letter letter(@Nullable String replyTo) {
        return new Letter(id, fromName, toName, toAddress, text, language, replyTo);
    }
}
