package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rep's day on paper.
///
/// @param asOf when it was written, on whose clock
/// @param whose the reps whose sheets this person may see; empty where there is only one
/// @param later promised times of today whose task has not come up yet
/// @param more how many are not on it
record SheetPage(String title, String asOf, List<Choice> whose, List<Row> rows, List<Later> later, int more) {

    record Choice(String id, String name, boolean isHere) {}

    /// @param promised the time that the customer was told
    /// @param mine the windows on the rep's clock
    /// @param theirs the same on the customer's, where it is another
    /// @param reach the number, or why it is not here
    record Row(
            int place,
            String name,
            @Nullable String standing,
            String channel,
            @Nullable String reach,
            @Nullable String promised,
            String due,
            boolean isLate,
            boolean isUrgent,
            String mine,
            @Nullable String theirs,
            List<String> why,
            List<String> promises) {}

    record Later(String time, String name, String channel) {}
}
