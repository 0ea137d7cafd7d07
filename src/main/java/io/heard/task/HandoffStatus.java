package io.heard.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an offer to pass a task on is in its life. It ends once, whoever is first.
public sealed interface HandoffStatus {

    record Offered(Instant until) implements HandoffStatus {}

    record Accepted(Instant at) implements HandoffStatus {}

    record Declined(String reason, Instant at) implements HandoffStatus {}

    record Expired(Instant at) implements HandoffStatus {}

    /// By the giver or a lead.
    record Withdrawn(Instant at) implements HandoffStatus {}

    /// Something else came first.
    record Overtaken(Why why, Instant at) implements HandoffStatus {}

    enum Why {
        TASK_ENDED("the task was closed"),
        TASK_PASSED("the giver has the task no more"),
        RECEIVER_LEFT("the receiver has left"),
        RECEIVER_UNWANTED("the customer asked for somebody else");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    sealed interface Move {
        record To(HandoffStatus next) implements Move {}

        record Refused(String why) implements Move {}
    }

    default Move accept(Instant now) {
        return whileItStands(now, new Accepted(now));
    }

    default Move decline(String reason, Instant now) {
        return whileItStands(now, new Declined(reason, now));
    }

    default Move withdraw(Instant now) {
        return whileItStands(now, new Withdrawn(now));
    }

    /// Nobody answered in time.
    default Move expire(Instant now) {
        return this instanceof Offered(Instant until) && !until.isAfter(now)
                ? new Move.To(new Expired(until))
                : new Move.Refused("not over yet");
    }

    default Move overtake(Why why, Instant now) {
        return this instanceof Offered ? new Move.To(new Overtaken(why, now)) : settled();
    }

    /// Absent while it is open.
    default @Nullable Instant settledAt() {
        return switch (this) {
            case Offered _ -> null;
            case Accepted(Instant at) -> at;
            case Declined declined -> declined.at();
            case Expired(Instant at) -> at;
            case Withdrawn(Instant at) -> at;
            case Overtaken overtaken -> overtaken.at();
        };
    }

    /// Why somebody declined, or what came first.
    default @Nullable String reason() {
        return switch (this) {
            case Declined declined -> declined.reason();
            case Overtaken overtaken -> overtaken.why().name();
            case Offered _, Accepted _, Expired _, Withdrawn _ -> null;
        };
    }

    default String name() {
        return switch (this) {
            case Offered _ -> "OFFERED";
            case Accepted _ -> "ACCEPTED";
            case Declined _ -> "DECLINED";
            case Expired _ -> "EXPIRED";
            case Withdrawn _ -> "WITHDRAWN";
            case Overtaken _ -> "OVERTAKEN";
        };
    }

    private Move whileItStands(Instant now, HandoffStatus next) {
        return switch (this) {
            case Offered(Instant until) when until.isAfter(now) -> new Move.To(next);
            case Offered(Instant until) -> new Move.Refused("the offer ended at " + until);
            case Accepted _, Declined _, Expired _, Withdrawn _, Overtaken _ -> settled();
        };
    }

    private Move settled() {
        return new Move.Refused("the offer is " + name() + " already");
    }
}
