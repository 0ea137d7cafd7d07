package io.heard.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes room where there is none: one gives way to another, which gives way to a third, until one finds room.
///
/// This is the augmenting path of a transport problem (Ford and Fulkerson 1956) over whole follow-ups. Taking work by
/// falling gain per minute and never giving up what has a place yields the best sum of weights where time is divided
/// at will, because what can be served together is a polymatroid (Edmonds 1970; Megiddo 1974). What a search without
/// success has reached stays full for ever after, so that later ones need not look there.
final class Chains {

    /// All of it, its first half, its second half.
    private static final int PARTS = 3;

    /// Books that all searches of a plan look into, so that no plan takes for ever.
    private static final int LOOKS = 150_000;

    private static final int TARGETS = 16;

    /// Books that one search looks into, and chains that it tries, before it gives up.
    private static final int BOOKS = 2000;
    private static final int CHAINS = 8;

    private final Draft draft;

    /// `[routine][part of the day][level]`: the slots where efforts of that level and above may find something.
    private final long[][][][] open;

    private final long[][] fresh;
    private final int[] slots;
    private final int[] parents;
    private final Work[] incoming;
    private final int[] asked;
    private final int[] hopeless;
    private int round;
    private int looks;
    private int tries;
    private int end;

    Chains(Draft draft) {
        this.draft = draft;
        int size = draft.board.slots.size();
        open = new long[2][PARTS][draft.board.efforts.length][(size + 63) >> 6];
        Arrays.stream(open).flatMap(Arrays::stream).flatMap(Arrays::stream).forEach(slots -> Arrays.fill(slots, -1L));
        fresh = new long[PARTS][(size + 63) >> 6];
        slots = new int[PARTS * size];
        parents = new int[PARTS * size];
        incoming = new Work[PARTS * size];
        asked = new int[draft.board.kinds.size()];
        hopeless = new int[draft.board.families()];
        Arrays.fill(hopeless, Integer.MAX_VALUE);
    }

    boolean place(Work root) {
        if (root.effort >= hopeless[root.kind.family()]) {
            return false;
        }
        round++;
        tries = 0;
        end = 0;
        for (int part = 0; part < PARTS; part++) {
            System.arraycopy(open[root.routine ? 1 : 0][part][root.level], 0, fresh[part], 0, fresh[part].length);
        }
        reach(root, -1);
        int at = 0;
        for (; at < end && at < BOOKS && tries < CHAINS && looks < LOOKS; at++) {
            looks++;
            if (extend(at, root)) {
                return true;
            }
        }
        hopeless[root.kind.family()] = root.effort;
        if (at == end) {
            close(1);
            if (!root.routine) {
                close(0);
            }
        }
        return false;
    }

    private boolean extend(int at, Work root) {
        var book = draft.books[slots[at]];
        for (int i = 0; i < book.count(); i++) {
            var out = book.work(i);
            int kind = out.kind.index();
            if (asked[kind] == round
                    || !mayMove(out, root)
                    || !book.hasRoom(incoming[at], out)
                    || !book.hasTime(incoming[at], out)) {
                continue;
            }
            asked[kind] = round;
            if (finish(at, out)) {
                return true;
            }
            reach(out, at);
        }
        return false;
    }

    private static boolean mayMove(Work out, Work root) {
        return !out.followUp.frozen() || root.followUp.urgent();
    }

    private void reach(Work out, int parent) {
        var kind = out.kind;
        for (int word = 0; word < fresh[0].length; word++) {
            long possible = kind.slots()[word];
            if (possible == 0) {
                continue;
            }
            long wide = kind.wide()[word];
            long early = kind.early()[word];
            long found =
                    (wide & fresh[0][word]) | (early & fresh[1][word]) | (possible & ~wide & ~early & fresh[2][word]);
            fresh[0][word] &= ~(found & wide);
            fresh[1][word] &= ~(found & early);
            fresh[2][word] &= ~(found & ~wide & ~early);
            for (; found != 0; found &= found - 1) {
                slots[end] = (word << 6) + Long.numberOfTrailingZeros(found);
                parents[end] = parent;
                incoming[end++] = out;
            }
        }
    }

    private boolean finish(int at, Work out) {
        var room = draft.roomFor(out);
        int to = Bits.nextCommon(out.kind.slots(), room, 0);
        for (int targets = 0; to >= 0 && targets < TARGETS && tries < CHAINS; targets++) {
            if (to != out.slot && draft.books[to].hasTime(out, null) && !isOnPath(at, to)) {
                if (shift(at, out, to)) {
                    return true;
                }
                tries++;
            }
            to = Bits.nextCommon(out.kind.slots(), room, to + 1);
        }
        return false;
    }

    private boolean isOnPath(int at, int slot) {
        for (int i = at; i >= 0; i = parents[i]) {
            if (slots[i] == slot) {
                return true;
            }
        }
        return false;
    }

    /// Moves everything along the chain by one, from its end on; all or nothing.
    private boolean shift(int at, Work out, int to) {
        var undo = new ArrayList<Runnable>();
        undo.add(draft.books[to].undo());
        for (int i = at; i >= 0; i = parents[i]) {
            undo.add(draft.books[slots[i]].undo());
        }
        draft.take(out);
        boolean fits = draft.put(out, to);
        for (int i = at; fits && i >= 0; i = parents[i]) {
            if (parents[i] >= 0) {
                draft.take(incoming[i]);
            }
            fits = draft.put(incoming[i], slots[i]);
        }
        if (!fits) {
            back(undo, at, to);
        }
        return fits;
    }

    private void back(List<Runnable> undo, int at, int to) {
        undo.forEach(Runnable::run);
        draft.note(to);
        for (int i = at; i >= 0; i = parents[i]) {
            draft.note(slots[i]);
            if (parents[i] < 0) {
                incoming[i].slot = Work.NOWHERE;
            }
        }
    }

    /// A slot stays closed to efforts from that on which was tried there.
    private void close(int routine) {
        for (int i = 0; i < end; i++) {
            var tried = incoming[i];
            if (!tried.followUp.hard() || draft.books[slots[i]].takesHard()) {
                var part = open[routine][part(tried, slots[i])];
                for (int level = tried.level; level < part.length; level++) {
                    Bits.clear(part[level], slots[i]);
                }
            }
        }
    }

    private static int part(Work some, int slot) {
        if (Bits.has(some.kind.wide(), slot)) {
            return 0;
        }
        return Bits.has(some.kind.early(), slot) ? 1 : 2;
    }
}
