package io.heard.task;

import io.heard.planning.RepId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one rep of a team has of its work, as a lead sees it.
///
/// @param rep absent for what is nobody's
/// @param overdue of the open ones
/// @param promised of the open ones, those with a time that the customer was told
/// @param effort the sum over the open ones
/// @param done since the day began
public record Share(@Nullable RepId rep, int open, int overdue, int promised, int urgent, Duration effort, int done) {}
