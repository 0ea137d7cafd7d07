package io.heard.conversation;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A contact that somebody asks for, whatever the playbooks say.
///
/// @param channel absent: whichever suits the customer
/// @param text what it is about
/// @param notBefore absent: now
/// @param dueAt absent: a week after `notBefore`
/// @param by who asks
public record ManualRequest(
        String customerId,
        @Nullable Channel channel,
        String text,
        @Nullable Instant notBefore,
        @Nullable Instant dueAt,
        Purpose purpose,
        String by) {}
