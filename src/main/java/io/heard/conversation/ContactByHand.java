package io.heard.conversation;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contactlog.Contact.Direction;
import io.heard.decision.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A contact outside any task, as somebody tells it.
///
/// @param at absent: now
/// @param served the open reasons that were talked about; absent: whatever a conversation is taken to have covered
/// @param purpose absent: that of what is open
/// @param by who tells it
public record ContactByHand(
        String customerId,
        Direction direction,
        Channel channel,
        Disposition disposition,
        @Nullable String note,
        @Nullable Instant at,
        @Nullable List<UUID> served,
        @Nullable Purpose purpose,
        String by) {

    public ContactByHand {
        served = served == null ? null : List.copyOf(served);
    }
}
