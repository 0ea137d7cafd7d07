package io.heard.team;

import io.heard.calendar.DayHours;
import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.calendar.WallClock;
import io.heard.calendar.WeekHours;
import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person who reaches out to customers: when they work, on what, and how much.
///
/// @param languages BCP 47 tags, in the order of preference
/// @param occasional works without shifts, up to the daily limit
/// @param dailyLimit how many tasks a day they take; absent means as many as come
public record Representative(
        RepId id,
        String name,
        @Nullable String email,
        Role role,
        TeamId teamId,
        ZoneId zone,
        List<String> languages,
        List<Skill> skills,
        boolean occasional,
        @Nullable Integer dailyLimit,
        @Nullable RepId backupId,
        boolean active,
        WeeklyShifts shifts,
        List<Absence> absences,
        int version) {

    /// When an occasional rep without shifts may be given work: nobody is asked at night.
    static final WeekHours OCCASIONAL_HOURS = WeekHours.weekdays(DayHours.of(9 * 60, 18 * 60));

    public Representative {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: a representative needs a name");
        }
        if (id.equals(backupId)) {
            throw new IllegalArgumentException("backupId: nobody can be their own backup");
        }
        if (dailyLimit != null && dailyLimit < 1) {
            throw new IllegalArgumentException("dailyLimit: " + dailyLimit + " is less than 1");
        }
        languages = List.copyOf(languages);
        skills = List.copyOf(skills);
        var twice = new HashSet<String>();
        skills.stream().filter(skill -> !twice.add(skill.name())).findFirst().ifPresent(skill -> {
            throw new IllegalArgumentException("skills: " + skill.name() + " stands there twice");
        });
        absences =
                absences.stream().sorted((a, b) -> a.from().compareTo(b.from())).toList();
    }

    /// The same person with other hours.
    public Representative with(WeeklyShifts newShifts, List<Absence> newAbsences) {
        return with(backupId, newShifts, newAbsences);
    }

    public Representative backedUpBy(@Nullable RepId newBackup) {
        return with(newBackup, shifts, absences);
    }

    private Representative with(@Nullable RepId newBackup, WeeklyShifts newShifts, List<Absence> newAbsences) {
        return new Representative(
                id,
                name,
                email,
                role,
                teamId,
                zone,
                languages,
                skills,
                occasional,
                dailyLimit,
                newBackup,
                active,
                newShifts,
                newAbsences,
                version);
    }

    /// When they work within `[from, to)`, without breaks and absences; never, when they have left.
    public Intervals working(Instant from, Instant to) {
        if (!active) {
            return Intervals.NONE;
        }
        return (hasNoShifts() ? occasionally(from, to) : shifts.working(from, to, zone)).minus(away());
    }

    /// The same with breaks, so that one shift is one interval.
    public Intervals present(Instant from, Instant to) {
        if (!active) {
            return Intervals.NONE;
        }
        return (hasNoShifts() ? occasionally(from, to) : shifts.present(from, to, zone)).minus(away());
    }

    private boolean hasNoShifts() {
        return occasional && shifts.list().isEmpty();
    }

    private Intervals occasionally(Instant from, Instant to) {
        return WallClock.of(zone).between(from, to, OCCASIONAL_HOURS);
    }

    private Intervals away() {
        return new Intervals(absences.stream()
                .map(absence -> new Interval(absence.from(), absence.to()))
                .toList());
    }
}
