package io.heard.contact;

import io.heard.calendar.DayHours;
import io.heard.calendar.Days;
import io.heard.calendar.WallClock;
import io.heard.calendar.WeekHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what shaped the contact windows of a stretch of time.
final class Explanation {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final ContactRules rules;
    private final List<Candidate> candidates;
    private final Channel channel;
    private final Purpose purpose;
    private final List<Because> lines = new ArrayList<>(6);

    Explanation(ContactRules rules, List<Candidate> candidates, Channel channel, Purpose purpose) {
        this.rules = rules;
        this.candidates = candidates;
        this.channel = channel;
        this.purpose = purpose;
    }

    List<Because> of(ContactPreferences preferences, @Nullable DayHours only, Instant from, Instant to) {
        suppressions(preferences, from, to);
        for (var candidate : candidates) {
            add(rules.at(candidate, channel, purpose).because());
        }
        candidates.forEach(candidate -> days(candidate, from, to));
        if (!rules.companyHours().isAll()) {
            add(rules.companyHoursInWords());
        }
        wishes(preferences, List.of(candidates.getFirst().zone()), from)
                .forEach(wish -> add(Because.of(Because.PREFERENCE, wish)));
        if (only != null) {
            add(Because.of(Because.DAYPART, "only " + only + " on the customer's clock"));
        }
        return List.copyOf(lines);
    }

    private void suppressions(ContactPreferences preferences, Instant from, Instant to) {
        for (var suppression : preferences.suppressions()) {
            var until = suppression.validUntil();
            var end = until == null ? null : until.in(candidates.getFirst().zone());
            if (suppression.concerns(channel, purpose) && (end == null || end.isAfter(from))) {
                add(new Because(Because.SUPPRESSED, suppression.toString(), from, end == null ? to : end));
            }
        }
    }

    /// What the customer asked for that holds after `from` in one of the zones at least, in words.
    static List<String> wishes(ContactPreferences preferences, List<ZoneId> zones, Instant from) {
        if (preferences.hours().isEmpty() && preferences.never().isEmpty()) {
            return List.of();
        }
        var hours = preferences.hours().stream().filter(one -> holds(one.validUntil(), zones, from));
        var never = preferences.never().stream().filter(one -> holds(one.validUntil(), zones, from));
        return Stream.concat(hours, never)
                .map(wish -> "the customer asked for " + wish)
                .toList();
    }

    private static boolean holds(@Nullable Until until, List<ZoneId> zones, Instant from) {
        return until == null || zones.stream().anyMatch(zone -> until.in(zone).isAfter(from));
    }

    private void days(Candidate candidate, Instant from, Instant to) {
        var local = rules.at(candidate, channel, purpose);
        var clock = WallClock.of(candidate.zone());
        var holidays = new ArrayList<Because>(0);
        var told = List.<Because>of();
        long last = clock.dayAt(to.minusNanos(1));
        for (long number = clock.dayAt(from); number <= last; number++) {
            var day = local.on(number);
            if (!day.binding().because().equals(told)) {
                told = day.binding().because();
                told.forEach(this::add);
            }
            if (day.holiday() != null) {
                holidays.add(day.holiday());
            }
        }
        holidays.forEach(this::add);
    }

    /// Why that day has other hours than its weekday.
    static Because holiday(PublicHolidays holidays, Place place, LocalDate date, ZoneId zone) {
        var detail = holidays.nameOn(place, date)
                .map(name -> DAY.format(date) + " is " + name + " in " + place)
                .or(() -> holidays.halfDayOn(place, date)
                        .map(half -> DAY.format(date) + " is " + half.name() + ", a half day, in " + place))
                .or(() -> holidays.nameOn(place, date.plusDays(1))
                        .map(name -> DAY.format(date) + " is the day before " + name + " in " + place))
                .orElseGet(() -> DAY.format(date) + " closes early in " + place);
        return new Because(Because.HOLIDAY, detail, Days.startOfDay(date, zone), Days.endOfDay(date, zone));
    }

    static String words(WeekHours companyHours) {
        return "the company's hours are " + companyHours;
    }

    static String words(ContactRule rule) {
        return rule.title() + ": " + rule.hours()
                + (rule.zone() == null ? "" : ", on the clocks of " + rule.zone())
                + " (" + rule.kind() + ", " + rule.source() + ")";
    }

    private void add(Because line) {
        if (!lines.contains(line)) {
            lines.add(line);
        }
    }
}
