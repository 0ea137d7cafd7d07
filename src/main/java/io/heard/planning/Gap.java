package io.heard.planning;

import io.heard.planning.Placing.Why;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a plan has too little, and of what.
///
/// @param why the furthest that looking for a rep and a day got
/// @param skill of those needed, the one for which there is the least capacity
/// @param zone the customers'
/// @param day the last on which the due could have been kept; the first of the plan where there was none
public record Gap(Why why, @Nullable String skill, @Nullable String language, String zone, LocalDate day) {}
