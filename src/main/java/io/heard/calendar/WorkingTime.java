package io.heard.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/// Time that counts only while something is open.
public final class WorkingTime {

    private static final Duration STEP = Duration.ofDays(7);

    private WorkingTime() {}

    /// The instant at which `span` of open time has passed since `from`: the close of an interval rather than
    /// the start of the next one when both fit; `from` itself when `span` is zero.
    ///
    /// @param open the open intervals of `[from, to)`
    /// @return empty when that does not happen by `until`
    public static Optional<Instant> after(
            Instant from, Duration span, Instant until, BiFunction<Instant, Instant, Intervals> open) {
        var left = span;
        if (left.isZero()) {
            return Optional.of(from);
        }
        for (var at = from; at.isBefore(until); at = at.plus(STEP)) {
            var stop = at.plus(STEP).isBefore(until) ? at.plus(STEP) : until;
            for (var interval : open.apply(at, stop)) {
                if (left.compareTo(interval.length()) <= 0) {
                    return Optional.of(interval.start().plus(left));
                }
                left = left.minus(interval.length());
            }
        }
        return Optional.empty();
    }
}
