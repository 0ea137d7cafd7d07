package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.calendar.Intervals;
import io.heard.planning.RepDays;
import io.heard.planning.RepId;
import io.heard.planning.Workday;
import io.heard.planning.Workload;
import io.heard.team.Representative;
import io.heard.team.Roster;
import io.heard.team.StreakRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the reps of a team can take on each of the next working days.
///
/// @param reps with the days of the plan
/// @param until the end of its last day
/// @param away who would work now or later today and is absent for all of it
record CrewDays(List<RepDays> reps, Instant until, Set<RepId> away) {

    static final int WORKING_DAYS = 10;

    /// How far a roster must reach for so many of them, holidays of the whole team included.
    static final Duration AHEAD = Duration.ofDays(30);

    /// And back, so that a night shift that is under way belongs to the day on which it began.
    static final Duration BACK = Duration.ofDays(1);

    /// From when on nothing is kept free for urgent work of the day any more, by the team's clock.
    private static final LocalTime KEPT_FREE_UNTIL = LocalTime.of(15, 0);

    private static final Duration WITHOUT_ANYBODY = Duration.ofDays(14);

    /// What is known of today.
    ///
    /// @param away from the desk, and until when
    /// @param loads a rep who is absent from it has done nothing yet
    /// @param hard how many hard conversations each has had
    record Today(Map<RepId, Instant> away, Map<RepId, Workload> loads, Map<RepId, Integer> hard) {}

    /// @param roster from `BACK` before now to `AHEAD` after it
    static CrewDays of(Roster roster, Today today, Instant now) {
        var zone = roster.team().zone();
        var planDays = new PlanDays(zone);
        var shifts = new HashMap<RepId, Map<LocalDate, Intervals>>();
        var dates = new TreeSet<LocalDate>();
        for (var member : roster.members()) {
            var own = shifts(member, today, zone, now);
            shifts.put(member.rep().id(), own);
            dates.addAll(own.keySet());
        }
        var days = dates.stream().limit(WORKING_DAYS).toList();
        var until = days.isEmpty()
                ? Days.endOfDay(Days.dateAt(now.plus(WITHOUT_ANYBODY), zone), zone)
                : planDays.end(days.getLast());
        var reps = roster.members().stream()
                .map(member -> repDays(
                        member.rep(),
                        Objects.requireNonNull(shifts.get(member.rep().id())),
                        days,
                        today,
                        planDays,
                        now))
                .toList();
        return new CrewDays(reps, until, away(roster, shifts, Days.dateAt(now, zone), now));
    }

    /// What is left of each shift, by the day on which it begins.
    private static Map<LocalDate, Intervals> shifts(Roster.Member member, Today today, ZoneId zone, Instant now) {
        var back = today.away().get(member.rep().id());
        var from = back != null && back.isAfter(now) ? back : now;
        var shifts = new TreeMap<LocalDate, Intervals>();
        for (var shift : member.present()) {
            var left = member.working().clip(shift.start(), shift.end()).clip(from, Instant.MAX);
            if (!left.isEmpty()) {
                shifts.merge(Days.dateAt(shift.start(), zone), left, Intervals::union);
            }
        }
        return shifts;
    }

    private static RepDays repDays(
            Representative rep,
            Map<LocalDate, Intervals> shifts,
            List<LocalDate> days,
            Today today,
            PlanDays planDays,
            Instant now) {
        var workdays = new HashMap<LocalDate, Workday>();
        for (var day : days) {
            var shift = shifts.get(day);
            if (shift != null) {
                var keptUntil =
                        day.atTime(KEPT_FREE_UNTIL).atZone(planDays.zone()).toInstant();
                boolean isToday = !planDays.start(day).isAfter(now);
                workdays.put(
                        day,
                        Workday.left(shift, Workday.Share.DEFAULT, keptUntil, now)
                                .limitedTo(hardLimit(rep, isToday, today), taskLimit(rep, isToday, today)));
            }
        }
        var skills = rep.skills().stream().collect(Collectors.toMap(skill -> skill.name(), skill -> skill.level()));
        return new RepDays(rep.id(), skills, rep.languages(), workdays, rep.backupId());
    }

    private static int hardLimit(Representative rep, boolean isToday, Today today) {
        int had = isToday ? today.hard().getOrDefault(rep.id(), 0) : 0;
        return Math.max(0, StreakRepository.MOST_HARD - had);
    }

    private static int taskLimit(Representative rep, boolean isToday, Today today) {
        var limit = rep.dailyLimit();
        if (limit == null) {
            return Workday.NO_LIMIT;
        }
        int done = isToday ? today.loads().getOrDefault(rep.id(), Workload.NONE).doneToday() : 0;
        return Math.max(0, limit - done);
    }

    private static Set<RepId> away(
            Roster roster, Map<RepId, Map<LocalDate, Intervals>> shifts, LocalDate date, Instant now) {
        var end = Days.endOfDay(date, roster.team().zone());
        var away = new HashSet<RepId>();
        for (var member : roster.members()) {
            var rep = member.rep();
            boolean works = Objects.requireNonNull(shifts.get(rep.id())).values().stream()
                    .anyMatch(shift -> !shift.clip(now, end).isEmpty());
            boolean would = !rep.with(rep.shifts(), List.of()).working(now, end).isEmpty();
            if (would && !works) {
                away.add(rep.id());
            }
        }
        return Set.copyOf(away);
    }
}
