package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.planning.RepId;
import io.heard.planning.RepOnDuty;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.task.TaskRepository;
import io.heard.team.PresenceRepository;
import io.heard.team.SkillTable;
import io.heard.team.SkillTable.Kind;
import io.heard.team.SkillTableRepository;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who knows: who has a skill, or what a category or topic needs, speaks a language, and is there or next is.
@ApplicationScoped
public class Colleagues {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final TeamRepository teams;
    private final PresenceRepository presences;
    private final TaskRepository tasks;
    private final SkillTableRepository tables;
    private final Clock clock;

    public Colleagues(
            TeamRepository teams,
            PresenceRepository presences,
            TaskRepository tasks,
            SkillTableRepository tables,
            Clock clock) {
        this.teams = teams;
        this.presences = presences;
        this.tasks = tasks;
        this.tables = tables;
        this.clock = clock;
    }

    /// What is asked for: whoever fits everything given.
    ///
    /// @param category of goods, which the team's table turns into skills
    /// @param topic the same
    /// @param onlyThere leaves out who cannot be asked right now
    public record Wanted(
            @Nullable TeamId team,
            @Nullable Skill skill,
            @Nullable String category,
            @Nullable String topic,
            @Nullable String language,
            boolean onlyThere) {}

    /// @param skills that were looked for; empty where none was asked for, or no table knows the category or topic
    /// @param people who can be asked soonest first
    public record Found(Set<Skill> skills, List<Colleague> people) {}

    @Transactional
    public Found who(Wanted wanted) {
        var now = clock.instant();
        var skills = new TreeSet<Skill>();
        var people = new ArrayList<Colleague>();
        for (var team : teams.teams()) {
            if (wanted.team() == null || wanted.team().equals(team.id())) {
                var needed = needed(wanted, team);
                needed.ifPresent(skills::addAll);
                needed.ifPresent(all -> of(team.id(), now).stream()
                        .filter(one -> one.duty().knows(all))
                        .forEach(people::add));
            }
        }
        return new Found(
                skills,
                people.stream()
                        .filter(one -> wanted.language() == null || one.duty().speaks(wanted.language()))
                        .filter(one -> !wanted.onlyThere() || one.isThere())
                        .sorted(Colleague.SOONEST_FIRST)
                        .toList());
    }

    /// @return absent where the team's table has no skill for what was asked, so that nobody is known to know it
    private Optional<Set<Skill>> needed(Wanted wanted, Team team) {
        var needed = new TreeSet<Skill>();
        if (wanted.skill() != null) {
            needed.add(wanted.skill());
        }
        if (wanted.category() == null && wanted.topic() == null) {
            return Optional.of(needed);
        }
        var table = tables.inForce(team.id());
        return add(needed, table, Kind.CATEGORY, wanted.category()) && add(needed, table, Kind.TOPIC, wanted.topic())
                ? Optional.of(needed)
                : Optional.empty();
    }

    private static boolean add(Set<Skill> needed, SkillTable table, Kind kind, @Nullable String value) {
        if (value == null) {
            return true;
        }
        var found = table.needed(kind, List.of(value));
        needed.addAll(found);
        return !found.isEmpty();
    }

    /// The active reps of a team, who can be asked soonest first.
    List<Colleague> of(TeamId id, Instant now) {
        var roster = teams.roster(id, now, now.plus(AHEAD)).orElseThrow();
        var zone = roster.team().zone();
        var loads = tasks.openEffort(id, Days.startOfDay(Days.dateAt(now, zone), zone));
        var presence = presences.ofTeam(id, now);
        Map<RepId, RepOnDuty> duties = roster.onDuty(loads, presence.keySet(), Set.of()).stream()
                .collect(Collectors.toMap(RepOnDuty::id, Function.identity()));
        var atWork = tasks.atWork(duties.keySet(), now);
        return roster.members().stream()
                .map(member -> Colleague.of(
                        member,
                        Objects.requireNonNull(duties.get(member.rep().id())),
                        presence.get(member.rep().id()),
                        atWork.contains(member.rep().id()),
                        now))
                .sorted(Colleague.SOONEST_FIRST)
                .toList();
    }
}
