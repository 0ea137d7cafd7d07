package io.heard.conversation;

import io.heard.contact.Channel;
import io.heard.contactlog.Contact.Direction;
import io.heard.decision.Disposition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A contact outside any task, as somebody tells it.
///
/// @param at absent: now
/// @param by who tells it
public record ContactByHand(
        String customerId,
        Direction direction,
        Channel channel,
        Disposition disposition,
        @Nullable String note,
        @Nullable Instant at,
        String by) {}
