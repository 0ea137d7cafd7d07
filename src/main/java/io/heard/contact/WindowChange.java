package io.heard.contact;

import io.heard.calendar.Days;
import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the contact windows of a place differ under two sets of rules, for a customer who has told nothing else.
///
/// @param place absent: where the customer's country is not known
/// @param zone on whose clock the hours are told
public record WindowChange(@Nullable Place place, Channel channel, Set<Purpose> purposes, ZoneId zone, List<Day> days) {

    /// @param before and after as in `10:00-13:00 14:00-20:00`, or `none`
    public record Day(LocalDate date, String before, String after) {}

    public WindowChange {
        purposes = Set.copyOf(purposes);
        days = List.copyOf(days);
    }

    private record Found(ZoneId zone, List<Day> days) {}

    /// What differs from the day of `from` on, by place.
    ///
    /// @param days how many of them are looked at
    public static List<WindowChange> between(ContactRules before, ContactRules after, Instant from, int days) {
        var changes = new ArrayList<WindowChange>();
        for (var place : places(before, after)) {
            for (var channel : Channel.values()) {
                changes.addAll(between(before, after, new Ask(place.place(), channel, from, days)));
            }
        }
        return changes;
    }

    private record Ask(@Nullable Place place, Channel channel, Instant from, int days) {}

    private record Somewhere(@Nullable Place place) {}

    private static List<WindowChange> between(ContactRules before, ContactRules after, Ask ask) {
        var purposes = new LinkedHashMap<Found, EnumSet<Purpose>>();
        for (var purpose : Purpose.values()) {
            var differing = differing(before, after, purpose, ask);
            if (!differing.days().isEmpty()) {
                purposes.computeIfAbsent(differing, _ -> EnumSet.noneOf(Purpose.class))
                        .add(purpose);
            }
        }
        return purposes.entrySet().stream()
                .map(entry -> new WindowChange(
                        ask.place(),
                        ask.channel(),
                        entry.getValue(),
                        entry.getKey().zone(),
                        entry.getKey().days()))
                .toList();
    }

    private static Found differing(ContactRules before, ContactRules after, Purpose purpose, Ask ask) {
        var zone = ask.place() == null
                ? after.companyZone()
                : ask.place().zones().stream().findFirst().orElse(after.companyZone());
        var candidate = new Candidate(ask.place(), zone, Source.PROFILE);
        var first = Days.dateAt(ask.from(), zone);
        var found = new ArrayList<Day>();
        for (int i = 0; i < ask.days(); i++) {
            var date = first.plusDays(i);
            var old = open(before, candidate, ask.channel(), purpose, date);
            var fresh = open(after, candidate, ask.channel(), purpose, date);
            if (!old.equals(fresh)) {
                found.add(new Day(date, text(old, zone, date), text(fresh, zone, date)));
            }
        }
        return new Found(zone, found);
    }

    private static Intervals open(
            ContactRules rules, Candidate candidate, Channel channel, Purpose purpose, LocalDate date) {
        return rules.windows(List.of(candidate), ContactPreferences.NONE, channel, purpose)
                .between(Days.startOfDay(date, candidate.zone()), Days.endOfDay(date, candidate.zone()));
    }

    private static String text(Intervals open, ZoneId zone, LocalDate date) {
        return open.list().isEmpty()
                ? "none"
                : open.list().stream().map(part -> text(part, zone, date)).collect(Collectors.joining(" "));
    }

    private static String text(Interval part, ZoneId zone, LocalDate date) {
        var end = part.end().equals(Days.endOfDay(date, zone)) ? "24:00" : time(part.end(), zone);
        return time(part.start(), zone) + "-" + end;
    }

    private static String time(Instant at, ZoneId zone) {
        return LocalTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /// Where something may differ: the places of rows that differ and of holidays that differ, and the regions of such
    /// countries that have rows of their own. Everywhere, where the strict row differs.
    private static List<Somewhere> places(ContactRules before, ContactRules after) {
        var all = new TreeSet<>(Comparator.comparing(Place::toString));
        Stream.of(before, after).forEach(rules -> {
            rules.book().rules().forEach(rule -> {
                if (rule.place() != null) {
                    all.add(rule.place());
                }
            });
            all.addAll(rules.holidays().changed());
        });
        var rows = differing(before.book(), after.book());
        boolean everywhere = rows.stream().anyMatch(ContactRule::isStrict);
        var touched = new ArrayList<Somewhere>();
        if (everywhere) {
            touched.add(new Somewhere(null));
        }
        for (var place : all) {
            boolean isTouched = everywhere
                    || rows.stream().anyMatch(row -> row.place() != null && binds(row.place(), place))
                    || all.stream()
                            .filter(other -> binds(other, place))
                            .anyMatch(other -> !before.holidays()
                                    .changesOf(other)
                                    .equals(after.holidays().changesOf(other)));
            if (isTouched) {
                touched.add(new Somewhere(place));
            }
        }
        return touched;
    }

    private static Set<ContactRule> differing(RuleBook before, RuleBook after) {
        var common = before.rules().stream()
                .filter(Set.copyOf(after.rules())::contains)
                .collect(Collectors.toSet());
        return Stream.concat(before.rules().stream(), after.rules().stream())
                .filter(rule -> !common.contains(rule))
                .collect(Collectors.toSet());
    }

    /// Whether what holds in `one` binds in `other` as well.
    private static boolean binds(Place one, Place other) {
        return one.equals(other)
                || one.equals(other.countryOnly())
                || other.territory().filter(one::equals).isPresent();
    }
}
