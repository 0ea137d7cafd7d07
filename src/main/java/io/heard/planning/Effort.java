package io.heard.planning;

import java.time.Duration;

/// How long work is expected to take.
///
/// Most calls reach nobody, and are over in a fraction of what a conversation takes: welcome calls of 12 minutes in 3,
/// concerns of 20 in 4 (DESIGN §10). Planning all of them in full would leave reps without work by noon.
public final class Effort {

    /// The share of calls that reach the customer, until it has been measured.
    public static final double REACH = 0.35;

    /// Of a conversation's time, what an attempt takes that ends without one.
    private static final int UNREACHED = 4;

    private Effort() {}

    /// @param conversation what it takes when the customer is reached
    /// @param reach the share of calls that do so, 0 to 1
    /// @return in whole minutes, at least one
    public static Duration ofCall(Duration conversation, double reach) {
        double unreached = (1 - reach) / UNREACHED;
        return Duration.ofMinutes(Math.max(1, (long) Math.ceil(conversation.toSeconds() * (reach + unreached) / 60)));
    }

    /// @return in whole minutes, at least one
    public static Duration inFull(Duration effort) {
        return Duration.ofMinutes(Math.max(1, Math.ceilDiv(effort.toSeconds(), 60L)));
    }
}
