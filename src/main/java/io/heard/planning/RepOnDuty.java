package io.heard.planning;

import io.heard.calendar.Intervals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What assigning knows of an active rep.
///
/// @param shifts when they work over the next two weeks, without absences and breaks
/// @param load the sum of the effort of their open tasks
/// @param occasional works without a fixed shift and comes after everybody who has one
/// @param isBusy at work, yet not to be interrupted by anything urgent, or away from the desk
/// @param isSpent has had as many hard conversations today as is good for anybody
/// @param room how many more tasks they take today; absent means as many as come
public record RepOnDuty(
        RepId id,
        boolean isLead,
        Set<Skill> skills,
        List<String> languages,
        Intervals shifts,
        Duration load,
        boolean occasional,
        @Nullable Integer room,
        @Nullable RepId backupId,
        boolean isBusy,
        boolean isSpent) {

    public RepOnDuty {
        skills = Set.copyOf(skills);
        languages = List.copyOf(languages);
    }

    /// Is not barred, has every skill, and speaks the customer's language or one to fall back to. This is who sees the
    /// work while it is the whole team's.
    public boolean fits(Need need) {
        return isSkilled(need) && (speaks(need.language()) || fallsBack(need));
    }

    boolean isSkilled(Need need) {
        return !need.barred().bars(id) && knows(need.skills());
    }

    /// Has each of these skills, at its level or a higher one.
    public boolean knows(Set<Skill> needed) {
        return needed.stream().allMatch(one -> skills.stream().anyMatch(skill -> skill.covers(one)));
    }

    public boolean speaks(@Nullable String language) {
        return language != null && languages.stream().anyMatch(spoken -> Language.isSame(spoken, language));
    }

    boolean fallsBack(Need need) {
        return (need.fallbackLanguages().isEmpty() && need.language() == null)
                || need.fallbackLanguages().stream().anyMatch(this::speaks);
    }

    /// Urgent work needs somebody now, other work somebody who still works inside its windows.
    boolean isOnShift(Need need, Instant now) {
        return need.urgent()
                ? !isBusy && shifts.contains(now)
                : !shifts.intersect(need.windows()).clip(now, Instant.MAX).isEmpty();
    }

    /// What is urgent is mostly hard: then others come first.
    boolean isSpentFor(Need need) {
        return isSpent && need.urgent();
    }

    boolean hasRoom() {
        return room == null || room > 0;
    }

    Optional<Instant> nextShift(Instant notBefore) {
        return shifts.list().stream()
                .map(shift -> shift.start())
                .filter(start -> !start.isBefore(notBefore))
                .findFirst();
    }

    /// The same rep as if they were not there.
    public RepOnDuty offDuty() {
        return new RepOnDuty(
                id, isLead, skills, languages, Intervals.NONE, load, occasional, room, backupId, isBusy, isSpent);
    }

    RepOnDuty taking(Need need) {
        return new RepOnDuty(
                id,
                isLead,
                skills,
                languages,
                shifts,
                load.plus(need.effort()),
                occasional,
                room == null ? null : Integer.valueOf(room - 1),
                backupId,
                isBusy,
                isSpent);
    }
}
