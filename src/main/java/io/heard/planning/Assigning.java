package io.heard.planning;

import io.heard.planning.Assignment.TeamQueue;
import io.heard.planning.Assignment.To;
import io.heard.planning.Assignment.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who takes a piece of work: whoever has it in the day plan, else its owner, else the owner's backup, else whoever has
/// the least to do.
///
/// Pure: the same need, reps and instant always give the same answer, in whatever order the reps come.
public final class Assigning {

    /// How long urgent work waits for an owner who is on shift.
    public static final Duration OWNER_WAIT = Duration.ofMinutes(15);

    private static final Comparator<RepOnDuty> LEAST_LOADED = Comparator.comparing(RepOnDuty::occasional)
            .thenComparing(RepOnDuty::load)
            .thenComparing(RepOnDuty::id);

    private final Map<RepId, RepOnDuty> reps = new LinkedHashMap<>();
    private final Instant now;

    private Assigning(Collection<RepOnDuty> reps, Instant now) {
        reps.stream().sorted(Comparator.comparing(RepOnDuty::id)).forEach(rep -> this.reps.put(rep.id(), rep));
        this.now = now;
    }

    /// Says who takes one piece of work.
    ///
    /// @param reps the active reps of the team
    public static Assignment assign(Need need, Collection<RepOnDuty> reps, Instant now) {
        return new Assigning(reps, now).assign(need);
    }

    /// Assigns in the order given; what a rep gets counts as load for what follows.
    ///
    /// @return one assignment per need, in the same order
    public static List<Assignment> assignAll(List<Need> needs, Collection<RepOnDuty> reps, Instant now) {
        var assigning = new Assigning(reps, now);
        var assignments = new ArrayList<Assignment>();
        for (var need : needs) {
            var assignment = assigning.assign(need);
            if (assignment instanceof To to) {
                assigning.reps.computeIfPresent(to.repId(), (_, rep) -> rep.taking(need));
            }
            assignments.add(assignment);
        }
        return assignments;
    }

    /// @param reps before `assignAll`
    /// @return the same with what they got as load
    public static List<RepOnDuty> after(Collection<RepOnDuty> reps, List<Need> needs, List<Assignment> assignments) {
        var after = LinkedHashMap.<RepId, RepOnDuty>newLinkedHashMap(reps.size());
        reps.forEach(rep -> after.put(rep.id(), rep));
        for (int i = 0; i < needs.size(); i++) {
            var need = needs.get(i);
            if (assignments.get(i) instanceof To to) {
                after.computeIfPresent(to.repId(), (_, rep) -> rep.taking(need));
            }
        }
        return List.copyOf(after.values());
    }

    private Assignment assign(Need need) {
        if (need.forLead()) {
            return lead().<Assignment>map(lead -> new To(lead.id(), "for the lead of the team"))
                    .orElseGet(() -> new TeamQueue("for the lead, and the team has none"));
        }
        var owner = known(need.ownerId()).filter(rep -> rep.isSkilled(need));
        return taken(need)
                .or(() -> planned(need))
                .or(() -> owner.flatMap(rep -> owned(need, rep)))
                .or(() -> backedUp(need).flatMap(rep -> backup(need, rep)))
                .or(() -> leastLoaded(need, rep -> !rep.id().equals(need.ownerId())))
                .or(() -> leastLoaded(need, _ -> true))
                .or(() -> declinedByAll(need))
                .orElseGet(() -> new TeamQueue(shortage(need)));
    }

    /// Whoever said yes to it knows its story, whatever the tables say.
    private Optional<Assignment> taken(Need need) {
        return known(need.takenBy())
                .filter(rep -> !need.barred().bars(rep.id()))
                .flatMap(rep -> isFree(rep, need)
                        ? Optional.of(new To(rep.id(), "has taken it over"))
                        : nextShift(need, rep, "waits for who has taken it over"));
    }

    /// A plan that cannot be kept says nothing: whoever has it is away, or its day is over.
    private Optional<Assignment> planned(Need need) {
        return switch (need.inPlan()) {
            case InPlan _ when need.urgent() -> Optional.empty();
            case InPlan.OnDay day
            when now.isBefore(day.from()) && !need.barred().bars(day.repId()) ->
                Optional.of(new Wait(day.repId(), day.from(), "waits for its day in the plan"));
            case InPlan.OnDay day
            when now.isBefore(day.until()) ->
                known(day.repId())
                        .filter(rep -> rep.isSkilled(need) && isFree(rep, need))
                        .map(rep -> new To(rep.id(), "planned for today"));
            case InPlan.NoRoom nowhere
            when nowhere.until().isBefore(need.dueAt()) ->
                Optional.of(new Wait(null, nowhere.until(), "waits for room in the plan"));
            case InPlan.OnDay _, InPlan.NoRoom _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private Optional<Assignment> owned(Need need, RepOnDuty owner) {
        if (isFree(owner, need) && !owner.isSpentFor(need)) {
            return hadTheirChance(need)
                    ? Optional.empty()
                    : Optional.of(new To(owner.id(), "owner of the relationship, on shift"));
        }
        return nextShift(need, owner, "waits for its owner's next shift, before due");
    }

    /// Urgent work waits for nobody's.
    private Optional<Assignment> nextShift(Need need, RepOnDuty rep, String because) {
        return need.urgent()
                ? Optional.empty()
                : rep.nextShift(need.windowsEnd(now))
                        .filter(start -> start.isBefore(need.dueAt()))
                        .map(start -> new Wait(rep.id(), start, because));
    }

    private boolean hadTheirChance(Need need) {
        return need.urgent() && !now.isBefore(need.since().plus(OWNER_WAIT));
    }

    /// The owner whose backup is asked: one with the skills, also when the work itself is not for them.
    private Optional<RepOnDuty> backedUp(Need need) {
        return known(need.ownerId())
                .filter(owner ->
                        owner.isSkilled(need) || need.barred().declined().contains(owner.id()));
    }

    private Optional<Assignment> backup(Need need, RepOnDuty owner) {
        return known(owner.backupId())
                .filter(backup -> backup.fits(need) && isFree(backup, need) && !backup.isSpentFor(need))
                .map(backup -> new To(backup.id(), "backup of " + owner.id() + ", who owns the relationship"));
    }

    private Optional<Assignment> leastLoaded(Need need, Predicate<RepOnDuty> allowed) {
        var free = reps.values().stream()
                .filter(allowed)
                .filter(rep -> rep.isSkilled(need) && isFree(rep, need))
                .sorted(Comparator.comparing((RepOnDuty rep) -> rep.isSpentFor(need))
                        .thenComparing(LEAST_LOADED))
                .toList();
        return first(free, rep -> rep.speaks(need.language()))
                .or(() -> first(free, rep -> rep.fallsBack(need)))
                .map(rep -> new To(rep.id(), "least loaded of those on shift who fit"));
    }

    /// Work that nobody wants is the lead's, who may have said no to it too.
    private Optional<Assignment> declinedByAll(Need need) {
        return isDeclinedByAll(need)
                ? lead().filter(lead -> !need.barred().unwanted().contains(lead.id()))
                        .map(lead -> new To(lead.id(), "for the lead, because everybody else who fits has declined it"))
                : Optional.empty();
    }

    private boolean isDeclinedByAll(Need need) {
        return !need.barred().declined().isEmpty() && reps.values().stream().noneMatch(rep -> rep.fits(need));
    }

    private static Optional<RepOnDuty> first(List<RepOnDuty> sorted, Predicate<RepOnDuty> fitting) {
        return sorted.stream().filter(fitting).findFirst();
    }

    private boolean isFree(RepOnDuty rep, Need need) {
        return rep.hasRoom() && rep.isOnShift(need, now);
    }

    private String shortage(Need need) {
        if (isDeclinedByAll(need)) {
            return "everybody who fits has declined it";
        }
        if (need.urgent()
                && reps.values().stream()
                        .anyMatch(rep ->
                                rep.fits(need) && rep.isBusy() && rep.shifts().contains(now))) {
            return "nobody who fits is free";
        }
        return reps.values().stream().anyMatch(rep -> rep.fits(need))
                ? "nobody who fits is on shift"
                : "nobody in the team has the skills and the language";
    }

    private Optional<RepOnDuty> lead() {
        return reps.values().stream().filter(RepOnDuty::isLead).findFirst();
    }

    private Optional<RepOnDuty> known(@Nullable RepId id) {
        return Optional.ofNullable(id).map(reps::get);
    }
}
