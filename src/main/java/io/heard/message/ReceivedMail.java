package io.heard.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a customer answered to a mail.
///
/// @param answered the mail that it answers
/// @param contactId in the contact log; absent where nobody knows whether it is from the customer
/// @param key by which the same mail is known when it is delivered again
/// @param text what is new in it
/// @param whole with what it quotes
public record ReceivedMail(
        String customerId,
        UUID id,
        MailId answered,
        @Nullable UUID contactId,
        byte[] key,
        Instant receivedAt,
        String fromAddress,
        @Nullable String fromName,
        String subject,
        String text,
        String whole,
        List<Attachment> attachments) {

    public ReceivedMail {
        attachments = List.copyOf(attachments);
    }

    /// Whether it is from the customer for all that can be known.
    public boolean isVerified() {
        return contactId != null;
    }

    /// What came along and was not kept.
    ///
    /// @param size in bytes
    public record Attachment(String name, String type, long size) {}
}
