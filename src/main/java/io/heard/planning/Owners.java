package io.heard.planning;

/// Brings planned work to the rep who owns the customer, where nothing on time is lost by it.
final class Owners {

    private static final int ROUNDS = 2;

    private final Draft draft;

    Owners(Draft draft) {
        this.draft = draft;
    }

    void bring() {
        for (int round = 0; round < ROUNDS; round++) {
            for (var some : draft.board.work) {
                if (some.isPlanned() && some.ownerRep >= 0 && !isWithOwner(some) && !some.followUp.frozen()) {
                    bring(some);
                }
            }
        }
    }

    private void bring(Work some) {
        var slots = draft.board.slotsOfRep[some.ownerRep];
        for (int slot : slots) {
            if (Bits.has(some.kind.slots(), slot) && draft.move(some, slot)) {
                return;
            }
        }
        for (int slot : slots) {
            if (Bits.has(some.kind.slots(), slot) && changePlaces(some, draft.books[slot])) {
                return;
            }
        }
    }

    /// Somebody who is not with their owner there gives way.
    private boolean changePlaces(Work some, Book book) {
        for (int i = 0; i < book.count(); i++) {
            var other = book.work(i);
            if (!isWithOwner(other) && !other.followUp.frozen() && book.hasRoom(some, other) && giveWay(some, other)) {
                return true;
            }
        }
        return false;
    }

    private boolean giveWay(Work some, Work other) {
        var possible = other.kind.slots();
        if (Bits.has(possible, some.slot)
                && draft.books[some.slot].hasRoom(other, some)
                && draft.exchange(some, other, some.slot)) {
            return true;
        }
        int to = Bits.nextCommon(possible, draft.roomFor(other), 0);
        return to >= 0 && to != other.slot && draft.exchange(some, other, to);
    }

    private boolean isWithOwner(Work some) {
        return draft.board.repOf[some.slot] == some.ownerRep;
    }
}
