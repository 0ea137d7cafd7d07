package io.heard.team;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// In which weeks a shift is worked: in all, in every second one, or only from one day to another.
///
/// @param from the first day; with `everyWeeks` above 1 its week is the first that is worked
/// @param to the last day
/// @param everyWeeks 1 for every week, 2 for every other
public record Rhythm(@Nullable LocalDate from, @Nullable LocalDate to, int everyWeeks) {

    public static final Rhythm ALWAYS = new Rhythm(null, null, 1);
    public static final int RAREST = 8;

    public Rhythm {
        if (everyWeeks < 1 || everyWeeks > RAREST) {
            throw new IllegalArgumentException("everyWeeks: " + everyWeeks + " is not from 1 to " + RAREST);
        }
        if (everyWeeks > 1 && from == null) {
            throw new IllegalArgumentException("validFrom: name a day of the first week that is worked");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("validUntil: " + to + " is before validFrom, " + from);
        }
    }

    boolean isAlways() {
        return equals(ALWAYS);
    }

    /// Whether a shift that begins on that day is worked.
    boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from))
                && (to == null || !day.isAfter(to))
                && (everyWeeks == 1 || Math.floorMod(week(day), everyWeeks) == phase());
    }

    /// Whether there can be a week of this and a week of the other, `apart` weeks after it.
    boolean canMeet(Rhythm other, int apart) {
        return !isOver(other, apart)
                && !other.isOver(this, -apart)
                && (other.phase() - apart - phase()) % gcd(everyWeeks, other.everyWeeks) == 0;
    }

    /// Whether all of this is before the other begins, seen from a day within `apart` weeks.
    private boolean isOver(Rhythm other, int apart) {
        return to != null && other.from != null && to.isBefore(other.from.minusDays(Math.abs(apart)));
    }

    private long phase() {
        return from == null ? 0 : Math.floorMod(week(from), everyWeeks);
    }

    private static long week(LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Math.floorDiv(ChronoUnit.DAYS.between(LocalDate.EPOCH, monday), 7L);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
