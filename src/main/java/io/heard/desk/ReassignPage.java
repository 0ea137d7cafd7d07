package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rep's work on its way to others: chosen, looked at, confirmed.
///
/// @param scopes what of it can be chosen
/// @param follows absent until it was asked for
record ReassignPage(
        String teamId,
        @Nullable String news,
        @Nullable String problem,
        List<Choice> from,
        List<Choice> to,
        List<Choice> scopes,
        @Nullable Follows follows) {

    record Choice(String value, String label, boolean isHere) {}

    /// What follows from it.
    ///
    /// @param version that is confirmed
    record Follows(
            String version,
            String from,
            String to,
            String scope,
            boolean isNothing,
            List<String> lines,
            List<Receiver> receivers,
            String late,
            List<String> nowLate,
            List<String> conflicts) {}

    record Receiver(
            String name, int tasks, int relationships, String before, String after, String room, boolean isTooMuch) {}
}
