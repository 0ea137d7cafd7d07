package io.heard.followup;

import io.heard.decision.EventType;
import java.time.Instant;
import java.util.Set;

/// Where a follow-up is in its life. It ends fulfilled, lapsed or cancelled, and there is no fourth way out.
public sealed interface FollowUpStatus {

    enum Wake {
        /// Becomes a task.
        RELEASE,
        /// Is decided again, then or when one of the awaited events comes.
        REVIEW
    }

    /// @param nextAt when the contact may next start, or when to decide again
    /// @param wakeAt when the sweep looks at it: `nextAt`, or later while routine work waits for its owner
    record Waiting(Wake wake, Instant nextAt, Instant wakeAt, Set<EventType> on) implements FollowUpStatus {
        public Waiting {
            on = Set.copyOf(on);
        }

        public static Waiting release(Instant nextAt) {
            return release(nextAt, nextAt);
        }

        /// @param lookAt when something that was left out may come along
        public static Waiting release(Instant nextAt, Instant lookAt) {
            return new Waiting(Wake.RELEASE, nextAt, lookAt.isBefore(nextAt) ? lookAt : nextAt, Set.of());
        }

        /// Whether it waits for somebody, or for its day in a plan, although it might start.
        public boolean isPutOff() {
            return wake == Wake.RELEASE && wakeAt.isAfter(nextAt);
        }

        /// The same, put off to another instant, but never before it may start.
        public Waiting putOffTo(Instant at) {
            return new Waiting(wake, nextAt, at.isBefore(nextAt) ? nextAt : at, on);
        }
    }

    /// Has its one open task.
    record Active(Instant nextAt) implements FollowUpStatus {}

    record Fulfilled(Kind kind, Instant at) implements FollowUpStatus {}

    record Lapsed(String why, Instant at) implements FollowUpStatus {}

    record Cancelled(String why, Instant at) implements FollowUpStatus {}

    enum Kind {
        /// A conversation took place.
        HEARD,
        /// A personal mail or voicemail without an answer.
        OFFERED
    }

    default boolean isOpen() {
        return switch (this) {
            case Waiting _, Active _ -> true;
            case Fulfilled _, Lapsed _, Cancelled _ -> false;
        };
    }

    default String name() {
        return switch (this) {
            case Waiting _ -> "WAITING";
            case Active _ -> "ACTIVE";
            case Fulfilled _ -> "FULFILLED";
            case Lapsed _ -> "LAPSED";
            case Cancelled _ -> "CANCELLED";
        };
    }
}
