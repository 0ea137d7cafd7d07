package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is around every page of somebody who is logged in.
///
/// @param user as they are called
/// @param today the day where they are
/// @param clock the time there
/// @param here absent for who is no rep
/// @param links to the parts of the desk that their roles open
record Frame(
        String user,
        @Nullable String today,
        @Nullable String clock,
        @Nullable Here here,
        List<Link> links) {

    /// Whether they can be given something urgent, for who is a rep.
    ///
    /// @param label as they see it
    /// @param back the page that they are on
    record Here(String status, String label, String back) {

        public boolean isAvailable() {
            return status.equals("AVAILABLE");
        }
    }

    record Link(String href, String label, boolean isHere) {}
}
