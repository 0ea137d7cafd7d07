package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of people: what it would change, and what is wrong in it.
///
/// @param teamId which team's people can be had as a table
/// @param csv as it was typed
/// @param looked absent until there is something to look at
record ImportPage(
        String teamId,
        @Nullable String news,
        @Nullable String problem,
        String csv,
        @Nullable Looked looked) {

    /// @param mayApply whether it can be taken in as it is
    record Looked(String summary, boolean mayApply, List<Flaw> flaws, List<Change> changes) {}

    record Flaw(String where, String why) {}

    record Change(String name, String what, List<Field> fields) {}

    record Field(String column, String before, String after) {}
}
