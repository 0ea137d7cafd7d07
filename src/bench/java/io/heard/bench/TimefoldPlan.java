package io.heard.bench;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.constructionheuristic.decider.forager.ConstructionHeuristicForagerConfig;
import ai.timefold.solver.core.config.constructionheuristic.decider.forager.ConstructionHeuristicPickEarlyType;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import io.heard.planning.PlanInput;
import io.heard.planning.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The same planning problem given to Timefold's solver: each follow-up to one of the days of reps on which it would be
/// in time, no day fuller than may be planned, as much weight of dues kept as can be.
///
/// The hours within a day, owners, loads and moves are left out, which makes it easier than what Heard solves.
final class TimefoldPlan {

    private TimefoldPlan() {}

    /// @return the weight of the dues kept after that time
    static long kept(PlanInput input, Duration time) {
        var factory = SolverFactory.<Plan>create(new SolverConfig()
                .withSolutionClass(Plan.class)
                .withEntityClasses(Visit.class)
                .withConstraintProviderClass(Rules.class)
                .withTerminationSpentLimit(time)
                .withPhases(
                        new ConstructionHeuristicPhaseConfig()
                                .withForagerConfig(new ConstructionHeuristicForagerConfig()
                                        .withPickEarlyType(ConstructionHeuristicPickEarlyType.FIRST_FEASIBLE_SCORE)),
                        new LocalSearchPhaseConfig()));
        var best = factory.buildSolver().solve(problem(input));
        if (best.score != null && best.score.hardScore() < 0) {
            throw new BenchFailed("Timefold's plan overfills days: " + best.score);
        }
        return best.visits.stream()
                .filter(visit -> visit.day != null)
                .mapToLong(visit -> visit.weight)
                .sum();
    }

    private static Plan problem(PlanInput input) {
        var days = new HashMap<Slot, RepDay>();
        for (var rep : input.reps()) {
            rep.days()
                    .forEach((day, workday) -> days.put(
                            new Slot(day, rep.id()),
                            new RepDay(
                                    workday.capacity().minus(workday.keptFree()).toMinutes())));
        }
        var possible = PlanBound.possible(input);
        Map<List<Slot>, List<RepDay>> lists = new HashMap<>();
        var plan = new Plan();
        for (var followUp : input.followUps()) {
            if (!followUp.dueAt().isAfter(input.until())) {
                var slots = possible.apply(followUp);
                plan.visits.add(new Visit(
                        plan.visits.size(),
                        followUp.effort().toMinutes(),
                        followUp.weight(),
                        lists.computeIfAbsent(
                                slots,
                                list -> list.stream()
                                        .map(slot -> Objects.requireNonNull(days.get(slot)))
                                        .toList())));
            }
        }
        return plan;
    }

    /// One day of one rep, with the minutes that may be planned.
    static final class RepDay {

        final long minutes;

        RepDay(long minutes) {
            this.minutes = minutes;
        }
    }

    /// One follow-up.
    @PlanningEntity
    public static class Visit {

        @PlanningId
        int id;

        long minutes;
        long weight;
        List<RepDay> possible = List.of();

        @PlanningVariable(allowsUnassigned = true, valueRangeProviderRefs = "possible")
        @Nullable
        RepDay day;

        public Visit() {}

        Visit(int id, long minutes, long weight, List<RepDay> possible) {
            this.id = id;
            this.minutes = minutes;
            this.weight = weight;
            this.possible = possible;
        }

        @ValueRangeProvider(id = "possible")
        public List<RepDay> getPossible() {
            return possible;
        }
    }

    /// All of them.
    @PlanningSolution
    public static class Plan {

        @PlanningEntityCollectionProperty
        List<Visit> visits = new ArrayList<>();

        @PlanningScore
        @Nullable
        HardSoftLongScore score;

        public Plan() {}
    }

    /// What makes a plan possible, and what makes it good.
    public static class Rules implements ConstraintProvider {

        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {
                factory.forEach(Visit.class)
                        .groupBy(visit -> visit.day, ConstraintCollectors.sumLong(visit -> visit.minutes))
                        .filter((day, minutes) -> day != null && minutes > day.minutes)
                        .penalizeLong(HardSoftLongScore.ONE_HARD, (day, minutes) -> minutes - day.minutes)
                        .asConstraint("no day is overfull"),
                factory.forEach(Visit.class)
                        .rewardLong(HardSoftLongScore.ONE_SOFT, visit -> visit.weight)
                        .asConstraint("dues are kept")
            };
        }
    }
}
