package io.heard.team;

import io.heard.planning.RepId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Representatives in the order of their ids.
///
/// @param next where the next page starts after; absent on the last one
public record RepresentativePage(
        List<Representative> items, @Nullable RepId next) {

    public RepresentativePage {
        items = List.copyOf(items);
    }
}
