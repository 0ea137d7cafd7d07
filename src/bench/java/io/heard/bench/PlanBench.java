package io.heard.bench;

import io.heard.planning.DayPlan;
import io.heard.planning.DayPlanning;
import io.heard.planning.OwnerFirstGreedy;
import io.heard.planning.Placing.Planned;
import io.heard.planning.PlanChecker;
import io.heard.planning.PlanInput;
import io.heard.planning.Slot;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/// Measures the day plan of a large company beside the best that any plan could reach and a careful plan by hand.
///
/// Seconds are of processor time of the one thread that plans, so that others on the machine count little.
final class PlanBench {

    private static final int RUNS = 3;

    private record Timed<T>(T what, double seconds) {}

    private static final Duration TIMEFOLD = Duration.ofSeconds(60);

    private record Gaps(double seconds, double ours, double greedy, double bound) {}

    private PlanBench() {}

    public static void main(String[] args) {
        int followUps = number("FOLLOW_UPS", 100_000);
        int reps = number("REPS", 500);
        long seed = number("SEED", 1);
        var loads = System.getenv().getOrDefault("LOADS", "0.9,1.2,1.0").split(",", -1);
        var last = Arrays.stream(loads)
                .map(load -> gaps(PlanData.of(followUps, reps, Double.parseDouble(load), seed), load))
                .toList()
                .getLast();
        var input = PlanData.of(followUps, reps, Double.parseDouble(loads[loads.length - 1]), seed);
        long byTimefold = TimefoldPlan.kept(input, TIMEFOLD);
        double timefoldGap = 1 - (double) byTimefold / last.bound();
        System.out.printf(Locale.ROOT, "Timefold keeps %d in %d s%n", byTimefold, TIMEFOLD.toSeconds());
        System.out.printf(
                Locale.ROOT,
                "RESULT plan seconds=%.3f gap=%.5f greedy_gap=%.5f timefold_gap=%.5f replan_ms=%.1f%n",
                last.seconds(),
                last.ours(),
                last.greedy(),
                timefoldGap,
                replan(seed) * 1000);
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(System.getenv().getOrDefault(name, String.valueOf(otherwise)));
    }

    private static Gaps gaps(PlanInput input, String load) {
        var cold = timed(() -> DayPlanning.plan(input));
        double best = cold.seconds();
        for (int run = 1; run < RUNS; run++) {
            best = Math.min(best, timed(() -> DayPlanning.plan(input)).seconds());
        }
        var greedy = timed(() -> OwnerFirstGreedy.plan(input));
        check(input, cold.what());
        check(input, greedy.what());
        double bound = PlanBound.above(input, cold.what().measures().keptWeight());
        say(load, "Heard", cold.what(), best, bound);
        System.out.printf(Locale.ROOT, "load %s: %.3f s cold%n", load, cold.seconds());
        say(load, "greedy", greedy.what(), greedy.seconds(), bound);
        return new Gaps(best, gap(cold.what(), bound), gap(greedy.what(), bound), bound);
    }

    private static void check(PlanInput input, DayPlan plan) {
        var faults = PlanChecker.faults(input, plan);
        if (!faults.isEmpty()) {
            throw new BenchFailed(
                    "The plan cannot be done: " + faults.getFirst() + " and " + (faults.size() - 1) + " more");
        }
    }

    private static void say(String load, String whose, DayPlan plan, double seconds, double bound) {
        var measures = plan.measures();
        System.out.printf(
                Locale.ROOT,
                "load %s: %s %.3f s, keeps %d of at most %.0f (gap %.5f), misses %d, owner kept %.3f, spread %.4f%n",
                load,
                whose,
                seconds,
                measures.keptWeight(),
                bound,
                gap(plan, bound),
                measures.missed(),
                measures.ownerKept(),
                measures.loadSpread());
    }

    private static double gap(DayPlan plan, double bound) {
        return (bound - plan.measures().keptWeight()) / bound;
    }

    /// A team of 50 plans again, one of them gone.
    private static double replan(long seed) {
        var input = PlanData.of(2_000, 50, 1.0, seed);
        var places = new HashMap<UUID, Slot>();
        for (var placing : DayPlanning.plan(input).placings()) {
            if (placing instanceof Planned planned) {
                places.put(planned.id(), planned.slot());
            }
        }
        var changed = new PlanInput(
                input.followUps().stream()
                        .map(some -> some.placed(places.get(some.id()), false))
                        .toList(),
                input.reps().subList(1, input.reps().size()),
                input.from(),
                input.until());
        var first = timed(() -> DayPlanning.plan(changed));
        check(changed, first.what());
        double worst = first.seconds();
        for (int run = 0; run < 10; run++) {
            worst = Math.max(worst, timed(() -> DayPlanning.plan(changed)).seconds());
        }
        System.out.printf(
                Locale.ROOT,
                "planning again moves %d%n",
                first.what().measures().moves());
        return worst;
    }

    private static <T> Timed<T> timed(Supplier<T> what) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        var result = what.get();
        return new Timed<>(result, (threads.getCurrentThreadCpuTime() - start) / 1e9);
    }
}
