package io.heard.planning;

import io.heard.calendar.Intervals;
import io.heard.planning.Placing.Planned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a plan, from the input alone: it shares no code with what makes plans.
public final class PlanChecker {

    private final Map<UUID, Plannable> followUps = new HashMap<>();
    private final Map<RepId, RepDays> reps = new HashMap<>();
    private final Map<UUID, Planned> planned = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final PlanInput input;
    private final DayPlan plan;

    private PlanChecker(PlanInput input, DayPlan plan) {
        this.input = input;
        this.plan = plan;
        input.followUps().forEach(followUp -> followUps.put(followUp.id(), followUp));
        input.reps().forEach(rep -> reps.put(rep.id(), rep));
    }

    /// @return nothing when the plan can be done as it is
    public static List<String> faults(PlanInput input, DayPlan plan) {
        var checker = new PlanChecker(input, plan);
        checker.everyFollowUpHasOneFate();
        plan.days().forEach(checker::check);
        checker.everyPlannedOneIsInADay();
        checker.shortagesAddUp();
        return checker.faults;
    }

    private void everyFollowUpHasOneFate() {
        var ids = plan.placings().stream().map(Placing::id).toList();
        expect(ids.equals(input.followUps().stream().map(Plannable::id).toList()), "not one fate for each follow-up");
        for (var placing : plan.placings()) {
            if (placing instanceof Planned one) {
                planned.put(one.id(), one);
            }
            if (placing instanceof Placing.Later later) {
                var due = followUp(later.id()).dueAt();
                expect(due.isAfter(input.until()), later.id() + " is due at " + due + " and put off");
            }
        }
    }

    private void everyPlannedOneIsInADay() {
        int inDays = plan.days().values().stream().mapToInt(List::size).sum();
        expect(inDays == planned.size(), inDays + " in days, but " + planned.size() + " planned");
    }

    private void check(Slot slot, List<UUID> ids) {
        var rep = Objects.requireNonNull(reps.get(slot.repId()));
        var day = Objects.requireNonNull(rep.days().get(slot.day()), "a day off");
        var work = ids.stream().map(this::followUp).toList();
        for (var some : work) {
            var one = planned.get(some.id());
            expect(one != null && one.slot().equals(slot), some.id() + " is in " + slot + ", but planned as " + one);
            expect(!some.unwanted().contains(rep.id()), rep.id() + " is not wanted for " + some.id());
            expect(knows(rep, some.requirement()), rep.id() + " lacks skills for " + some.id());
            expect(speaks(rep, some.requirement()), rep.id() + " does not speak with " + some.id());
        }
        limits(slot, day, work);
        oneAfterTheOther(slot, day, work);
    }

    /// What is frozen was there before and may be more than fits; then nothing routine came on top.
    private void limits(Slot slot, Workday day, List<Plannable> work) {
        var free = work.stream().filter(some -> !some.frozen()).toList();
        var routine = free.stream()
                .filter(some -> !some.urgent() && some.promisedAt() == null)
                .toList();
        expect(free.isEmpty() || effort(work).compareTo(day.capacity()) <= 0, slot + " is over its capacity");
        expect(
                routine.isEmpty()
                        || effort(work.stream()
                                                .filter(some -> !some.urgent() && some.promisedAt() == null)
                                                .toList())
                                        .compareTo(day.capacity().minus(day.keptFree()))
                                <= 0,
                slot + " uses what is kept free");
        expect(free.isEmpty() || work.size() <= day.taskLimit(), slot + " has too many follow-ups");
        expect(
                free.stream().noneMatch(Plannable::hard)
                        || work.stream().filter(Plannable::hard).count() <= day.hardLimit(),
                slot + " has too many hard conversations");
    }

    private void oneAfterTheOther(Slot slot, Workday day, List<Plannable> work) {
        var now = Instant.MIN;
        for (var some : work) {
            var one = planned.get(some.id());
            var until = one != null && one.onTime() && some.dueAt().isAfter(input.from()) && some.promisedAt() == null
                    ? some.dueAt()
                    : Instant.MAX;
            var possible = some.windows().intersect(day.shift()).clip(Instant.MIN, until);
            var start = firstStart(possible, now, some.effort());
            expect(start != null, some.id() + " finds no time in " + slot + " after " + now);
            if (start == null) {
                return;
            }
            now = start.plus(some.effort());
        }
    }

    private static @Nullable Instant firstStart(Intervals possible, Instant now, Duration effort) {
        for (var interval : possible) {
            var start = interval.start().isAfter(now) ? interval.start() : now;
            if (!start.plus(effort).isAfter(interval.end())) {
                return start;
            }
        }
        return null;
    }

    private void shortagesAddUp() {
        var missed = plan.placings().stream()
                .filter(placing -> switch (placing) {
                    case Planned one ->
                        !one.onTime() && !followUp(one.id()).dueAt().isAfter(input.until());
                    case Placing.LeftOut _ -> true;
                    case Placing.Later _ -> false;
                })
                .map(placing -> followUp(placing.id()))
                .toList();
        var missing = plan.shortages().stream().map(Shortage::missing).reduce(Duration.ZERO, Duration::plus);
        expect(missing.equals(effort(missed)), "shortages of " + missing + " for " + effort(missed));
        var named = plan.shortages().stream()
                .flatMap(shortage -> shortage.followUps().stream())
                .sorted()
                .toList();
        expect(named.equals(missed.stream().map(Plannable::id).sorted().toList()), "shortages name the wrong ones");
    }

    private static Duration effort(List<Plannable> work) {
        return work.stream().map(Plannable::effort).reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean knows(RepDays rep, Requirement needed) {
        for (var skill : needed.skills().entrySet()) {
            var level = rep.skills().get(skill.getKey());
            if (level == null || level < skill.getValue()) {
                return false;
            }
        }
        return true;
    }

    private static boolean speaks(RepDays rep, Requirement needed) {
        var accepted = new ArrayList<>(needed.fallbackLanguages());
        if (needed.language() != null) {
            accepted.add(needed.language());
        }
        return accepted.isEmpty()
                || accepted.stream()
                        .anyMatch(tag -> rep.languages().stream()
                                .anyMatch(spoken -> main(spoken).equals(main(tag))));
    }

    private static String main(String tag) {
        return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    private Plannable followUp(UUID id) {
        return Objects.requireNonNull(followUps.get(id), id + " was not asked for");
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }
}
