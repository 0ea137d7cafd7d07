package io.heard.decision;

import java.time.Instant;

/// When a contact is meant to happen and by when it should have.
record Moment(Instant target, Instant due) {

    /// The later target and the earlier due of two.
    Moment narrowedTo(Moment other) {
        return new Moment(
                other.target.isAfter(target) ? other.target : target, other.due.isBefore(due) ? other.due : due);
    }
}
