package io.heard.planning;

import io.heard.planning.Placing.LeftOut;
import io.heard.planning.Placing.Planned;
import io.heard.planning.Placing.Why;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/// Says what a finished draft is: where everything goes, what is missing and how good it is.
final class PlanReport {

    private final Board board;
    private final Draft draft;
    private final Map<String, Long> capacityOfSkill = new HashMap<>();
    private final Map<Requirement, Optional<Why>> nobodyFits = new HashMap<>();

    PlanReport(Board board, Draft draft) {
        this.board = board;
        this.draft = draft;
        for (int s = 0; s < board.workdays.length; s++) {
            long minutes = board.workdays[s].capacity().toMinutes();
            var skills = board.input.reps().get(board.repOf[s]).skills();
            skills.keySet().forEach(skill -> capacityOfSkill.merge(skill, minutes, Long::sum));
        }
    }

    DayPlan plan() {
        return new DayPlan(Arrays.stream(board.work).map(this::placing).toList(), days(), shortages(), measures());
    }

    private Placing placing(Work some) {
        var id = some.followUp.id();
        if (some.isPlanned()) {
            return new Planned(id, board.slots.get(some.slot), some.isOnTime());
        }
        return some.missable ? new LeftOut(id, why(some)) : new Placing.Later(id);
    }

    private Map<Slot, List<UUID>> days() {
        var days = new TreeMap<Slot, List<UUID>>();
        for (var book : draft.books) {
            var ids = IntStream.range(0, book.count())
                    .mapToObj(i -> book.work(i).followUp.id())
                    .toList();
            if (!ids.isEmpty()) {
                days.put(board.slots.get(book.slot), ids);
            }
        }
        return days;
    }

    private List<Shortage> shortages() {
        var gaps = new LinkedHashMap<Gap, List<Work>>();
        for (var some : board.work) {
            if (isMissed(some)) {
                gaps.computeIfAbsent(gap(some), _ -> new ArrayList<>()).add(some);
            }
        }
        return gaps.entrySet().stream()
                .map(entry -> shortage(entry.getKey(), entry.getValue()))
                .sorted(Shortage.ORDER)
                .toList();
    }

    private static Shortage shortage(Gap gap, List<Work> missed) {
        return new Shortage(
                gap,
                missed.stream().map(some -> some.followUp.effort()).reduce(Duration.ZERO, Duration::plus),
                missed.stream().map(some -> some.followUp.id()).toList());
    }

    private Gap gap(Work some) {
        var requirement = some.followUp.requirement();
        var scarcest = requirement.skills().keySet().stream()
                .min(Comparator.comparing((String skill) -> capacityOfSkill.getOrDefault(skill, 0L))
                        .thenComparing(Comparator.naturalOrder()));
        return new Gap(why(some), scarcest.orElse(null), requirement.language(), some.followUp.zone(), lastDay(some));
    }

    private LocalDate lastDay(Work some) {
        int last = -1;
        for (int s = Bits.next(some.onTime.slots(), 0); s >= 0; s = Bits.next(some.onTime.slots(), s + 1)) {
            last = s;
        }
        return last >= 0 ? board.slots.get(last).day() : board.firstDay();
    }

    private boolean isMissed(Work some) {
        return some.missable && !some.isOnTime();
    }

    private Why why(Work some) {
        var requirement = some.followUp.requirement();
        var nobody = nobodyFits.computeIfAbsent(requirement, this::nobodyFits);
        if (nobody.isPresent()) {
            return nobody.get();
        }
        if (board.hasNoWindow(some)) {
            return Why.NO_WINDOW;
        }
        return Bits.isEmpty(some.onTime.slots()) ? Why.NOBODY_ON_SHIFT_IN_ITS_WINDOWS : Why.NO_ROOM;
    }

    private Optional<Why> nobodyFits(Requirement requirement) {
        var reps = board.input.reps();
        if (reps.stream().noneMatch(rep -> requirement.hasSkills(rep.skills()))) {
            return Optional.of(Why.NOBODY_HAS_THE_SKILLS);
        }
        return reps.stream().anyMatch(rep -> rep.fits(requirement))
                ? Optional.empty()
                : Optional.of(Why.NOBODY_SPEAKS_THE_LANGUAGE);
    }

    private PlanMeasures measures() {
        long kept = 0;
        long lost = 0;
        int missed = 0;
        int planned = 0;
        int owned = 0;
        int ownable = 0;
        int moves = 0;
        for (var some : board.work) {
            boolean isOwned = some.isPlanned() && some.ownerRep == board.repOf[some.slot];
            kept += some.isOnTime() ? some.weight : 0;
            lost += isMissed(some) ? some.weight : 0;
            missed += isMissed(some) ? 1 : 0;
            planned += some.isPlanned() ? 1 : 0;
            owned += isOwned ? 1 : 0;
            ownable += some.isPlanned() && some.ownerRep >= 0 ? 1 : 0;
            moves += hasMoved(some) ? 1 : 0;
        }
        return new PlanMeasures(kept, lost, missed, planned, owned, ownable, loadSpread(), moves);
    }

    private boolean hasMoved(Work some) {
        var before = some.followUp.before();
        return before != null
                && (!some.isPlanned() || !board.slots.get(some.slot).equals(before));
    }

    private double loadSpread() {
        var loads = Arrays.stream(board.slotsOfRep)
                .filter(slots -> capacity(slots) > 0)
                .mapToDouble(slots -> (double) used(slots) / capacity(slots))
                .toArray();
        double mean = Arrays.stream(loads).average().orElse(0);
        return Math.sqrt(Arrays.stream(loads)
                .map(load -> (load - mean) * (load - mean))
                .average()
                .orElse(0));
    }

    private int capacity(int[] slots) {
        return Arrays.stream(slots).map(slot -> draft.books[slot].capacity).sum();
    }

    private int used(int[] slots) {
        return Arrays.stream(slots).map(slot -> draft.books[slot].used).sum();
    }
}
