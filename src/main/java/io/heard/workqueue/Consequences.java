package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.calendar.Intervals;
import io.heard.commitment.CommitmentRepository;
import io.heard.customer.Customer;
import io.heard.planning.Doable;
import io.heard.planning.Doable.Piece;
import io.heard.planning.RepId;
import io.heard.planning.Workload;
import io.heard.task.Appointment;
import io.heard.task.AppointmentRepository;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import io.heard.team.Roster;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Passing.Given;
import io.heard.workqueue.Reassigning.Plan;
import io.heard.workqueue.Reassignment.Receiver;
import io.heard.workqueue.Reassignment.Touched;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// What follows when a rep's work is given to others.
@ApplicationScoped
class Consequences {

    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int NAMED = 50;
    private static final int LONGEST_VERSION = 32;

    private final TeamRepository teams;
    private final TaskRepository tasks;
    private final AppointmentRepository appointments;
    private final CommitmentRepository commitments;

    Consequences(
            TeamRepository teams,
            TaskRepository tasks,
            AppointmentRepository appointments,
            CommitmentRepository commitments) {
        this.teams = teams;
        this.tasks = tasks;
        this.appointments = appointments;
        this.commitments = commitments;
    }

    Reassignment of(Plan plan) {
        var dayStart = Days.startOfDay(
                Days.dateAt(plan.now(), plan.team().zone()), plan.team().zone());
        var crew = new Crew(
                plan,
                teams.roster(plan.team().id(), plan.now(), plan.now().plus(AHEAD))
                        .orElseThrow(),
                tasks.openEffort(plan.team().id(), dayStart));
        var hands = hands(crew);
        return new Reassignment(
                version(plan),
                plan.given().size(),
                effort(plan.given()),
                plan.claimed(),
                plan.staying(),
                receivers(crew),
                hands.stream().mapToInt(hand -> hand.before().size()).sum()
                        + lateAnyway(crew).size(),
                hands.stream().mapToInt(hand -> hand.after().size()).sum(),
                late(hands, lateAnyway(crew)),
                conflicts(crew),
                plan.touched().size(),
                plan.owned().size(),
                promises(plan));
    }

    /// @param loads of who has something in hand
    private record Crew(Plan plan, Roster roster, Map<RepId, Workload> loads) {

        Intervals working(RepId rep) {
            return roster.members().stream()
                    .filter(member -> member.rep().id().equals(rep))
                    .map(Roster.Member::working)
                    .findFirst()
                    .orElse(Intervals.NONE);
        }

        List<Given> given(@Nullable RepId rep) {
            return plan.given().stream()
                    .filter(one -> Objects.equals(one.to(), rep))
                    .toList();
        }

        long relationships(@Nullable RepId rep) {
            return plan.owned().stream()
                    .filter(customer -> Objects.equals(plan.heirs().get(customer.id()), rep))
                    .count();
        }

        /// Whoever gets something; the whole team, which is nobody, last.
        List<@Nullable RepId> receivers() {
            var reps = Stream.concat(
                            plan.given().stream().map(Given::to),
                            plan.owned().stream().map(customer -> plan.heirs().get(customer.id())))
                    .toList();
            var all = new ArrayList<@Nullable RepId>(
                    reps.stream().filter(Objects::nonNull).distinct().sorted().toList());
            if (reps.contains(null)) {
                all.add(null);
            }
            return all;
        }
    }

    private static List<Receiver> receivers(Crew crew) {
        var plan = crew.plan();
        var dayEnd = Days.endOfDay(
                Days.dateAt(plan.now(), plan.team().zone()), plan.team().zone());
        var receivers = new ArrayList<Receiver>();
        for (var rep : crew.receivers()) {
            var given = crew.given(rep);
            var before = rep == null
                    ? Duration.ZERO
                    : crew.loads().getOrDefault(rep, Workload.NONE).openEffort();
            receivers.add(new Receiver(
                    rep,
                    given.size(),
                    (int) crew.relationships(rep),
                    before,
                    before.plus(effort(given)),
                    rep == null
                            ? Duration.ZERO
                            : crew.working(rep).clip(plan.now(), dayEnd).length()));
        }
        return receivers;
    }

    /// What one receiver cannot do in time, before and after.
    private record Hand(RepId rep, Map<UUID, Task> tasks, Set<UUID> before, Set<UUID> after) {}

    private List<Hand> hands(Crew crew) {
        var hands = new ArrayList<Hand>();
        for (var rep : crew.receivers()) {
            if (rep != null && !crew.given(rep).isEmpty()) {
                var own = tasks.inHand(crew.plan().team().id(), rep, TaskRepository.LONGEST_QUEUE);
                var all = Stream.concat(own.stream(), crew.given(rep).stream().map(Given::task))
                        .toList();
                hands.add(new Hand(
                        rep,
                        all.stream()
                                .collect(Collectors.toMap(
                                        task -> task.id().value(), Function.identity(), (one, _) -> one)),
                        late(own, rep, crew),
                        late(all, rep, crew)));
            }
        }
        return hands;
    }

    /// Of what passes, what would be too late also where it is.
    private static Set<UUID> lateAnyway(Crew crew) {
        var passing = crew.plan().given().stream()
                .filter(one -> one.to() != null)
                .map(Given::task)
                .toList();
        return late(passing, crew.plan().wish().from(), crew);
    }

    private static Set<UUID> late(Collection<Task> all, RepId rep, Crew crew) {
        var pieces = all.stream().map(Consequences::piece).toList();
        return new Doable(pieces, crew.working(rep))
                .late(crew.plan().now()).stream().map(Piece::id).collect(Collectors.toSet());
    }

    private static Piece piece(Task task) {
        return new Piece(task.id().value(), task.dueAt(), task.effort(), task.promisedAt());
    }

    private static List<Touched> late(List<Hand> hands, Set<UUID> anyway) {
        return hands.stream()
                .flatMap(hand -> hand.after().stream()
                        .filter(id -> !hand.before().contains(id) && !anyway.contains(id))
                        .map(id -> Objects.requireNonNull(hand.tasks().get(id)))
                        .map(task -> new Touched(task.id().value(), task.customerId(), task.dueAt(), hand.rep())))
                .sorted(Comparator.comparing(Touched::at).thenComparing(Touched::customerId))
                .limit(NAMED)
                .toList();
    }

    /// Promised times that pass to somebody who does not work then, or has promised somebody else to be there. Those of
    /// their own that clash already are not told.
    private List<Touched> conflicts(Crew crew) {
        var passing = passing(crew);
        var conflicts = new ArrayList<Touched>();
        passing.forEach((rep, some) -> {
            var byId = new HashMap<UUID, Appointment>();
            Stream.concat(appointments.of(rep).stream(), some.stream()).forEach(one -> byId.put(one.followUpId(), one));
            var pieces = byId.values().stream()
                    .map(one -> new Piece(one.followUpId(), one.at(), one.effort(), one.at()))
                    .toList();
            var own = some.stream().map(Appointment::followUpId).collect(Collectors.toSet());
            new Doable(pieces, crew.working(rep))
                    .conflicts(crew.plan().now()).stream()
                            .filter(piece -> own.contains(piece.id()) || clashes(piece, some))
                            .map(piece -> Objects.requireNonNull(byId.get(piece.id())))
                            .map(one -> new Touched(one.taskId(), one.customerId(), one.at(), rep))
                            .forEach(conflicts::add);
        });
        return conflicts.stream().limit(NAMED).toList();
    }

    private static boolean clashes(Piece piece, List<Appointment> some) {
        var start = Objects.requireNonNull(piece.promisedAt());
        return some.stream()
                .anyMatch(one -> one.at().isBefore(start.plus(piece.effort()))
                        && start.isBefore(one.at().plus(one.effort())));
    }

    /// What was promised of the one whose work it was, by who has it then.
    private Map<RepId, List<Appointment>> passing(Crew crew) {
        var plan = crew.plan();
        var tasksTo = plan.given().stream()
                .filter(one -> one.to() != null)
                .collect(Collectors.toMap(one -> one.task().id().value(), one -> Objects.requireNonNull(one.to())));
        var passing = new HashMap<RepId, List<Appointment>>();
        for (var one : appointments.of(plan.wish().from())) {
            var to = one.taskId() == null ? plan.heirs().get(one.customerId()) : tasksTo.get(one.taskId());
            if (to != null) {
                passing.computeIfAbsent(to, _ -> new ArrayList<>()).add(one);
            }
        }
        return passing;
    }

    private int promises(Plan plan) {
        var ids = plan.owned().stream().map(Customer::id).toList();
        return ids.isEmpty()
                ? 0
                : (int) commitments.openOf(ids).stream()
                        .filter(promise -> promise.ownerId().equals(plan.wish().from()))
                        .count();
    }

    private static Duration effort(List<Given> given) {
        return given.stream().map(one -> one.task().effort()).reduce(Duration.ZERO, Duration::plus);
    }

    /// Two plans of one version do the same.
    private static String version(Plan plan) {
        var lines = new ArrayList<String>();
        for (var one : plan.given()) {
            lines.add("task " + one.task().id() + " " + one.task().version() + " " + one.to());
        }
        for (var customer : plan.owned()) {
            lines.add("customer " + customer.id() + " " + plan.heirs().get(customer.id()));
        }
        var text = plan.wish() + "\n" + lines.stream().sorted().collect(Collectors.joining("\n"));
        return DigestUtils.sha256Hex(text).substring(0, LONGEST_VERSION);
    }
}
