package io.heard.workqueue;

import io.heard.contact.Because;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.planning.Assignment;
import io.heard.planning.RepId;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus.Move;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gives open tasks of one rep to others, and tells so.
@ApplicationScoped
class Passing {

    private final CustomerRepository customers;
    private final TaskRepository tasks;
    private final TeamRepository teams;
    private final Placing placing;
    private final Announcing announcing;

    Passing(
            CustomerRepository customers,
            TaskRepository tasks,
            TeamRepository teams,
            Placing placing,
            Announcing announcing) {
        this.customers = customers;
        this.tasks = tasks;
        this.teams = teams;
        this.placing = placing;
        this.announcing = announcing;
    }

    /// Whose a task is to be.
    ///
    /// @param to nobody's: the whole team's
    record Given(Task task, @Nullable RepId to, String why) {

        static Given by(Assignment assignment, Task task) {
            return new Given(task, assignment.rep(), assignment.because());
        }

        Because because() {
            return because(to, why);
        }

        /// @param to nobody: the whole team
        static Because because(@Nullable RepId to, String why) {
            return Because.of(to == null ? "TEAM_QUEUE" : "ASSIGNED", why);
        }
    }

    /// To whom tasks go by the rules.
    ///
    /// @param without as if these were not there
    List<Given> byRules(Collection<Task> orphans, Set<RepId> without, Instant now) {
        var people = customers
                .byIds(orphans.stream().map(Task::customerId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Customer::id, Function.identity()));
        var given = new ArrayList<Given>();
        orphans.stream()
                .collect(Collectors.groupingBy(Task::teamId))
                .forEach((id, ofTeam) -> teams.team(id)
                        .ifPresent(team ->
                                given.addAll(given(ofTeam, placing.placeWithout(without, team, ofTeam, people, now)))));
        return given;
    }

    private static List<Given> given(List<Task> tasks, List<Assignment> assignments) {
        var given = new ArrayList<Given>();
        for (int i = 0; i < tasks.size(); i++) {
            given.add(Given.by(assignments.get(i), tasks.get(i)));
        }
        return given;
    }

    /// A claim does not pass with a task: the new rep has not opened it.
    ///
    /// @return those that somebody else, or the team, has now
    List<Task> pass(List<Given> given, Instant now) {
        var passed = new ArrayList<Task>();
        for (var one : given) {
            if (!isTheirs(one) && one.task().status().reassign(now) instanceof Move.To(var next)) {
                passed.add(one.task().passed(next, one.to(), List.of(one.because())));
            }
        }
        var saved = tasks.saveAll(passed);
        var told = passed.stream()
                .filter(task -> saved.contains(task.id()))
                .map(Task::saved)
                .toList();
        var byReceiver = told.stream().collect(Collectors.partitioningBy(task -> task.repId() != null));
        announcing.tell("task.assigned", Objects.requireNonNull(byReceiver.get(true)), now);
        announcing.tell("task.queued", Objects.requireNonNull(byReceiver.get(false)), now);
        return told;
    }

    private static boolean isTheirs(Given one) {
        return one.to() != null && one.to().equals(one.task().holder());
    }
}
