package io.heard.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/// Calendar days as people count them: a day starts when its date begins, whatever the clock shows then.
public final class Days {

    private static final int FARTHEST = 3660;

    private Days() {}

    /// The first instant of the date; for a date that the zone skipped, that of the next one.
    public static Instant startOfDay(LocalDate date, ZoneId zone) {
        return WallClock.of(zone).startOfDay(date.toEpochDay());
    }

    /// The start of the next date that exists, so that days leave no hole.
    public static Instant endOfDay(LocalDate date, ZoneId zone) {
        return startOfDay(date.plusDays(1), zone);
    }

    public static LocalDate dateAt(Instant instant, ZoneId zone) {
        return LocalDate.ofEpochDay(WallClock.of(zone).dayAt(instant));
    }

    /// How long a period is on average: its months are twelfths of a Gregorian year of 365.2425 days.
    public static Duration averageLength(Period period) {
        var years = ChronoUnit.YEARS.getDuration().multipliedBy(period.getYears());
        var months = ChronoUnit.MONTHS.getDuration().multipliedBy(period.getMonths());
        return years.plus(months).plusDays(period.getDays());
    }

    /// The date on which the `count`-th working day after `date` falls; before it when `count` is negative, and
    /// `date` itself when it is zero.
    ///
    /// @throws IllegalArgumentException when ten years have too few working days
    public static LocalDate plusWorkingDays(LocalDate date, int count, Predicate<LocalDate> isWorkingDay) {
        int step = Integer.signum(count);
        int left = Math.abs(count);
        var day = date;
        for (int walked = 0; left > 0; walked++) {
            if (walked == FARTHEST) {
                throw new IllegalArgumentException("No " + count + " working days within ten years of " + date);
            }
            day = day.plusDays(step);
            if (isWorkingDay.test(day)) {
                left--;
            }
        }
        return day;
    }
}
