package io.heard.planning;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A follow-up that may be contacted within the days of a plan.
///
/// @param ownerId who owns the relationship with the customer
/// @param unwanted whom the customer does not want to talk to, and who has declined it
/// @param windows when the customer may be contacted, over all days of the plan
/// @param dueAt by when the contact must be over to count as kept
/// @param priority 0 to 100; what is shed first when there is not enough room
/// @param urgent may use the share that is kept free, and outweighs any routine work
/// @param hard a hard conversation, of which a rep has only so many a day
/// @param promisedAt a time that the customer was told: a fixed block, which needs no other window
/// @param zone the customer's, by which shortages are told apart
/// @param before where the plan before had it
/// @param frozen stays there, unless that rep can no longer do it that day or urgent work needs the room
public record Plannable(
        UUID id,
        @Nullable RepId ownerId,
        Requirement requirement,
        Set<RepId> unwanted,
        Duration effort,
        Intervals windows,
        Instant dueAt,
        int priority,
        boolean urgent,
        boolean hard,
        @Nullable Instant promisedAt,
        String zone,
        @Nullable Slot before,
        boolean frozen) {

    /// One more than the heaviest routine priority weighs, so that nothing urgent gives way to one routine follow-up.
    private static final int URGENT = 101;

    public Plannable {
        if (!effort.isPositive()) {
            throw new IllegalArgumentException("effort: must be more than nothing, not " + effort);
        }
        if (priority < 0 || priority > 100) {
            throw new IllegalArgumentException("priority: must be 0 to 100, not " + priority);
        }
        if (frozen && before == null) {
            throw new IllegalArgumentException("frozen: needs the day and rep where it stays");
        }
        unwanted = Set.copyOf(unwanted);
        windows = promisedAt == null ? windows : Intervals.of(new Interval(promisedAt, promisedAt.plus(effort)));
    }

    /// The same for the next plan.
    ///
    /// @param day and rep of this plan; absent where it had none
    /// @param stays whether it has begun
    public Plannable placed(@Nullable Slot day, boolean stays) {
        return new Plannable(
                id,
                ownerId,
                requirement,
                unwanted,
                effort,
                windows,
                dueAt,
                priority,
                urgent,
                hard,
                promisedAt,
                zone,
                day,
                stays);
    }

    /// What missing its due costs: one more than its priority, so that nothing is missed for free.
    public int weight() {
        return 1 + priority + (urgent ? URGENT : 0);
    }
}
