package io.heard.contact;

import io.heard.calendar.Days;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;

/// At most `attempts` within `span`: a `Period` counts days of the customer's calendar, today among them, a
/// `Duration` counts elapsed time.
public record AttemptLimit(int attempts, TemporalAmount span) {

    public AttemptLimit {
        if (attempts < 1) {
            throw new IllegalArgumentException("A limit of " + attempts + " attempts: it must allow at least one");
        }
        boolean isSpan = (span instanceof Period period && !period.isZero() && !period.isNegative())
                || (span instanceof Duration duration && duration.isPositive());
        if (!isSpan) {
            throw new IllegalArgumentException(
                    "'" + span + "': write a period such as P1D or a duration such as PT24H");
        }
    }

    /// Reads `3/P1D` or `3/PT24H`.
    public static AttemptLimit parse(String text) {
        var parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                var span = parts[1].contains("T") ? Duration.parse(parts[1]) : Period.parse(parts[1]);
                return new AttemptLimit(Integer.parseInt(parts[0]), span);
            }
        } catch (DateTimeException | NumberFormatException notALimit) {
            // told below, as for everything else that is not a limit
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a limit: write a number, a slash and a span, as in 3/P1D");
    }

    /// The instant from which attempts count against a further one at `at`.
    public Instant countsFrom(Instant at, ZoneId zone) {
        return span instanceof Period period
                ? Days.startOfDay(Days.dateAt(at, zone).minus(period).plusDays(1), zone)
                : at.minus(span);
    }

    @Override
    public String toString() {
        return attempts + "/" + span;
    }
}
