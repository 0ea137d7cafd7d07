package io.heard.workqueue;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Work of one rep that is to be others', with what follows from it.
///
/// @param version of what would be done: the same tasks, customers and receivers have the same
/// @param claimed tasks that stay, because somebody is at work on them
/// @param staying tasks that stay, because nobody was named by the rules or who was named does not fit
/// @param lateBefore what would miss its due if nothing were done, of the tasks that pass and those of who gets them
/// @param late what would miss its due afterwards and would not now
/// @param customers to whom somebody else will talk
/// @param relationships customers whose owner changes
/// @param promises that somebody else has to keep
public record Reassignment(
        String version,
        int tasks,
        Duration effort,
        int claimed,
        int staying,
        List<Receiver> receivers,
        int lateBefore,
        int lateAfter,
        List<Touched> late,
        List<Touched> conflicts,
        int customers,
        int relationships,
        int promises) {

    /// What of somebody's work.
    public enum Scope {
        /// Urgent, promised or due today.
        TODAY,
        /// Every open task.
        ALL,
        /// Every open task, and the relationships with customers and what was promised to them.
        OWNERSHIP
    }

    /// @param to absent: whoever it is by the rules
    public record Wish(TeamId team, RepId from, @Nullable RepId to, Scope scope) {}

    /// @param rep absent: the whole team
    /// @param before the effort of the open tasks
    /// @param room the hours left of today
    public record Receiver(
            @Nullable RepId rep, int tasks, int relationships, Duration before, Duration after, Duration room) {}

    /// A task, or a time that was promised and has no task yet.
    ///
    /// @param taskId absent where there is none yet
    /// @param at the due, or the promised time
    public record Touched(
            @Nullable UUID taskId,
            String customerId,
            Instant at,
            @Nullable RepId rep) {}

    public Reassignment {
        receivers = List.copyOf(receivers);
        late = List.copyOf(late);
        conflicts = List.copyOf(conflicts);
    }

    public boolean isNothing() {
        return tasks == 0 && relationships == 0 && promises == 0;
    }
}
