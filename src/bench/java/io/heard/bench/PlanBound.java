package io.heard.bench;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import io.heard.calendar.Intervals;
import io.heard.planning.PlanInput;
import io.heard.planning.Plannable;
import io.heard.planning.RepDays;
import io.heard.planning.Requirement;
import io.heard.planning.Workday;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// No plan keeps more weight than this: follow-ups may be cut into minutes and spread over reps and days.
///
/// The transport LP from classes of follow-ups that are alike (skills and languages, windows, due, effort, weight) to
/// the days of reps, as a flow of least cost that OR-Tools solves exactly (Goldberg's cost scaling). A weight per
/// minute is rounded up, so that the bound stays one. Slots that are alike are one node; what a class may use of a day
/// is a node in between, without which there would be a hundred times as many arcs. It shares no code with the planner.
final class PlanBound {

    private static final double MICRO = 1_000_000;

    private record Group(Requirement requirement, Intervals windows, Instant due, Duration effort, int weight) {}

    private record Alike(Map<String, Integer> skills, List<String> languages, Workday workday) {}

    private record Reach(Requirement requirement, Intervals windows, Instant due, Duration effort) {}

    private record Asked(Requirement requirement, Alike alike) {}

    private record Within(Intervals windows, Intervals shift, Instant due, Duration effort) {}

    private final MinCostFlow flow = new MinCostFlow();
    private final Map<Alike, Long> room = new HashMap<>();
    private final Map<Alike, Integer> nodes = new HashMap<>();
    private final Map<List<Alike>, Integer> sets = new HashMap<>();
    private final Map<Reach, List<Integer>> reaches = new HashMap<>();
    private final Map<Asked, Boolean> fits = new HashMap<>();
    private final Map<Within, Boolean> longEnough = new HashMap<>();
    private final Map<Integer, List<Alike>> byDay = new HashMap<>();
    private int lastNode;

    private PlanBound() {}

    /// In units of weight, for work that is neither urgent nor promised nor overdue.
    static double of(PlanInput input) {
        Loader.loadNativeLibraries();
        return new PlanBound().solve(input);
    }

    private double solve(PlanInput input) {
        input.reps().forEach(this::add);
        int sink = lastNode++;
        room.forEach((alike, minutes) -> {
            nodes.put(alike, lastNode);
            flow.addArcWithCapacityAndUnitCost(lastNode++, sink, minutes, 0);
        });
        var classes = new HashMap<Group, Integer>();
        for (var followUp : input.followUps()) {
            if (!followUp.dueAt().isAfter(input.until())) {
                classes.merge(groupOf(followUp), 1, Integer::sum);
            }
        }
        long all = 0;
        for (var entry : classes.entrySet()) {
            all += add(entry.getKey(), entry.getValue(), sink);
        }
        flow.setNodeSupply(sink, -all);
        var status = flow.solve();
        if (status != MinCostFlowBase.Status.OPTIMAL) {
            throw new BenchFailed("The bound could not be found: " + status);
        }
        return -flow.getOptimalCost() / MICRO;
    }

    private void add(RepDays rep) {
        rep.days().forEach((day, workday) -> {
            var alike = new Alike(rep.skills(), rep.languages(), workday);
            if (room.merge(alike, workday.capacity().minus(workday.keptFree()).toMinutes(), Long::sum)
                    == workday.capacity().minus(workday.keptFree()).toMinutes()) {
                byDay.computeIfAbsent((int) day.toEpochDay(), _ -> new ArrayList<>())
                        .add(alike);
            }
        });
    }

    private static Group groupOf(Plannable followUp) {
        return new Group(
                followUp.requirement(), followUp.windows(), followUp.dueAt(), followUp.effort(), followUp.weight());
    }

    private long add(Group kind, int count, int sink) {
        long effort = kind.effort().toMinutes();
        long supply = effort * count;
        int node = lastNode++;
        flow.setNodeSupply(node, supply);
        flow.addArcWithCapacityAndUnitCost(node, sink, supply, 0);
        var reach = new Reach(kind.requirement(), kind.windows(), kind.due(), kind.effort());
        long gain = (long) Math.ceil(MICRO * kind.weight() / effort);
        for (int set : reaches.computeIfAbsent(reach, this::days)) {
            flow.addArcWithCapacityAndUnitCost(node, set, supply, -gain);
        }
        return supply;
    }

    private List<Integer> days(Reach reach) {
        var days = new ArrayList<Integer>();
        for (var slots : byDay.values()) {
            var possible = slots.stream().filter(alike -> fits(reach, alike)).toList();
            if (!possible.isEmpty()) {
                days.add(sets.computeIfAbsent(possible, this::set));
            }
        }
        return days;
    }

    private int set(List<Alike> possible) {
        int node = lastNode++;
        for (var alike : possible) {
            flow.addArcWithCapacityAndUnitCost(node, nodes.get(alike), room.get(alike), 0);
        }
        return node;
    }

    private boolean fits(Reach reach, Alike alike) {
        var within = new Within(reach.windows(), alike.workday().shift(), reach.due(), reach.effort());
        return fits.computeIfAbsent(new Asked(reach.requirement(), alike), PlanBound::knowsAndSpeaks)
                && longEnough.computeIfAbsent(within, PlanBound::isLongEnough);
    }

    private static boolean knowsAndSpeaks(Asked asked) {
        var needed = asked.requirement();
        var alike = asked.alike();
        return needed.skills().entrySet().stream()
                        .allMatch(skill -> alike.skills().getOrDefault(skill.getKey(), 0) >= skill.getValue())
                && (alike.languages().contains(needed.language())
                        || needed.fallbackLanguages().stream().anyMatch(alike.languages()::contains));
    }

    private static boolean isLongEnough(Within within) {
        return within.windows()
                .intersect(within.shift())
                .clip(Instant.MIN, within.due())
                .firstAtLeast(Instant.MIN, within.effort())
                .isPresent();
    }
}
