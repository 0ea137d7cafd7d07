package io.heard.team;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A rep is away from `from` until before `to`.
public record Absence(Instant from, Instant to, @Nullable String reason) {

    public Absence {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to: " + to + " is not after from, " + from);
        }
    }
}
