package io.heard.planning;

import io.heard.calendar.Intervals;
import java.time.Duration;
import java.time.Instant;

/// What one rep can take on one day.
///
/// @param shift when they work that day, without breaks and absences
/// @param capacity how much may be planned, urgent work included
/// @param keptFree how much of it only urgent work and promised times may use
/// @param hardLimit the most hard conversations
/// @param taskLimit the most follow-ups, for those who are there only now and then
public record Workday(Intervals shift, Duration capacity, Duration keptFree, int hardLimit, int taskLimit) {

    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /// How much of a shift is planned; the rest is pauses, notes and what comes in between (DESIGN §10).
    ///
    /// @param plannedPercent of the time worked
    /// @param keptFreePercent of what is planned, until `keptUntil`
    public record Share(int plannedPercent, int keptFreePercent) {

        public static final Share DEFAULT = new Share(80, 25);
    }

    public Workday {
        if (capacity.isNegative() || capacity.compareTo(shift.length()) > 0) {
            throw new IllegalArgumentException(
                    "capacity: must be within the " + shift.length() + " of the shift, not " + capacity);
        }
        if (keptFree.isNegative() || keptFree.compareTo(capacity) > 0) {
            throw new IllegalArgumentException(
                    "keptFree: must be within the capacity of " + capacity + ", not " + keptFree);
        }
    }

    /// What is left of a day from `now` on, in whole minutes.
    ///
    /// @param keptUntil from when on nothing is kept free any more: 15:00 of that day, team time
    public static Workday left(Intervals shift, Share share, Instant keptUntil, Instant now) {
        var left = shift.clip(now, Instant.MAX);
        var capacity = percent(left.length(), share.plannedPercent());
        var free = now.isBefore(keptUntil) ? percent(capacity, share.keptFreePercent()) : Duration.ZERO;
        return new Workday(left, capacity, free, NO_LIMIT, NO_LIMIT);
    }

    public Workday limitedTo(int hardLimit, int taskLimit) {
        return new Workday(shift, capacity, keptFree, hardLimit, taskLimit);
    }

    private static Duration percent(Duration whole, int percent) {
        return Duration.ofMinutes(whole.toMinutes() * percent / 100);
    }
}
