package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.customer.CustomerRepository;
import io.heard.planning.Barred;
import io.heard.planning.Need;
import io.heard.planning.QueueOrder;
import io.heard.planning.QueueOrder.Place;
import io.heard.planning.RepId;
import io.heard.planning.RepOnDuty;
import io.heard.planning.TeamId;
import io.heard.review.RulesInForce;
import io.heard.task.HandoffRepository;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a rep has to do today, in order, and what a rep may see.
@ApplicationScoped
class Queues {

    private static final Duration AHEAD = Duration.ofDays(1);

    private final TeamRepository teams;
    private final TaskRepository tasks;
    private final HandoffRepository handoffs;
    private final CustomerRepository customers;
    private final Barring barring;
    private final RulesInForce rulesInForce;

    Queues(
            TeamRepository teams,
            TaskRepository tasks,
            HandoffRepository handoffs,
            CustomerRepository customers,
            Barring barring,
            RulesInForce rulesInForce) {
        this.teams = teams;
        this.tasks = tasks;
        this.handoffs = handoffs;
        this.customers = customers;
        this.barring = barring;
        this.rulesInForce = rulesInForce;
    }

    List<Task> of(RepId id, Instant now) {
        return teams.rep(id).map(rep -> of(rep, now)).orElse(List.of());
    }

    private List<Task> of(Representative rep, Instant now) {
        var roster = teams.roster(rep.teamId(), now, now.plus(AHEAD)).orElseThrow();
        var me = roster.onDuty(Map.of(), Set.of(), Set.of()).stream()
                .filter(member -> member.id().equals(rep.id()))
                .findFirst();
        var language = rulesInForce.now().rules().company().language();
        var queued = tasks.queueOf(rep.id(), rep.teamId());
        var barred = barring.of(queued);
        var mine = queued.stream()
                .filter(task -> task.holder() != null
                        || me.filter(one -> suits(one, task, barred.of(task), language))
                                .isPresent())
                .toList();
        var vips = customers.vips(mine.stream().map(Task::customerId).distinct().toList());
        var zone = roster.team().zone();
        var shiftEnd = roster.shiftEnd(rep.id(), now).orElseGet(() -> Days.endOfDay(Days.dateAt(now, zone), zone));
        Comparator<Task> order = Comparator.comparing(task -> place(task, vips), QueueOrder.until(shiftEnd));
        return mine.stream().sorted(order).toList();
    }

    private static boolean suits(RepOnDuty rep, Task task, Barred barred, String companyLanguage) {
        return task.forLead() ? rep.isLead() : rep.fits(need(task, barred, companyLanguage));
    }

    private static Need need(Task task, Barred barred, String companyLanguage) {
        return Needs.of(task, null, null, barred, null, companyLanguage, task.createdAt());
    }

    /// Which active reps of the team have the skills and the language; what is for the lead, the lead may give to
    /// anybody, and whoever has declined it may be asked again.
    ///
    /// @param open tasks of that team
    Map<TaskId, List<RepId>> fitting(TeamId team, List<Task> open, Instant now) {
        var language = rulesInForce.now().rules().company().language();
        var reps = teams.roster(team, now, now.plus(AHEAD)).orElseThrow().onDuty(Map.of(), Set.of(), Set.of());
        var barred = barring.of(open);
        var fitting = new HashMap<TaskId, List<RepId>>();
        for (var task : open) {
            var need = need(task, barred.of(task).unwantedOnly(), language);
            fitting.put(
                    task.id(),
                    reps.stream()
                            .filter(rep -> task.forLead() || rep.fits(need))
                            .map(RepOnDuty::id)
                            .toList());
        }
        return fitting;
    }

    private static Place place(Task task, Set<String> vips) {
        return new Place(
                task.id().value(),
                task.promisedAt(),
                task.urgent(),
                vips.contains(task.customerId()),
                task.createdAt(),
                task.windowsEnd(),
                task.dueAt());
    }

    /// Own tasks and the unassigned ones of the team; what runs out of time with whom one stands in for; all of the
    /// team's for who leads it.
    boolean sees(Viewer viewer, Task task) {
        return switch (viewer) {
            case Viewer.Everything _ -> true;
            case Viewer.Rep(RepId id) -> isOwn(task, id) || isOfTeam(task, id) || isStandIn(task, id);
        };
    }

    /// Who leads the team of a task may give it to somebody else.
    boolean mayGive(Viewer by, Task task) {
        return switch (by) {
            case Viewer.Everything _ -> true;
            case Viewer.Rep(RepId lead) ->
                ledBy(lead).filter(team -> team.id().equals(task.teamId())).isPresent();
        };
    }

    boolean isOffered(Viewer viewer, Task task, Instant now) {
        var offered = handoffs.standing(List.of(task.id()), now).get(task.id());
        return offered != null && viewer.equals(new Viewer.Rep(offered.to()));
    }

    private static boolean isOwn(Task task, RepId id) {
        return id.equals(task.holder()) || id.equals(task.repId()) || id.equals(task.lastHolder());
    }

    private boolean isStandIn(Task task, RepId id) {
        var rep = task.repId();
        return rep != null
                && task.isEscalated()
                && teams.rep(rep).filter(one -> id.equals(one.backupId())).isPresent()
                && teams.rep(id).filter(Representative::active).isPresent();
    }

    private boolean isOfTeam(Task task, RepId id) {
        return teams.rep(id)
                .filter(rep -> rep.active() && rep.teamId().equals(task.teamId()))
                .filter(rep -> (task.repId() == null && !task.forLead()) || leads(rep))
                .isPresent();
    }

    /// The team that the rep leads.
    Optional<Team> ledBy(RepId id) {
        return teams.rep(id).filter(this::leads).flatMap(rep -> teams.team(rep.teamId()));
    }

    private boolean leads(Representative rep) {
        return rep.role() == Role.LEAD
                || teams.team(rep.teamId())
                        .filter(team -> rep.id().equals(team.leadId()))
                        .isPresent();
    }
}
