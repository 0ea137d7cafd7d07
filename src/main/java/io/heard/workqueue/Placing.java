package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.customer.Customer;
import io.heard.dayplan.DayPlanRepository;
import io.heard.dayplan.PlannedWork;
import io.heard.planning.Assigning;
import io.heard.planning.Assignment;
import io.heard.planning.InPlan;
import io.heard.planning.Need;
import io.heard.planning.RepId;
import io.heard.planning.RepOnDuty;
import io.heard.planning.TeamId;
import io.heard.review.RulesInForce;
import io.heard.task.DeclinedRepository.Work;
import io.heard.task.HandoffRepository;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import io.heard.team.PresenceRepository;
import io.heard.team.StreakRepository;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds a rep for each piece of work of a team.
@ApplicationScoped
class Placing {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final TeamRepository teams;
    private final PresenceRepository presences;
    private final TaskRepository tasks;
    private final HandoffRepository handoffs;
    private final Barring barring;
    private final StreakRepository streaks;
    private final SweepConfig config;
    private final DayPlanRepository dayPlans;
    private final RulesInForce rulesInForce;

    Placing(
            TeamRepository teams,
            PresenceRepository presences,
            TaskRepository tasks,
            HandoffRepository handoffs,
            Barring barring,
            StreakRepository streaks,
            SweepConfig config,
            DayPlanRepository dayPlans,
            RulesInForce rulesInForce) {
        this.teams = teams;
        this.presences = presences;
        this.tasks = tasks;
        this.handoffs = handoffs;
        this.barring = barring;
        this.streaks = streaks;
        this.config = config;
        this.dayPlans = dayPlans;
        this.rulesInForce = rulesInForce;
    }

    /// @param people by id, who the tasks are about
    /// @param since when the work came up
    /// @return one assignment per task, in the same order
    List<Assignment> place(Team team, List<Task> tasks, Map<String, Customer> people, Instant since, Instant now) {
        return place(team, tasks, people, since, now, new Crews());
    }

    /// The same for one of the batches of a sweep.
    List<Assignment> place(
            Team team, List<Task> tasks, Map<String, Customer> people, Instant since, Instant now, Crews crews) {
        var planned = config.plan()
                ? dayPlans.ofCustomers(
                        tasks.stream().map(Task::customerId).distinct().toList())
                : Map.<UUID, PlannedWork>of();
        var days = new PlanDays(team.zone());
        var needs = needs(tasks, people, since, task -> days.inPlan(task, planned.get(task.followUpId()), now));
        return place(team, needs, now, crews);
    }

    /// For tasks that lie with somebody already, as if some were not there: who is away, or is to hand it over. Work
    /// that has come up waits for no day of the plan any more.
    List<Assignment> placeWithout(
            Set<RepId> without, Team team, List<Task> tasks, Map<String, Customer> people, Instant now) {
        var crew = onDuty(team, now).stream()
                .map(rep -> without.contains(rep.id()) ? rep.offDuty() : rep)
                .toList();
        return Assigning.assignAll(needs(tasks, people, now, _ -> null), crew, now);
    }

    private List<Need> needs(
            List<Task> tasks, Map<String, Customer> people, Instant since, Function<Task, @Nullable InPlan> inPlan) {
        var language = rulesInForce.now().rules().company().language();
        var barred = barring.of(tasks);
        var takers =
                handoffs.takers(tasks.stream().map(Task::customerId).distinct().toList());
        return tasks.stream()
                .map(task -> Needs.of(
                        task,
                        Homes.owner(Objects.requireNonNull(people.get(task.customerId()))),
                        takers.get(Work.of(task)),
                        barred.of(task),
                        inPlan.apply(task),
                        language,
                        since))
                .toList();
    }

    private List<Assignment> place(Team team, List<Need> needs, Instant now, Crews crews) {
        var crew = crews.of(team.id(), () -> onDuty(team, now));
        var assignments = Assigning.assignAll(needs, crew, now);
        crews.put(team.id(), Assigning.after(crew, needs, assignments));
        return assignments;
    }

    /// Who of each team is on duty, with what they have in hand, from batch to batch of one sweep: what a rep
    /// got in one counts in the next. To sum up a team's open tasks for each batch would cost more the more
    /// there are. What others do meanwhile is seen after so many batches.
    static final class Crews {

        private static final int BATCHES = 20;

        private record Crew(List<RepOnDuty> reps, int batches) {}

        private final Map<TeamId, Crew> crews = new HashMap<>();

        private List<RepOnDuty> of(TeamId team, Supplier<List<RepOnDuty>> fresh) {
            var known = crews.get(team);
            return known == null || known.batches() % BATCHES == 0 ? fresh.get() : known.reps();
        }

        private void put(TeamId team, List<RepOnDuty> reps) {
            crews.merge(team, new Crew(reps, 1), (before, now) -> new Crew(now.reps(), before.batches() + 1));
        }
    }

    private List<RepOnDuty> onDuty(Team team, Instant now) {
        var dayStart = Days.startOfDay(Days.dateAt(now, team.zone()), team.zone());
        var loads = tasks.openEffort(team.id(), dayStart);
        var busy = presences.ofTeam(team.id(), now).keySet();
        return teams.roster(team.id(), now, now.plus(AHEAD))
                .orElseThrow()
                .onDuty(loads, busy, streaks.spent(team.id(), now));
    }
}
