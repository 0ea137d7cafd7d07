package io.heard.workqueue;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.planning.RepId;
import io.heard.planning.RepOnDuty;
import io.heard.team.Presence;
import io.heard.team.Representative;
import io.heard.team.Roster;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody who could help, and whether they can right now.
///
/// @param present from the start to the end of each shift of the next weeks
/// @param nextAt when they can be asked next; absent for who can be now, and who does not work for weeks
public record Colleague(
        Representative rep,
        RepOnDuty duty,
        Intervals present,
        State state,
        @Nullable Instant nextAt) {

    public enum State {
        /// On shift, available, and nothing in their hands.
        FREE,
        /// The same, in the middle of a task.
        AT_WORK,
        /// On shift, and not to be interrupted.
        BUSY,
        /// On shift, and not at their desk.
        AWAY,
        /// Not on shift.
        OFF
    }

    static final Comparator<Colleague> SOONEST_FIRST = Comparator.comparing(Colleague::state)
            .thenComparing(Colleague::nextAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(colleague -> colleague.duty().occasional())
            .thenComparing(colleague -> colleague.duty().load())
            .thenComparing(Colleague::id);

    /// @param presence absent: available
    static Colleague of(
            Roster.Member member, RepOnDuty duty, @Nullable Presence presence, boolean isAtWork, Instant now) {
        if (!member.working().contains(now)) {
            return new Colleague(member.rep(), duty, member.present(), State.OFF, next(member.working(), now));
        }
        return switch (presence == null ? Presence.Status.AVAILABLE : presence.status()) {
            case AVAILABLE ->
                new Colleague(member.rep(), duty, member.present(), isAtWork ? State.AT_WORK : State.FREE, null);
            case BUSY -> new Colleague(member.rep(), duty, member.present(), State.BUSY, until(presence));
            case AWAY -> new Colleague(member.rep(), duty, member.present(), State.AWAY, until(presence));
        };
    }

    private static @Nullable Instant until(@Nullable Presence presence) {
        return presence == null ? null : presence.until();
    }

    private static @Nullable Instant next(Intervals working, Instant now) {
        return working.list().stream()
                .map(Interval::start)
                .filter(start -> start.isAfter(now))
                .findFirst()
                .orElse(null);
    }

    public RepId id() {
        return rep.id();
    }

    /// Can be asked to take over somebody who is on the line.
    public boolean isThere() {
        return state == State.FREE || state == State.AT_WORK;
    }

    /// The first shift that is not over then.
    Optional<Interval> shiftAfter(Instant at) {
        return present.list().stream().filter(shift -> shift.end().isAfter(at)).findFirst();
    }
}
