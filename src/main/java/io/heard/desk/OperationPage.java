package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How Heard itself is doing, as an admin reads it.
///
/// @param figures what there is to look at, the bad ones marked
/// @param cleaning a sentence about when what is over its time goes
record OperationPage(
        AdminPage.Top top, List<AlarmCard> alarms, List<Figure> figures, List<Row> inputs, String cleaning) {

    /// @param since absent where nobody knows
    record AlarmCard(String title, @Nullable String since, String hint) {}

    record Figure(String value, String label, boolean isBad) {}

    /// A source of events.
    ///
    /// @param usual what came in at this time of the weeks before
    record Row(String source, String latest, String usual, String state, boolean isSilent) {}
}
