package io.heard.planning;

import java.util.stream.IntStream;

/// Evens out what the reps of a day have to do, where neither a due nor an owner is lost by it.
final class Loads {

    /// Differences below this share of a day are left alone: nobody gains from moving about for them.
    private static final double WORTH = 0.10;

    /// A plan that people have already seen changes for more only.
    private static final double WORTH_MOVING = 0.25;

    private final Draft draft;

    Loads(Draft draft) {
        this.draft = draft;
    }

    void even() {
        IntStream.range(0, draft.books.length)
                .boxed()
                .sorted((a, b) -> load(a) == load(b) ? Integer.compare(a, b) : Double.compare(load(b), load(a)))
                .forEach(this::relieve);
    }

    private void relieve(int slot) {
        var book = draft.books[slot];
        for (int i = book.count() - 1; i >= 0; i--) {
            var some = book.work(Math.min(i, book.count() - 1));
            if (!some.followUp.frozen() && !isHome(some, slot)) {
                relieve(book, some);
            }
        }
    }

    private boolean isHome(Work some, int slot) {
        int rep = draft.board.repOf[slot];
        return rep == some.ownerRep || rep == some.backupRep;
    }

    private void relieve(Book book, Work some) {
        int to = lightest(some);
        double worth = some.before == book.slot ? WORTH_MOVING : WORTH;
        if (to >= 0 && load(book.slot) - share(some, book.slot) - load(to) - share(some, to) > worth) {
            draft.move(some, to);
        }
    }

    private int lightest(Work some) {
        int day = draft.board.dayOf(some.slot);
        var room = draft.roomFor(some);
        int best = -1;
        for (int to = Bits.nextCommon(some.kind.slots(), room, 0);
                to >= 0;
                to = Bits.nextCommon(some.kind.slots(), room, to + 1)) {
            if (draft.board.dayOf(to) == day && (best < 0 || load(to) < load(best))) {
                best = to;
            }
        }
        return best;
    }

    private double load(int slot) {
        return (double) draft.books[slot].used / Math.max(1, draft.books[slot].capacity);
    }

    private double share(Work some, int slot) {
        return (double) some.effort / Math.max(1, draft.books[slot].capacity);
    }
}
