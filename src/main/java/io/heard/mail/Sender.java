package io.heard.mail;

import io.heard.message.Letter;
import org.jspecify.annotations.Nullable;

/// From which address mails leave, and where answers go.
///
/// @param replyTo absent: to `address`
record Sender(String address, @Nullable String replyTo) {

    Sender {
        if (!Letter.isAddress(address)) {
            throw new IllegalArgumentException("heard.mail.from is not one address: " + address);
        }
        if (replyTo != null && !Letter.isAddress(replyTo)) {
            throw new IllegalArgumentException("heard.mail.reply-to is not one address: " + replyTo);
        }
    }
}
