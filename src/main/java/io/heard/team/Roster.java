package io.heard.team;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.planning.RepId;
import io.heard.planning.RepOnDuty;
import io.heard.planning.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who of a team works when within `[from, to)`.
public record Roster(Team team, List<Member> members) {

    /// One rep's share of it.
    ///
    /// @param working without breaks and absences
    /// @param present from the start to the end of each shift, without absences
    public record Member(Representative rep, Intervals working, Intervals present) {}

    public Roster {
        members = List.copyOf(members);
    }

    public static Roster of(Team team, List<Representative> reps, Instant from, Instant to) {
        return new Roster(
                team,
                reps.stream()
                        .filter(Representative::active)
                        .map(rep -> new Member(rep, rep.working(from, to), rep.present(from, to)))
                        .toList());
    }

    /// The facts that assigning rests on.
    ///
    /// @param loads a rep who is absent from it has nothing in hand
    /// @param busy who is not to be given anything urgent now
    /// @param spent who has had enough hard conversations today
    public List<RepOnDuty> onDuty(Map<RepId, Workload> loads, Set<RepId> busy, Set<RepId> spent) {
        return members.stream()
                .map(member -> onDuty(
                        member,
                        loads.getOrDefault(member.rep().id(), Workload.NONE),
                        busy.contains(member.rep().id()),
                        spent.contains(member.rep().id())))
                .toList();
    }

    /// When the shift of a rep ends that is under way or comes next.
    public Optional<Instant> shiftEnd(RepId id, Instant now) {
        return members.stream()
                .filter(member -> member.rep().id().equals(id))
                .flatMap(member -> member.present().list().stream())
                .filter(shift -> shift.end().isAfter(now))
                .map(Interval::end)
                .findFirst();
    }

    private RepOnDuty onDuty(Member member, Workload load, boolean isBusy, boolean isSpent) {
        var rep = member.rep();
        return new RepOnDuty(
                rep.id(),
                isLead(rep),
                Set.copyOf(rep.skills()),
                rep.languages(),
                member.working(),
                load.openEffort(),
                rep.occasional(),
                room(rep, load),
                rep.backupId(),
                isBusy,
                isSpent);
    }

    /// Who leads the team, if anybody does.
    public Optional<RepId> lead() {
        return members.stream()
                .map(Member::rep)
                .filter(this::isLead)
                .map(Representative::id)
                .findFirst();
    }

    /// The team names its lead; where that is nobody who works there, it is whoever has that role.
    private boolean isLead(Representative rep) {
        boolean named = members.stream().anyMatch(member -> member.rep().id().equals(team.leadId()));
        return named ? rep.id().equals(team.leadId()) : rep.role() == Role.LEAD;
    }

    private static @Nullable Integer room(Representative rep, Workload load) {
        return rep.dailyLimit() == null ? null : Integer.valueOf(rep.dailyLimit() - load.tasksToday());
    }
}
