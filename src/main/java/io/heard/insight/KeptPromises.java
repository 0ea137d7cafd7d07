package io.heard.insight;

import io.heard.planning.TeamId;

/// What became of the promises of a team that fell due within a time.
///
/// @param due how many fell due, but for those that were agreed anew before
/// @param kept in time
/// @param late kept afterwards
/// @param broken by somebody's word
/// @param open past their due, and nobody has said what became of them
/// @param anew how many of those made for that time were agreed anew before they fell due
public record KeptPromises(TeamId team, int due, int kept, int late, int broken, int open, int anew) {

    private static final int WHOLE = 100;

    /// Of those that fell due; only what was done in time counts as kept.
    public int percent() {
        return due == 0 ? 0 : kept * WHOLE / due;
    }
}
