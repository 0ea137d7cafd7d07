package io.heard.planning;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which rep takes what on which day, what that leaves out, and why.
///
/// @param placings one per follow-up, sorted by id
/// @param days what each rep does each day, in one order in which it can be done: a proof, and not a timetable
public record DayPlan(
        List<Placing> placings, Map<Slot, List<UUID>> days, List<Shortage> shortages, PlanMeasures measures) {}
