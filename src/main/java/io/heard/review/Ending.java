package io.heard.review;

import io.heard.followup.FollowUpStatus;
import java.time.Instant;

/// How a follow-up ends when nothing of it is left, as far as the one who brought that about knows.
public sealed interface Ending {

    /// The facts say it.
    record ByFacts() implements Ending {}

    record Fulfilled(FollowUpStatus.Kind kind) implements Ending {}

    record Cancelled(String why) implements Ending {}

    default FollowUpStatus status(FollowUpStatus byFacts, Instant now) {
        return switch (this) {
            case ByFacts _ -> byFacts;
            case Fulfilled(FollowUpStatus.Kind kind) -> new FollowUpStatus.Fulfilled(kind, now);
            case Cancelled(String why) -> new FollowUpStatus.Cancelled(why, now);
        };
    }
}
