package io.heard.bench;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import io.heard.calendar.Intervals;
import io.heard.planning.PlanInput;
import io.heard.planning.Plannable;
import io.heard.planning.RepDays;
import io.heard.planning.Requirement;
import io.heard.planning.Slot;
import io.heard.planning.Workday;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// No plan keeps more weight than this: follow-ups may be cut into minutes and spread over reps and days.
///
/// The transport LP from classes of follow-ups that are alike (skills and languages, windows, due, effort, weight) to
/// the days of reps. Slots that are alike are one; what a class may use of a day is a set, of which there are far fewer
/// than classes. It shares no code with the planner.
///
/// `exact` is a flow of least cost that OR-Tools solves (Goldberg's cost scaling); a weight per minute is rounded up,
/// so
/// that the bound stays one. It takes hours for 100,000 follow-ups. `above` looks for prices of the minutes of slots:
/// whatever they are, what all minutes cost together with what each class gains beyond the cheapest minute it may use
/// is no less than the LP's value (weak duality), and the best prices make it equal. They are found by subgradients
/// with Polyak's steps, each direction deflected by the one before (Camerini, Fratta and Maffioli 1975).
final class PlanBound {

    private static final double MICRO = 1_000_000;
    private static final int STEPS = 1_500;
    private static final int PATIENCE = 25;
    private static final double DEFLECTION = 0.7;

    private record Group(Requirement requirement, Intervals windows, Instant due, Duration effort, int weight) {}

    private record Alike(Map<String, Integer> skills, List<String> languages, Workday workday) {}

    private record Reach(Requirement requirement, Intervals windows, Instant due, Duration effort) {}

    private record Asked(Requirement requirement, Alike alike) {}

    private record Within(Intervals windows, Intervals shift, Instant due, Duration effort) {}

    private final MinCostFlow flow;
    private final Map<Alike, Long> room = new HashMap<>();
    private final Map<Alike, Integer> nodes = new HashMap<>();
    private final Map<List<Alike>, Integer> sets = new HashMap<>();
    private final Map<Reach, List<Integer>> reaches = new HashMap<>();
    private final Map<Asked, Boolean> fits = new HashMap<>();
    private final Map<Within, Boolean> longEnough = new HashMap<>();
    private final Map<Integer, List<Alike>> byDay = new HashMap<>();
    private int lastNode;

    private PlanBound() {
        Loader.loadNativeLibraries();
        flow = new MinCostFlow();
    }

    /// In units of weight, for work that is neither urgent nor promised nor overdue.
    static double exact(PlanInput input) {
        return new PlanBound().solve(input);
    }

    /// The same from above, and not much above.
    ///
    /// @param kept by some plan
    static double above(PlanInput input, long kept) {
        var bound = new PlanBound();
        input.reps().forEach(bound::add);
        return bound.new Prices(input).best((double) kept);
    }

    /// For others who plan in the same model: the slots in which a follow-up would be in time.
    static Function<Plannable, List<Slot>> possible(PlanInput input) {
        var bound = new PlanBound();
        var slots = new HashMap<Alike, List<Slot>>();
        for (var rep : input.reps()) {
            bound.add(rep);
            rep.days()
                    .forEach((day, workday) -> slots.computeIfAbsent(
                                    new Alike(rep.skills(), rep.languages(), workday), _ -> new ArrayList<>())
                            .add(new Slot(day, rep.id())));
        }
        var known = new HashMap<Reach, List<Slot>>();
        return followUp -> known.computeIfAbsent(
                reachOf(followUp),
                reach -> bound.byDay.values().stream()
                        .flatMap(List::stream)
                        .filter(alike -> bound.fits(reach, alike))
                        .flatMap(alike -> slots.get(alike).stream())
                        .toList());
    }

    private static Reach reachOf(Plannable followUp) {
        return new Reach(followUp.requirement(), followUp.windows(), followUp.dueAt(), followUp.effort());
    }

    /// The dual of the LP.
    private final class Prices {

        private final int[][] members;
        private final long[] minutes;
        private final int[][] setsOf;
        private final double[] gains;
        private final long[] supplies;

        private Prices(PlanInput input) {
            var slots = new HashMap<Alike, Integer>();
            room.keySet().forEach(alike -> slots.put(alike, slots.size()));
            minutes = new long[slots.size()];
            slots.forEach((alike, slot) -> minutes[slot] = room.get(alike));
            var known = new HashMap<List<Alike>, Integer>();
            var lists = new ArrayList<int[]>();
            var reached = new HashMap<Reach, int[]>();
            var classes = new HashMap<Group, Integer>();
            for (var followUp : input.followUps()) {
                if (!followUp.dueAt().isAfter(input.until())) {
                    classes.merge(groupOf(followUp), 1, Integer::sum);
                }
            }
            var groups = List.copyOf(classes.keySet());
            setsOf = new int[groups.size()][];
            gains = new double[groups.size()];
            supplies = new long[groups.size()];
            for (int c = 0; c < setsOf.length; c++) {
                var kind = groups.get(c);
                long effort = kind.effort().toMinutes();
                gains[c] = (double) kind.weight() / effort;
                supplies[c] = effort * classes.get(kind);
                var reach = new Reach(kind.requirement(), kind.windows(), kind.due(), kind.effort());
                setsOf[c] = reached.computeIfAbsent(
                        reach,
                        asked -> byDay.values().stream()
                                .map(day -> day.stream()
                                        .filter(alike -> fits(asked, alike))
                                        .toList())
                                .filter(possible -> !possible.isEmpty())
                                .mapToInt(possible -> known.computeIfAbsent(possible, list -> {
                                    lists.add(list.stream().mapToInt(slots::get).toArray());
                                    return lists.size() - 1;
                                }))
                                .toArray());
            }
            members = lists.toArray(int[][]::new);
        }

        private double best(double kept) {
            var prices = new double[minutes.length];
            var direction = new double[minutes.length];
            var cheapest = new int[members.length];
            var used = new double[minutes.length];
            double best = Double.MAX_VALUE;
            double stride = 1;
            int idle = 0;
            for (int step = 0; step < STEPS; step++) {
                double value = value(prices, cheapest, used);
                idle = value < best * (1 - 1e-6) ? 0 : idle + 1;
                best = Math.min(best, value);
                if (idle == PATIENCE) {
                    stride /= 2;
                    idle = 0;
                }
                double length = 0;
                for (int s = 0; s < prices.length; s++) {
                    direction[s] = used[s] - minutes[s] + DEFLECTION * direction[s];
                    length += direction[s] * direction[s];
                }
                if (length == 0) {
                    return best;
                }
                double by = stride * (value - kept) / length;
                for (int s = 0; s < prices.length; s++) {
                    prices[s] = Math.max(0, prices[s] + by * direction[s]);
                }
            }
            return best;
        }

        /// @param used is told what is asked of each slot at these prices
        private double value(double[] prices, int[] cheapest, double[] used) {
            Arrays.fill(used, 0);
            for (int set = 0; set < members.length; set++) {
                int best = members[set][0];
                for (int slot : members[set]) {
                    best = prices[slot] < prices[best] ? slot : best;
                }
                cheapest[set] = best;
            }
            double value = 0;
            for (int s = 0; s < prices.length; s++) {
                value += prices[s] * minutes[s];
            }
            for (int c = 0; c < setsOf.length; c++) {
                int best = -1;
                for (int set : setsOf[c]) {
                    best = best < 0 || prices[cheapest[set]] < prices[best] ? cheapest[set] : best;
                }
                if (best >= 0 && gains[c] > prices[best]) {
                    value += supplies[c] * (gains[c] - prices[best]);
                    used[best] += supplies[c];
                }
            }
            return value;
        }
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
