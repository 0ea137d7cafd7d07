package io.heard.team;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a rep can be given something urgent right now. Ends by itself: afterwards they are available again.
///
/// @param until absent only for who is available
public record Presence(Status status, @Nullable Instant until) {

    /// Who is gone for longer has an absence.
    public static final Duration LONGEST = Duration.ofHours(24);

    public static final Presence HERE = new Presence(Status.AVAILABLE, null);

    public enum Status {
        AVAILABLE,
        /// At their desk, and with something that must not be interrupted.
        BUSY,
        AWAY
    }

    public Presence {
        if (status == Status.AVAILABLE && until != null) {
            throw new IllegalArgumentException("until: who is available is so without an end");
        }
        if (status != Status.AVAILABLE && until == null) {
            throw new IllegalArgumentException("until: say when it ends");
        }
    }

    /// @throws IllegalArgumentException for an end that is not within the next 24 hours
    public static Presence of(Status status, @Nullable Instant until, Instant now) {
        if (until != null && !until.isAfter(now)) {
            throw new IllegalArgumentException("until: " + until + " is not in the future");
        }
        if (until != null && until.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("until: more than 24 hours from now is an absence");
        }
        return new Presence(status, until);
    }

    public boolean isAway() {
        return status == Status.AWAY;
    }

    public boolean isAvailable() {
        return status == Status.AVAILABLE;
    }
}
