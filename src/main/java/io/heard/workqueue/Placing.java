package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.customer.UnwantedRepository;
import io.heard.planning.Assigning;
import io.heard.planning.Assignment;
import io.heard.planning.Need;
import io.heard.planning.RepOnDuty;
import io.heard.task.TaskRepository;
import io.heard.team.PresenceRepository;
import io.heard.team.StreakRepository;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds a rep for each piece of work of a team.
@ApplicationScoped
class Placing {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final TeamRepository teams;
    private final PresenceRepository presences;
    private final TaskRepository tasks;
    private final UnwantedRepository unwanted;
    private final StreakRepository streaks;

    Placing(
            TeamRepository teams,
            PresenceRepository presences,
            TaskRepository tasks,
            UnwantedRepository unwanted,
            StreakRepository streaks) {
        this.teams = teams;
        this.presences = presences;
        this.tasks = tasks;
        this.unwanted = unwanted;
        this.streaks = streaks;
    }

    /// Whom these customers do not want to talk to, by customer.
    Map<String, Set<String>> wishes(Collection<String> customerIds) {
        return unwanted.of(customerIds);
    }

    /// @return one assignment per need, in the same order
    List<Assignment> place(Team team, List<Need> needs, Instant now) {
        return Assigning.assignAll(needs, onDuty(team, now), now);
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
