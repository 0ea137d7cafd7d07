package io.heard.planning;

import java.util.Arrays;
import java.util.Comparator;

/// Brings work forward to the first day with room, earliest due first, so that late days keep room for what comes.
/// Dues are kept best when work is put as late as it may be; customers are served best when it is done soon.
final class Sooner {

    private final Draft draft;

    Sooner(Draft draft) {
        this.draft = draft;
    }

    void bring() {
        Arrays.stream(draft.board.work)
                .filter(some -> some.isPlanned() && some.slot != some.before && !some.pinned)
                .sorted(Comparator.comparingInt((Work some) -> some.kind.due()).thenComparingInt(some -> some.index))
                .forEach(this::bring);
    }

    private void bring(Work some) {
        int rep = draft.board.repOf[some.slot];
        int to = rep == some.ownerRep || rep == some.backupRep ? ofRep(some, rep) : ofAnybody(some);
        if (to >= 0 && draft.board.dayOf(to) < draft.board.dayOf(some.slot)) {
            draft.move(some, to);
        }
    }

    private int ofRep(Work some, int rep) {
        for (int slot : draft.board.slotsOfRep[rep]) {
            if (Bits.has(some.kind.slots(), slot) && Bits.has(draft.roomFor(some), slot)) {
                return slot;
            }
        }
        return -1;
    }

    /// The emptiest of the first day.
    private int ofAnybody(Work some) {
        var room = draft.roomFor(some);
        int best = -1;
        for (int slot = Bits.nextCommon(some.kind.slots(), room, 0);
                slot >= 0 && (best < 0 || draft.board.dayOf(slot) == draft.board.dayOf(best));
                slot = Bits.nextCommon(some.kind.slots(), room, slot + 1)) {
            best = best < 0 || draft.books[slot].used < draft.books[best].used ? slot : best;
        }
        return best;
    }
}
