package io.heard.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// The time in which the shop sells, and when things happen in it.
///
/// @param from the first day
/// @param opening when Heard and its reps begin; what is older is history
/// @param until nothing happens from then on
record Season(Instant from, Instant opening, Instant until) {

    private static final Duration ANSWERED_WITHIN = Duration.ofHours(36);

    /// People order when they sit on the sofa.
    private static final Map<DayOfWeek, Double> ORDERS = Map.of(
            DayOfWeek.MONDAY, 0.8,
            DayOfWeek.TUESDAY, 0.75,
            DayOfWeek.WEDNESDAY, 0.7,
            DayOfWeek.THURSDAY, 0.75,
            DayOfWeek.FRIDAY, 0.65,
            DayOfWeek.SATURDAY, 0.85,
            DayOfWeek.SUNDAY, 1.0);

    private static final List<Integer> HOURS =
            List.of(7, 8, 9, 10, 10, 11, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 20, 20, 21, 21, 21, 22, 23);

    private static final int OPENS = 9;
    private static final int CLOSES = 17;
    private static final int WAKES = 8;
    private static final int SLEEPS = 21;
    private static final int LAST_MINUTE = 59;

    /// When somebody places an order: mostly in the evening, mostly at weekends.
    Instant order(ZoneId zone, Dice dice) {
        return order(from, until, zone, dice);
    }

    /// @param since not before
    Instant order(Instant since, Instant before, ZoneId zone, Dice dice) {
        int days = (int) Math.max(1, ChronoUnit.DAYS.between(since, before));
        var first = LocalDate.ofInstant(since, zone);
        LocalDate day;
        do {
            day = first.plusDays(dice.between(0, days - 1));
        } while (!dice.chance(ORDERS.getOrDefault(day.getDayOfWeek(), 1.0)));
        return at(day, dice.one(HOURS), zone, dice);
    }

    /// When the carrier rings: by day, never on a Sunday.
    Instant delivery(Instant after, int days, ZoneId zone, Dice dice) {
        var day = LocalDate.ofInstant(after, zone).plusDays(days);
        return at(
                day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day,
                dice.between(OPENS, CLOSES),
                zone,
                dice);
    }

    /// When somebody writes to the shop: while they are awake, some days later.
    Instant thought(Instant after, int leastDays, int mostDays, ZoneId zone, Dice dice) {
        var at = at(
                LocalDate.ofInstant(after, zone).plusDays(dice.between(leastDays, mostDays)),
                dice.between(WAKES, SLEEPS),
                zone,
                dice);
        return at.isAfter(after) ? at : after.plus(Duration.ofMinutes(dice.between(10, 90)));
    }

    /// In office hours of a weekday, at the full or half hour, at least an hour after.
    Instant office(Instant after, int leastDays, int mostDays, ZoneId zone, Dice dice) {
        var day = LocalDate.ofInstant(after, zone).plusDays(dice.between(leastDays, mostDays));
        int half = dice.between(2 * (OPENS + 1), 2 * (CLOSES - 1));
        while (true) {
            var at = day.atTime(half / 2, half % 2 * 30).atZone(zone).toInstant();
            if (!isWeekend(day) && !at.isBefore(after.plus(Duration.ofHours(1)))) {
                return at;
            }
            day = day.plusDays(1);
        }
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /// Whether the people of before had the time to answer it.
    boolean isHistory(Instant at) {
        return at.plus(ANSWERED_WITHIN).isBefore(opening);
    }

    private static Instant at(LocalDate day, int hour, ZoneId zone, Dice dice) {
        return day.atTime(hour, dice.between(0, LAST_MINUTE), dice.between(0, LAST_MINUTE))
                .atZone(zone)
                .toInstant();
    }
}
