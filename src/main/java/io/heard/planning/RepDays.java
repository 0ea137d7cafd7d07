package io.heard.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rep, and what they can take on each day of a plan.
///
/// @param skills each with its level, ≥ 1
/// @param languages BCP 47 tags
/// @param days a day that is absent from it is a day off
/// @param backupId who steps in for this rep
public record RepDays(
        RepId id,
        Map<String, Integer> skills,
        List<String> languages,
        Map<LocalDate, Workday> days,
        @Nullable RepId backupId) {

    public RepDays {
        skills = Map.copyOf(skills);
        languages = List.copyOf(languages);
        days = Map.copyOf(days);
    }

    boolean fits(Requirement requirement) {
        return requirement.hasSkills(skills) && requirement.isSpoken(languages);
    }
}
