package io.heard.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why an active playbook asks for nothing, on one occasion or for want of any.
///
/// @param orderId of the order or event that was looked at; absent where there was none, or none with an order
/// @param at when that was
/// @param detail what `why` is about: the condition, the due that has passed, the fate of the earlier reason
public record Unfired(
        String playbook,
        int version,
        String title,
        Why why,
        @Nullable String orderId,
        @Nullable Instant at,
        @Nullable String detail) {

    public enum Why {
        /// Nothing has happened that the playbook waits for.
        NO_OCCASION,
        /// It happened before the playbook was active.
        BEFORE_ACTIVE,
        /// The playbook's condition is not true of it.
        CONDITION,
        /// The condition cannot be evaluated.
        CONDITION_FAILED,
        /// Its due has passed.
        TOO_LATE,
        /// It was heard about, withdrawn by a person or lapsed before; a reason fires once.
        OVER
    }
}
