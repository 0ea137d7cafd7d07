package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page says of goodwill.
///
/// @param room how much may be given without asking
/// @param given that there is some in this case already
record GoodwillPart(
        List<LeadPage.Choice> kinds,
        String amountLabel,
        String room,
        @Nullable String given) {

    /// One that a rep has asked for.
    record Ask(
            String path,
            String version,
            String what,
            @Nullable String note,
            String customer,
            String customerHref,
            String asked) {}

    /// @param ask that is to be decided
    /// @param room that the rep who asks has
    /// @param beyond why this person may not grant it
    /// @param reason as it was typed
    record Page(
            Ask ask,
            String teamHref,
            String room,
            @Nullable String beyond,
            String reason,
            @Nullable String problem) {}
}
