package io.heard.planning;

import org.jspecify.annotations.Nullable;

/// A plan in the making: every book, and for each effort the slots that still have room for it.
final class Draft {

    final Board board;
    final Book[] books;

    /// `[routine][level]`: the slots with room for efforts up to that level.
    private final long[][][] roomy;
    private final int[][] levels;

    Draft(Board board) {
        this.board = board;
        int slots = board.slots.size();
        books = new Book[slots];
        roomy = new long[2][board.efforts.length][(slots + 63) >> 6];
        levels = new int[2][slots];
        for (int s = 0; s < slots; s++) {
            books[s] = new Book(board, s);
            note(s);
        }
    }

    long[] roomFor(Work some) {
        return roomy[some.routine ? 1 : 0][some.level];
    }

    /// Puts work that is planned nowhere into a slot, if minutes, limits and windows allow it.
    boolean put(Work some, int slot) {
        return books[slot].hasRoom(some, null) && books[slot].hasTime(some, null) && force(some, slot);
    }

    /// The same without a look at minutes and limits.
    boolean force(Work some, int slot) {
        boolean added = books[slot].add(some);
        note(slot);
        return added;
    }

    void take(Work some) {
        int slot = some.slot;
        books[slot].remove(some);
        note(slot);
    }

    boolean move(Work some, int to) {
        int from = some.slot;
        var undo = books[from].undo();
        books[from].remove(some);
        if (put(some, to)) {
            note(from);
            return true;
        }
        undo.run();
        return false;
    }

    /// Puts `in` into the slot of `out`, which goes to `to`; all or nothing.
    boolean exchange(Work in, Work out, int to) {
        int slot = out.slot;
        int home = in.slot;
        var undo = undo(slot, to, home);
        take(out);
        if (home != Work.NOWHERE) {
            take(in);
        }
        if (put(out, to) && put(in, slot)) {
            return true;
        }
        undo.run();
        in.slot = home;
        return false;
    }

    /// Puts `in` into the slot of `out`, which is planned nowhere any more; all or nothing.
    boolean replace(Work in, Work out) {
        int slot = out.slot;
        var undo = undo(slot, slot, Work.NOWHERE);
        take(out);
        if (put(in, slot)) {
            return true;
        }
        undo.run();
        return false;
    }

    private Runnable undo(int a, int b, int c) {
        var first = books[a].undo();
        var second = books[b].undo();
        @Nullable Runnable third = c == Work.NOWHERE ? null : books[c].undo();
        return () -> {
            first.run();
            second.run();
            if (third != null) {
                third.run();
                note(c);
            }
            note(a);
            note(b);
        };
    }

    void note(int slot) {
        for (int routine = 0; routine < 2; routine++) {
            int room = books[slot].room(routine == 1);
            int level = levels[routine][slot];
            while (level < board.efforts.length && board.efforts[level] <= room) {
                Bits.set(roomy[routine][level++], slot);
            }
            while (level > 0 && board.efforts[level - 1] > room) {
                Bits.clear(roomy[routine][--level], slot);
            }
            levels[routine][slot] = level;
        }
    }
}
