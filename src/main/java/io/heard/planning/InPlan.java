package io.heard.planning;

import java.time.Instant;

/// What the day plan has for a piece of work that is not urgent.
public sealed interface InPlan {

    /// @param from when the work of that day begins, by the clock of the team
    /// @param until when it is over
    record OnDay(RepId repId, Instant from, Instant until) implements InPlan {}

    /// There is no room for it within the days of the plan.
    ///
    /// @param until when the next day begins, which may bring some
    record NoRoom(Instant until) implements InPlan {}
}
