package io.heard.planning;

import java.util.Arrays;
import java.util.Comparator;

/// The plan that a careful person would make by hand: earliest due first, each to its owner, else to whoever has
/// the least to do, on the first day with room. What the shipped plan is measured against.
public final class OwnerFirstGreedy {

    private final Draft draft;

    private OwnerFirstGreedy(Board board) {
        this.draft = new Draft(board);
    }

    public static DayPlan plan(PlanInput input) {
        var board = new Board(input);
        return new PlanReport(board, draft(board)).plan();
    }

    static Draft draft(Board board) {
        var greedy = new OwnerFirstGreedy(board);
        Arrays.stream(board.work)
                .sorted(Comparator.comparingInt((Work some) -> some.onTime.due())
                        .thenComparingInt(some -> -some.weight)
                        .thenComparingInt(some -> some.index))
                .forEach(greedy::place);
        return greedy.draft;
    }

    private void place(Work some) {
        if (some.ownerRep >= 0) {
            for (int slot : draft.board.slotsOfRep[some.ownerRep]) {
                if (Bits.has(some.kind.slots(), slot) && draft.put(some, slot)) {
                    return;
                }
            }
        }
        var room = draft.roomFor(some).clone();
        for (int slot = leastLoaded(some, room); slot >= 0; slot = leastLoaded(some, room)) {
            if (draft.put(some, slot)) {
                return;
            }
            Bits.clear(room, slot);
        }
    }

    private int leastLoaded(Work some, long[] room) {
        int best = -1;
        for (int slot = Bits.nextCommon(some.kind.slots(), room, 0);
                slot >= 0;
                slot = Bits.nextCommon(some.kind.slots(), room, slot + 1)) {
            if (best >= 0
                    && !draft.board
                            .slots
                            .get(slot)
                            .day()
                            .equals(draft.board.slots.get(best).day())) {
                return best;
            }
            if (best < 0 || draft.books[slot].used < draft.books[best].used) {
                best = slot;
            }
        }
        return best;
    }
}
