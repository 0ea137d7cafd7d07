package io.heard.dayplan;

import io.heard.planning.Slot;
import java.time.Duration;

/// How much one rep can take on one day, and has been given by the plan.
///
/// @param keptFree how much of the capacity is for urgent work only
/// @param work how many follow-ups are planned
public record RepDay(Slot slot, Duration capacity, Duration keptFree, Duration planned, int work) {}
