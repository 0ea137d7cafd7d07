package io.heard.planning;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Time that is missing for dues to be kept. The shortages of a plan add up to the effort of all the dues it misses.
///
/// @param why the furthest that looking for a rep and a day got
/// @param skill of those needed, the one for which there is the least capacity
/// @param day the last on which the due could have been kept; the first of the plan where there was none
/// @param followUps who is affected, sorted
public record Shortage(
        Placing.Why why,
        @Nullable String skill,
        @Nullable String language,
        String zone,
        LocalDate day,
        Duration missing,
        List<UUID> followUps) {

    static final Comparator<Shortage> ORDER = Comparator.comparing(Shortage::day)
            .thenComparing(Shortage::missing, Comparator.reverseOrder())
            .thenComparing(shortage -> shortage.followUps().getFirst().toString());
}
