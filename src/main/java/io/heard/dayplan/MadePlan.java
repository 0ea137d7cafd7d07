package io.heard.dayplan;

import java.time.Instant;

/// The latest plan of a team, as a whole.
///
/// @param madeAt when, and the first instant that it plans for
/// @param until the end of its last day
public record MadePlan(Instant madeAt, Instant until, Report report) {

    /// @param looked how many follow-ups it saw
    /// @param beyond whether there were more than it looks at
    /// @param planned how many have a day and a rep
    /// @param missed how many dues it cannot keep
    /// @param ownerKept the share of them that stay with the owner of the relationship, 0 to 1
    /// @param loadSpread the standard deviation of the reps' loads, each a share of the capacity
    /// @param moves how many have another day or rep than in the plan before
    /// @param reach the share of calls that reach somebody, by which efforts were expected
    /// @param millis how long it took
    public record Report(
            int looked,
            boolean beyond,
            int planned,
            int missed,
            double ownerKept,
            double loadSpread,
            int moves,
            double reach,
            long millis) {}
}
