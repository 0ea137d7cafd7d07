package io.heard.planning;

import java.util.UUID;

/// What a plan makes of one follow-up.
public sealed interface Placing {

    UUID id();

    /// @param onTime before it is due; what was due already counts by the first day on which it may be contacted
    record Planned(UUID id, Slot slot, boolean onTime) implements Placing {}

    /// Not within these days, and its due is after them.
    record Later(UUID id) implements Placing {}

    /// Nowhere within these days, though it is due.
    record LeftOut(UUID id, Why why) implements Placing {}

    /// Why a due cannot be kept, the furthest that looking for a rep and a day got.
    enum Why {
        NO_WINDOW,
        NOBODY_HAS_THE_SKILLS,
        NOBODY_SPEAKS_THE_LANGUAGE,
        NOBODY_ON_SHIFT_IN_ITS_WINDOWS,
        NO_ROOM
    }
}
