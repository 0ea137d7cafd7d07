package io.heard.team;

import io.heard.planning.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Teams in the order of their ids.
///
/// @param next where the next page starts after; absent on the last one
public record TeamPage(List<Team> items, @Nullable TeamId next) {

    public TeamPage {
        items = List.copyOf(items);
    }
}
