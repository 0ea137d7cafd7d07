package io.heard.workqueue;

import io.heard.database.Outage;
import io.heard.dayplan.DayPlanRepository;
import io.heard.dayplan.MadePlan;
import io.heard.dayplan.PlannedWork;
import io.heard.dayplan.RepDay;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpRepository.Waking;
import io.heard.planning.DayPlan;
import io.heard.planning.DayPlanning;
import io.heard.planning.Effort;
import io.heard.planning.Gap;
import io.heard.planning.Placing;
import io.heard.planning.PlanInput;
import io.heard.planning.RepDays;
import io.heard.planning.RepId;
import io.heard.planning.Slot;
import io.heard.planning.TeamId;
import io.heard.review.RulesInForce;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus.Pending;
import io.heard.team.PresenceRepository;
import io.heard.team.StreakRepository;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.workqueue.PlanSubjects.Frame;
import io.heard.workqueue.PlanSubjects.Subject;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Makes the day plan of each team: which rep takes what on which of the next ten working days.
///
/// Made before the work of a day is laid out, once an hour, and in the minute in which somebody comes or goes or the
/// rules change. Reading and planning hold no locks; what was planned is looked at again when it is released.
@ApplicationScoped
class DayPlanner {

    private static final Logger LOG = Logger.getLogger(DayPlanner.class);

    /// What one plan looks at, the soonest first: more than 500 reps can do in ten days.
    private static final int MOST = 150_000;

    private static final int BATCH = 1_000;

    private final SweepConfig config;
    private final Steps steps;
    private final Sweeping sweeping;
    private final Tidying tidying;
    private final Relieving relieving;
    private final MeterRegistry meters;

    DayPlanner(
            SweepConfig config,
            Steps steps,
            Sweeping sweeping,
            Tidying tidying,
            Relieving relieving,
            MeterRegistry meters) {
        this.config = config;
        this.steps = steps;
        this.sweeping = sweeping;
        this.tidying = tidying;
        this.relieving = relieving;
        this.meters = meters;
    }

    /// For every team whose plan is old, or rests on what is no longer so.
    void planWhatIsDue(Instant now) {
        if (config.plan()) {
            steps.due(now).forEach((team, basis) -> planOne(team, basis, now));
        }
    }

    /// For teams whose day begins, and whatever else is due.
    void planMorning(Collection<Team> teams, Instant now) {
        steps.planAgain(teams, now);
        planWhatIsDue(now);
    }

    /// A plan that cannot be made harms nobody else: the one before stands, and is tried again in some minutes.
    private void planOne(Team team, String basis, Instant now) {
        if (!steps.begin(team, basis, now)) {
            return;
        }
        try {
            plan(team, basis, now);
        } catch (RuntimeException failure) {
            if (Outage.isBehind(failure)) {
                throw failure;
            }
            meters.counter("heard.planning.failures").increment();
            LOG.errorf(failure, "The day plan of team %s could not be made", team.id());
        }
    }

    private void plan(Team team, String basis, Instant now) {
        relieving.apply(team.id(), now);
        long start = System.nanoTime();
        var frame = steps.frame(team, now);
        var reading = steps.read(frame);
        var subjects = new ArrayList<Subject>();
        var customers = steps.customers(frame, MOST);
        for (int i = 0; i < customers.size(); i += BATCH) {
            subjects.addAll(subjects(reading, customers.subList(i, Math.min(i + BATCH, customers.size()))));
        }
        var plan = DayPlanning.plan(new PlanInput(
                subjects.stream().map(Subject::plannable).toList(),
                frame.crew().reps(),
                now,
                frame.crew().until()));
        var rows = rows(subjects, plan);
        long nanos = System.nanoTime() - start;
        var made = made(frame, plan, subjects.size(), customers.size() == MOST, nanos);
        if (!steps.store(team, basis, made, frame, rows)) {
            return;
        }
        meters.timer("heard.planning").record(nanos, TimeUnit.NANOSECONDS);
        apply(frame, subjects, rows, now);
        LOG.debugf(
                "Planned %d of %d follow-ups of team %s, %d cannot be on time",
                made.report().planned(),
                made.report().looked(),
                team.id(),
                made.report().missed());
    }

    /// Whoever cannot be read is left out and found by halving: sweeps set them aside, and say so.
    private List<Subject> subjects(PlanSubjects.Reading reading, List<String> customers) {
        try {
            return steps.subjects(reading, customers);
        } catch (RuntimeException failure) {
            if (Outage.isBehind(failure)) {
                throw failure;
            }
            if (customers.size() == 1) {
                LOG.debugf(failure, "Customer %s is left out of the day plan", customers.getFirst());
                return List.of();
            }
            int half = customers.size() / 2;
            var subjects = new ArrayList<>(subjects(reading, customers.subList(0, half)));
            subjects.addAll(subjects(reading, customers.subList(half, customers.size())));
            return subjects;
        }
    }

    private static MadePlan made(Frame frame, DayPlan plan, int looked, boolean beyond, long nanos) {
        var measures = plan.measures();
        return new MadePlan(
                frame.now(),
                frame.crew().until(),
                new MadePlan.Report(
                        looked,
                        beyond,
                        measures.planned(),
                        measures.missed(),
                        measures.ownerKept(),
                        measures.loadSpread(),
                        measures.moves(),
                        frame.reach(),
                        TimeUnit.NANOSECONDS.toMillis(nanos)));
    }

    private static List<PlannedWork> rows(List<Subject> subjects, DayPlan plan) {
        var placings = HashMap.<UUID, Placing>newHashMap(subjects.size());
        plan.placings().forEach(placing -> placings.put(placing.id(), placing));
        var gaps = new HashMap<UUID, Gap>();
        plan.shortages().forEach(shortage -> shortage.followUps().forEach(id -> gaps.put(id, shortage.gap())));
        return subjects.stream()
                .map(subject -> {
                    var work = subject.plannable();
                    var placing = placings.get(work.id());
                    var planned = placing instanceof Placing.Planned one ? one : null;
                    return new PlannedWork(
                            subject.customerId(),
                            work.id(),
                            planned == null ? null : planned.slot(),
                            planned != null && planned.onTime(),
                            work.dueAt(),
                            work.effort(),
                            gaps.get(work.id()));
                })
                .toList();
    }

    /// Lets what waits wait for its new day, and takes routine work out of the queues of those who are not there.
    private void apply(Frame frame, List<Subject> subjects, List<PlannedWork> rows, Instant now) {
        var days = new PlanDays(frame.team().zone());
        var wakings = new ArrayList<Waking>();
        var left = new LinkedHashSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var task = subjects.get(i).task();
            var waiting = subjects.get(i).waiting();
            if (waiting != null) {
                var slot = row.slot();
                var at = slot == null ? days.nextStart(now) : days.start(slot.day());
                if (waiting.isPutOff() && !waiting.putOffTo(at).equals(waiting)) {
                    wakings.add(new Waking(row.customerId(), row.followUpId(), at));
                }
            } else if (task != null && isLeftBehind(task, frame)) {
                left.add(row.customerId());
            }
        }
        for (int i = 0; i < wakings.size(); i += BATCH) {
            steps.wake(wakings.subList(i, Math.min(i + BATCH, wakings.size())));
        }
        sweeping.run(tidying.leftBehind(left, frame.crew().away(), now), now);
    }

    private static boolean isLeftBehind(Task task, Frame frame) {
        return Tidying.isRoutine(task)
                && task.status() instanceof Pending
                && task.repId() != null
                && frame.crew().away().contains(task.repId());
    }

    /// What planning does within transactions.
    @ApplicationScoped
    static class Steps {

        private static final Duration AGAIN = Duration.ofHours(1);
        private static final Duration GIVEN_UP = Duration.ofMinutes(10);
        private static final int CALLS_LOOKED_AT = 1_000;
        private static final int CALLS_THAT_TELL = 200;

        private final TeamRepository teams;
        private final PresenceRepository presences;
        private final StreakRepository streaks;
        private final TaskRepository tasks;
        private final FollowUpRepository followUps;
        private final DayPlanRepository plans;
        private final RulesInForce rulesInForce;
        private final PlanSubjects subjects;

        Steps(
                TeamRepository teams,
                PresenceRepository presences,
                StreakRepository streaks,
                TaskRepository tasks,
                FollowUpRepository followUps,
                DayPlanRepository plans,
                RulesInForce rulesInForce,
                PlanSubjects subjects) {
            this.teams = teams;
            this.presences = presences;
            this.streaks = streaks;
            this.tasks = tasks;
            this.followUps = followUps;
            this.plans = plans;
            this.rulesInForce = rulesInForce;
            this.subjects = subjects;
        }

        /// Teams whose plan is old, or rests on what is no longer so, each with what the next will rest on.
        @Transactional
        Map<Team, String> due(Instant now) {
            var all = teams.teams();
            if (all.isEmpty()) {
                return Map.of();
            }
            plans.rest(all.getFirst().id(), now.plus(CrewDays.AHEAD), now.plus(AGAIN), now);
            var bases = bases(now);
            var standing = plans.standing();
            var due = new LinkedHashMap<Team, String>();
            for (var team : all) {
                var basis = Objects.requireNonNull(bases.get(team.id()));
                var plan = standing.get(team.id());
                if (plan == null
                        || !plan.nextRunAt().isAfter(now)
                        || !plan.basis().equals(basis)) {
                    due.put(team, basis);
                }
            }
            return due;
        }

        private Map<TeamId, String> bases(Instant now) {
            var fingerprint = rulesInForce.now().fingerprint();
            var bases = teams.bases(now);
            bases.replaceAll((_, crew) -> crew + " " + fingerprint);
            return bases;
        }

        @Transactional
        void planAgain(Collection<Team> begun, Instant now) {
            begun.forEach(team -> plans.planAgain(team.id(), now));
        }

        /// @return false when another instance is at it
        @Transactional
        boolean begin(Team team, String basis, Instant now) {
            return plans.begin(team.id(), basis, now.plus(GIVEN_UP), now);
        }

        @Transactional
        Frame frame(Team team, Instant now) {
            var roster = teams.roster(team.id(), now.minus(CrewDays.BACK), now.plus(CrewDays.AHEAD))
                    .orElseThrow();
            var crew = CrewDays.of(roster, today(team, now), now);
            return new Frame(
                    team,
                    crew,
                    plans.ofTeam(team.id()),
                    slotsToday(crew, new PlanDays(team.zone()), now),
                    rulesInForce.now(),
                    tasks.reach(team.id(), CALLS_LOOKED_AT, CALLS_THAT_TELL).orElse(Effort.REACH),
                    now);
        }

        private CrewDays.Today today(Team team, Instant now) {
            var away = new HashMap<RepId, Instant>();
            presences.ofTeam(team.id(), now).forEach((rep, presence) -> {
                if (presence.isAway()) {
                    away.put(rep, Objects.requireNonNull(presence.until()));
                }
            });
            var dayStart = new PlanDays(team.zone()).lastStart(now);
            return new CrewDays.Today(away, tasks.openEffort(team.id(), dayStart), streaks.hardToday(team.id(), now));
        }

        private static Map<RepId, Slot> slotsToday(CrewDays crew, PlanDays days, Instant now) {
            var slots = new TreeMap<RepId, Slot>();
            for (RepDays rep : crew.reps()) {
                rep.days().keySet().stream()
                        .filter(day ->
                                !days.start(day).isAfter(now) && days.end(day).isAfter(now))
                        .findFirst()
                        .ifPresent(day -> slots.put(rep.id(), new Slot(day, rep.id())));
            }
            return slots;
        }

        /// First those in the queues, then those to come.
        @Transactional
        List<String> customers(Frame frame, int most) {
            var team = frame.team().id();
            var ids = new LinkedHashSet<>(tasks.customersOf(team, most));
            ids.addAll(followUps.customersBefore(
                    frame.crew().until(), Homes.read(teams).share(team), most - ids.size()));
            return List.copyOf(ids);
        }

        PlanSubjects.Reading read(Frame frame) {
            return subjects.reading(frame);
        }

        @Transactional
        List<Subject> subjects(PlanSubjects.Reading reading, List<String> customers) {
            return reading.of(customers);
        }

        /// @return false when the plan is void
        @Transactional
        boolean store(Team team, String basis, MadePlan made, Frame frame, List<PlannedWork> rows) {
            var again = made.madeAt().plus(AGAIN);
            if (!plans.end(team.id(), basis, made, again)) {
                return false;
            }
            plans.replace(team.id(), frame.before(), rows);
            plans.replaceDays(team.id(), days(frame.crew()));
            return true;
        }

        private static List<RepDay> days(CrewDays crew) {
            return crew.reps().stream()
                    .flatMap(rep -> rep.days().entrySet().stream()
                            .map(day -> new RepDay(
                                    new Slot(day.getKey(), rep.id()),
                                    day.getValue().capacity(),
                                    day.getValue().keptFree(),
                                    Duration.ZERO,
                                    0)))
                    .toList();
        }

        @Transactional
        void wake(List<Waking> wakings) {
            followUps.wakeAt(wakings);
        }
    }
}
