package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.customer.Customer;
import io.heard.decision.Reach;
import io.heard.decision.Standing;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpRepository.Due;
import io.heard.followup.FollowUpRepository.Owned;
import io.heard.followup.FollowUpRepository.Paused;
import io.heard.followup.FollowUpStatus.Active;
import io.heard.followup.FollowUpStatus.Waiting;
import io.heard.followup.FollowUpStatus.Wake;
import io.heard.followup.Plan;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.planning.Assignment;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.review.Settling.Settled;
import io.heard.review.TaskMessages;
import io.heard.rulebook.Settings.Outreach;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus.Pending;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Follow-ups whose time has come: decided again, and made into tasks if it still has.
@ApplicationScoped
class ReleaseBatch {

    private final TeamRepository teams;
    private final FollowUpRepository followUps;
    private final ReasonRepository reasons;
    private final TaskRepository tasks;
    private final RulesInForce rulesInForce;
    private final Settling settling;
    private final Placing placing;
    private final NeededSkills neededSkills;
    private final Announcing announcing;
    private final MeterRegistry meters;

    ReleaseBatch(
            TeamRepository teams,
            FollowUpRepository followUps,
            ReasonRepository reasons,
            TaskRepository tasks,
            RulesInForce rulesInForce,
            Settling settling,
            Placing placing,
            NeededSkills neededSkills,
            Announcing announcing,
            MeterRegistry meters) {
        this.teams = teams;
        this.followUps = followUps;
        this.reasons = reasons;
        this.tasks = tasks;
        this.rulesInForce = rulesInForce;
        this.settling = settling;
        this.placing = placing;
        this.neededSkills = neededSkills;
        this.announcing = announcing;
        this.meters = meters;
    }

    /// What is released together.
    ///
    /// @param before what may start before this is released, although it is not yet
    /// @param team only the customers of this one; absent: all
    record Wave(Instant before, @Nullable TeamId team) {
        static Wave now(Instant now) {
            return new Wave(now, null);
        }

        /// What is urgent or promised comes at its own time, when it is known who is there.
        boolean takes(Instant nextAt, Plan plan, Instant now) {
            return !nextAt.isAfter(now) || (nextAt.isBefore(before) && !plan.urgent() && !plan.promised());
        }
    }

    Sweep of(Wave wave, Instant now) {
        var crews = new Placing.Crews();
        return new Sweep(limit -> take(wave, now, limit), customers -> release(customers, wave, crews, now));
    }

    private List<String> take(Wave wave, Instant now, int limit) {
        var homes = Homes.read(teams);
        if (homes.isEmpty()) {
            return List.of();
        }
        var outreach = rulesInForce.now().settings().outreach();
        var owned = wave.team() == null ? Owned.BY_ANYBODY : homes.share(wave.team());
        return followUps.takeDue(new Due(now, wave.before(), paused(outreach), owned), limit);
    }

    private void release(List<String> customers, Wave wave, Placing.Crews crews, Instant now) {
        var homes = Homes.read(teams);
        var snapshot = rulesInForce.now();
        var outreach = snapshot.settings().outreach();
        var ready = new ArrayList<Ready>();
        for (var settled : settling.settle(customers, Cause.WAKE, new Ending.ByFacts(), now)
                .values()) {
            var one = ready(settled, homes);
            if (one != null
                    && wave.takes(one.nextAt(), one.plan(), now)
                    && !outreach.stops(
                            one.plan().channel().name(), one.customer().field("country"))) {
                ready.add(one);
            }
        }
        release(onePerNumber(ready), snapshot, crews, now);
    }

    /// Of routine calls to one number the most pressing; the others are decided again at the next look, which sees
    /// its task.
    private static List<Ready> onePerNumber(List<Ready> ready) {
        var called = new HashSet<String>();
        return ready.stream()
                .sorted(Ready.MOST_PRESSING_FIRST)
                .filter(one -> !one.isRoutineCall() || called.add(one.number()))
                .toList();
    }

    private static Paused paused(Outreach outreach) {
        return new Paused(outreach.isPaused(), outreach.channel(), outreach.country());
    }

    /// A follow-up that may become a task.
    private record Ready(Settled settled, FollowUp followUp, Plan plan, Instant nextAt, Team team) {
        static final Comparator<Ready> MOST_PRESSING_FIRST = Comparator.comparing(
                        (Ready ready) -> ready.plan().dueAt())
                .thenComparing(ready -> ready.customer().id());

        Customer customer() {
            return settled.before().customer();
        }

        boolean isRoutineCall() {
            return plan.channel() == Channel.CALL && !plan.urgent() && !plan.promised();
        }

        String number() {
            return Objects.requireNonNullElse(
                    customer().field("phone"), customer().id());
        }
    }

    private static @Nullable Ready ready(Settled settled, Homes homes) {
        var followUp = settled.followUp();
        if (followUp == null
                || followUp.plan() == null
                || !(followUp.status() instanceof Waiting waiting)
                || waiting.wake() != Wake.RELEASE) {
            return null;
        }
        var team = homes.of(settled.before().customer());
        return new Ready(settled, followUp, followUp.plan(), waiting.nextAt(), team);
    }

    private void release(List<Ready> ready, RulesInForce.Snapshot snapshot, Placing.Crews crews, Instant now) {
        if (ready.isEmpty()) {
            return;
        }
        var talkedAbout = reasons.ofFollowUps(
                ready.stream().map(one -> one.customer().id()).toList(),
                ready.stream().map(one -> one.followUp().id()).toList());
        var byTeam = new LinkedHashMap<Team, List<Draft>>();
        var skills = neededSkills.look(snapshot);
        for (var one : ready) {
            var about =
                    TaskMessages.taken(talkedAbout.getOrDefault(one.followUp().id(), List.of()));
            var byTable = skills.of(one.team().id(), one.settled().before().agenda(), about);
            var demand = Demand.of(one.plan(), one.customer(), about, byTable, snapshot);
            byTeam.computeIfAbsent(one.team(), _ -> new ArrayList<>())
                    .add(new Draft(one, about, task(one, about, demand, snapshot, now)));
        }
        var writing = new Writing();
        byTeam.forEach((team, drafts) -> assign(team, drafts, crews, writing, now));
        followUps.saveAll(writing.followUps);
        tasks.addAll(writing.assigned.stream().map(TaskMessages.About::task).toList());
        tasks.addAll(writing.queued.stream().map(TaskMessages.About::task).toList());
        announcing.tellAbout("task.assigned", writing.assigned, now);
        announcing.tellAbout("task.queued", writing.queued, now);
        meters.counter("heard.released", "to", "rep").increment(writing.assigned.size());
        meters.counter("heard.released", "to", "team").increment(writing.queued.size());
    }

    /// A task that nobody has yet.
    private record Draft(Ready ready, List<StoredReason> about, Task task) {
        static final Comparator<Draft> MOST_PRESSING_FIRST = Comparator.comparing(
                        (Draft draft) -> draft.task().promisedAt() == null)
                .thenComparing(draft -> !draft.task().urgent())
                .thenComparing(draft -> draft.task().dueAt())
                .thenComparing(draft -> draft.task().customerId());
    }

    private static final class Writing {
        private final List<FollowUp> followUps = new ArrayList<>();
        private final List<TaskMessages.About> assigned = new ArrayList<>();
        private final List<TaskMessages.About> queued = new ArrayList<>();
    }

    private void assign(Team team, List<Draft> drafts, Placing.Crews crews, Writing writing, Instant now) {
        var sorted = drafts.stream().sorted(Draft.MOST_PRESSING_FIRST).toList();
        var people = new HashMap<String, Customer>();
        sorted.forEach(
                draft -> people.put(draft.task().customerId(), draft.ready().customer()));
        var tasksOf = sorted.stream().map(Draft::task).toList();
        var assignments = placing.place(team, tasksOf, people, now, now, crews);
        for (int i = 0; i < sorted.size(); i++) {
            var draft = sorted.get(i);
            var ready = draft.ready();
            switch (assignments.get(i)) {
                case Assignment.To to -> {
                    writing.followUps.add(active(ready));
                    writing.assigned.add(about(draft, to.repId(), Because.of("ASSIGNED", to.because())));
                }
                case Assignment.TeamQueue queue -> {
                    writing.followUps.add(active(ready));
                    writing.queued.add(about(draft, null, Because.of("TEAM_QUEUE", queue.because())));
                }
                case Assignment.Wait wait ->
                    writing.followUps.add(
                            ready.followUp().with(new Waiting(Wake.RELEASE, ready.nextAt(), wait.until(), Set.of())));
            }
        }
    }

    private static FollowUp active(Ready ready) {
        return ready.followUp().with(new Active(ready.nextAt()));
    }

    private static TaskMessages.About about(Draft draft, @Nullable RepId rep, Because because) {
        var ready = draft.ready();
        return new TaskMessages.About(
                draft.task().given(rep, because),
                ready.customer(),
                ready.followUp().zone(),
                draft.about());
    }

    private static Task task(
            Ready ready, List<StoredReason> about, Demand demand, RulesInForce.Snapshot snapshot, Instant now) {
        var plan = ready.plan();
        return new Task(
                TaskId.at(now),
                ready.customer().id(),
                ready.followUp().id(),
                about.stream().map(reason -> reason.fact().id()).collect(Collectors.toSet()),
                plan.channel(),
                new Pending(now),
                plan.urgent(),
                plan.promised() ? ready.nextAt() : null,
                plan.forLead(),
                plan.priority(),
                plan.purpose(),
                plan.dueAt(),
                plan.effort(),
                windows(ready, snapshot, now),
                null,
                ready.team().id(),
                plan.attempt(),
                demand.skills(),
                demand.language(),
                demand.because(),
                List.of(),
                null,
                now,
                1);
    }

    /// What is left of today, as the team counts days, from the date of the follow-up on. Work that has no lawful
    /// way to the customer has no windows; a customer whom only the lead talks to is contacted at the same hours as
    /// everybody.
    private static Intervals windows(Ready ready, RulesInForce.Snapshot snapshot, Instant now) {
        var plan = ready.plan();
        if (plan.forLead() && ready.customer().standing() != Standing.LEAD_ONLY) {
            return Intervals.NONE;
        }
        var from = ready.nextAt().isAfter(now) ? ready.nextAt() : now;
        var zone = ready.team().zone();
        var today = new Interval(from, Days.endOfDay(Days.dateAt(from, zone), zone));
        return new Reach(ready.settled().before().agenda(), snapshot.rules())
                .open(plan.channel(), plan.purpose(), plan.promised() ? ready.nextAt() : null, plan.effort(), today);
    }
}
