package io.heard.planning;

import io.heard.planning.Work.Kind;
import java.util.Arrays;

/// Where work goes while there is room: to its owner, to where it was, to the backup of its owner, else to whoever
/// is asked for least.
final class FirstChoice {

    private static final int TRIES = 6;
    private static final int ROUNDS = 2;

    /// The part of a day that short windows can use, roughly.
    private static final float NARROW = 0.25f;

    /// How much fuller a later day may be than the one before: what is put off as long as its due allows leaves room
    /// for what is due sooner. Measured; a later pass brings it forward again.
    private static final float PATIENCE = 0.12f;

    private final Draft draft;
    private final float[] price;

    FirstChoice(Draft draft) {
        this.draft = draft;
        this.price = prices(draft.board);
    }

    boolean place(Work some) {
        return atRep(some, some.ownerRep) || before(some) || atRep(some, some.backupRep) || cheapest(some);
    }

    private boolean before(Work some) {
        return some.before >= 0 && Bits.has(some.kind.slots(), some.before) && draft.put(some, some.before);
    }

    private boolean atRep(Work some, int rep) {
        if (rep < 0) {
            return false;
        }
        if (some.before >= 0 && draft.board.repOf[some.before] == rep && before(some)) {
            return true;
        }
        var own = draft.board.slotsOfRep[rep];
        for (int i = own.length - 1; i >= 0; i--) {
            int slot = own[i];
            if (Bits.has(some.kind.slots(), slot) && draft.put(some, slot)) {
                return true;
            }
        }
        return false;
    }

    private boolean cheapest(Work some) {
        float floor = -Float.MAX_VALUE;
        int last = -1;
        for (int tries = 0; tries < TRIES; tries++) {
            int best = nextCheapest(some, floor, last);
            if (best < 0) {
                return false;
            }
            if (draft.put(some, best)) {
                return true;
            }
            floor = cost(best);
            last = best;
        }
        return false;
    }

    /// The next after (`floor`, `last`) by cost and number among those with room.
    private int nextCheapest(Work some, float floor, int last) {
        var possible = some.kind.slots();
        var room = draft.roomFor(some);
        int best = -1;
        float bestCost = Float.MAX_VALUE;
        for (int word = 0; word < room.length; word++) {
            for (long found = possible[word] & room[word]; found != 0; found &= found - 1) {
                int slot = (word << 6) + Long.numberOfTrailingZeros(found);
                float cost = cost(slot);
                if (cost < bestCost && (cost > floor || (cost == floor && slot > last))) {
                    best = slot;
                    bestCost = cost;
                }
            }
        }
        return best;
    }

    private float cost(int slot) {
        var book = draft.books[slot];
        return price[slot] - PATIENCE * draft.board.dayOf(slot) + (float) book.used / Math.max(1, book.capacity);
    }

    /// How much each slot would be asked for, as a share of its capacity, if all work were spread over all slots
    /// that it could go to, more and more over those that others ask for less.
    private static float[] prices(Board board) {
        var demand = new long[board.families()];
        var example = new Kind[board.families()];
        for (var some : board.work) {
            demand[some.onTime.family()] += some.effort;
            example[some.onTime.family()] = some.onTime;
        }
        var prices = new float[board.slots.size()];
        Arrays.fill(prices, 1);
        for (int round = 0; round < ROUNDS; round++) {
            var asked = new float[prices.length];
            for (int family = 0; family < demand.length; family++) {
                if (demand[family] > 0) {
                    spread(board, example[family], demand[family], prices, asked);
                }
            }
            prices = asked;
        }
        return prices;
    }

    private static void spread(Board board, Kind kind, long minutes, float[] prices, float[] asked) {
        float all = 0;
        for (int s = Bits.next(kind.slots(), 0); s >= 0; s = Bits.next(kind.slots(), s + 1)) {
            all += share(board, kind, s, prices);
        }
        for (int s = Bits.next(kind.slots(), 0); s >= 0; s = Bits.next(kind.slots(), s + 1)) {
            asked[s] += share(board, kind, s, prices) / all * minutes / Math.max(1, board.capacity(s));
        }
    }

    private static float share(Board board, Kind kind, int slot, float[] prices) {
        float price = prices[slot] + 0.01f;
        return (Bits.has(kind.wide(), slot) ? 1f : NARROW) * (1 + board.capacity(slot)) / (price * price);
    }
}
