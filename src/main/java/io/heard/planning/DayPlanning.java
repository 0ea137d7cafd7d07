package io.heard.planning;

import java.util.Arrays;
import java.util.List;

/// Which rep takes what on which of the next days.
///
/// Pure: the same input always gives the same plan, in whatever order it comes. Objectives in their order: the least
/// weight of missed dues, work with its owner, even loads, few moves against the plan before.
public final class DayPlanning {

    private final Board board;
    private final Draft draft;
    private final FirstChoice choice;

    private DayPlanning(PlanInput input) {
        board = new Board(input);
        draft = new Draft(board);
        choice = new FirstChoice(draft);
    }

    public static DayPlan plan(PlanInput input) {
        return new DayPlanning(input).plan();
    }

    private DayPlan plan() {
        var order = Arrays.stream(board.work).sorted(Work::byGain).toList();
        order.forEach(this::freeze);
        keepDues(order.stream().filter(some -> some.missable).toList());
        new Exchanges(draft).make();
        takeWhatCanWait(order);
        new Owners(draft).bring();
        new Sooner(draft).bring();
        new Loads(draft).even();
        return new PlanReport(board, draft).plan();
    }

    private void freeze(Work some) {
        if (some.followUp.frozen() && some.before >= 0) {
            if (!Bits.has(some.kind.slots(), some.before)) {
                some.kind = board.late(some);
            }
            if (!Bits.has(some.kind.slots(), some.before) || !draft.force(some, some.before)) {
                some.kind = some.onTime;
            }
        }
    }

    private void keepDues(List<Work> order) {
        var chains = new Chains(draft);
        for (var some : order) {
            if (!some.isPlanned() && !choice.place(some)) {
                chains.place(some);
            }
        }
    }

    /// What is missed comes before what is due after these days, and finds the earliest day that is left.
    private void takeWhatCanWait(List<Work> order) {
        for (var some : order) {
            if (!some.isPlanned() && some.missable && !some.pinned) {
                some.kind = board.late(some);
                if (!choice.place(some)) {
                    some.kind = some.onTime;
                }
            }
        }
        for (var some : order) {
            if (!some.isPlanned() && !some.missable) {
                choice.place(some);
            }
        }
    }
}
