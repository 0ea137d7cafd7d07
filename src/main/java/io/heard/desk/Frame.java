package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is around every page of somebody who is logged in.
///
/// @param user as they are called
/// @param today the day where they are
/// @param clock the time there
/// @param links to the parts of the desk that their roles open
record Frame(String user, @Nullable String today, @Nullable String clock, List<Link> links) {

    record Link(String href, String label, boolean isHere) {}
}
