package io.heard.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One reason in a decision, with what became of it.
///
/// @param version of the playbook it fired with
/// @param target when the contact was meant to be, after holds
/// @param due by when, after holds
public record Considered(
        ReasonKey key,
        int version,
        boolean askedFor,
        @Nullable String orderId,
        Instant raisedAt,
        Instant target,
        Instant due,
        Fate fate) {

    public sealed interface Fate {
        /// Part of the contact that is planned.
        record Taken() implements Fate {}

        /// Has its own later contact.
        record Later() implements Fate {}

        record Held(Instant until, Hold by) implements Fate {}

        record Dropped(Why why) implements Fate {}

        default String name() {
            return switch (this) {
                case Taken _ -> "TAKEN";
                case Later _ -> "LATER";
                case Held _ -> "HELD";
                case Dropped _ -> "DROPPED";
            };
        }
    }

    /// Why a reason was dropped, and how its life ended by that.
    public enum Why {
        TOO_LATE(ReasonFact.Fate.WITHDRAWN),
        ORDER_CANCELLED(ReasonFact.Fate.WITHDRAWN),
        ORDER_RETURNED(ReasonFact.Fate.WITHDRAWN),
        UNLESS(ReasonFact.Fate.WITHDRAWN),
        NO_LONGER_TRUE(ReasonFact.Fate.WITHDRAWN),
        HELD_TOO_LONG(ReasonFact.Fate.WITHDRAWN),
        HEARD_ELSEWHERE(ReasonFact.Fate.SERVED),
        NOT_INTERESTED(ReasonFact.Fate.WITHDRAWN),
        STANDING(ReasonFact.Fate.WITHDRAWN),
        NO_WAY(ReasonFact.Fate.WITHDRAWN),
        ATTEMPTS_EXHAUSTED(ReasonFact.Fate.LAPSED),
        LAPSED(ReasonFact.Fate.LAPSED);

        private final ReasonFact.Fate ends;

        Why(ReasonFact.Fate ends) {
            this.ends = ends;
        }

        public ReasonFact.Fate ends() {
            return ends;
        }
    }

    Considered at(Moment moment) {
        return new Considered(key, version, askedFor, orderId, raisedAt, moment.target(), moment.due(), fate);
    }

    Considered with(Fate other) {
        return new Considered(key, version, askedFor, orderId, raisedAt, target, due, other);
    }
}
