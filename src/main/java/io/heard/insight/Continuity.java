package io.heard.insight;

import io.heard.planning.TeamId;

/// How often customers talked to the person whom they know.
///
/// @param conversations with customers who had an owner then
/// @param withOwner those of them that the owner had
/// @param first with customers who had none
public record Continuity(TeamId team, int conversations, int withOwner, int first) {

    /// In percent; 0 where there were none.
    public int percent() {
        return conversations == 0 ? 0 : Math.round(withOwner * 100f / conversations);
    }
}
