package io.heard.conversation;

import io.heard.message.ReceivedMail.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail that somebody wrote to us, as it was understood.
///
/// @param key by which the same mail is known when it is delivered again
/// @param to the addresses at which it arrived
/// @param isAuthentic whether it truly comes from `fromAddress`
/// @param isAutomatic whether no person wrote it
/// @param text what is new in it
/// @param whole with what it quotes
public record ArrivedMail(
        byte[] key,
        List<String> to,
        String fromAddress,
        @Nullable String fromName,
        boolean isAuthentic,
        boolean isAutomatic,
        String subject,
        String text,
        String whole,
        List<Attachment> attachments) {

    public ArrivedMail {
        to = List.copyOf(to);
        attachments = List.copyOf(attachments);
    }
}
