package io.heard.desk;

import org.jspecify.annotations.Nullable;

/// What is around every page of somebody who is logged in.
///
/// @param user as they are called
/// @param today the day where they are
/// @param clock the time there
record Frame(String user, @Nullable String today, @Nullable String clock) {}
