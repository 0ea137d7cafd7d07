package io.heard.planning;

import io.heard.calendar.Intervals;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A piece of work that looks for a rep.
///
/// @param ownerId who owns the relationship with the customer
/// @param takenBy who has taken it over from somebody, and so has it until it is done
/// @param barred who is not to get it
/// @param skills each of them is needed, at its level or a higher one
/// @param language the customer's, as a BCP 47 tag
/// @param fallbackLanguages those to talk in when nobody on shift speaks the customer's
/// @param since when the work came up; an owner on shift has 15 minutes from then for urgent work
/// @param inPlan what the day plan has for it; absent: it is in none
/// @param windows the contact windows left today
public record Need(
        @Nullable RepId ownerId,
        @Nullable RepId takenBy,
        Barred barred,
        Set<Skill> skills,
        @Nullable String language,
        Set<String> fallbackLanguages,
        boolean forLead,
        boolean urgent,
        Instant since,
        Instant dueAt,
        @Nullable InPlan inPlan,
        Intervals windows,
        Duration effort) {

    public Need {
        skills = Set.copyOf(skills);
        fallbackLanguages = Set.copyOf(fallbackLanguages);
    }

    /// The first instant at which nothing of today's windows is left.
    Instant windowsEnd(Instant now) {
        var last = windows.isEmpty() ? now : windows.list().getLast().end();
        return last.isAfter(now) ? last : now;
    }
}
