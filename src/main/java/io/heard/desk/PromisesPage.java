package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Open promises: a rep's own, or a team's.
///
/// @param teams whose promises can be looked at; empty: one's own only
/// @param rate how many were kept in time, of a team
record PromisesPage(
        String title,
        String hint,
        String none,
        @Nullable String news,
        List<LeadPage.Tab> teams,
        @Nullable String rate,
        List<Line> promises) {

    /// @param owner who is to keep it, in a list of a team's
    record Line(
            String href,
            String text,
            String customer,
            String customerHref,
            String due,
            boolean isLate,
            @Nullable String owner) {}

    /// One promise, and what can be said of it.
    ///
    /// @param instead of which it takes the place
    /// @param place whose clock a new date is by
    record One(
            String path,
            String version,
            Line promise,
            String made,
            @Nullable String instead,
            String place,
            PromiseForm form,
            @Nullable String problem,
            @Nullable String flaw) {}
}
