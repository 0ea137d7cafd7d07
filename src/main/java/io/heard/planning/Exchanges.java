package io.heard.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Uses up the minutes that whole follow-ups leave over: what weighs more takes the place of what weighs less and is
/// a little shorter.
final class Exchanges {

    private static final int ROUNDS = 3;

    private final Draft draft;
    private final List<List<Work>> waiting = new ArrayList<>();

    Exchanges(Draft draft) {
        this.draft = draft;
    }

    void make() {
        for (int round = 0; round < ROUNDS && round(); round++) {
            waiting.clear();
        }
    }

    private boolean round() {
        for (var _ : draft.board.efforts) {
            waiting.add(new ArrayList<>());
        }
        for (var some : draft.board.work) {
            if (!some.isPlanned() && some.missable) {
                waiting.get(some.level).add(some);
            }
        }
        waiting.forEach(list -> list.sort(Comparator.comparingInt((Work some) -> -some.weight)));
        boolean better = false;
        for (var book : draft.books) {
            better |= improve(book);
        }
        return better;
    }

    private boolean improve(Book book) {
        boolean better = false;
        for (int level = waiting.size() - 1; level >= 0; level--) {
            var best = heaviest(level, book);
            better |= best != null && (draft.put(best, book.slot) || takePlace(best, book));
        }
        return better;
    }

    private @Nullable Work heaviest(int level, Book book) {
        for (var some : waiting.get(level)) {
            if (!some.isPlanned() && Bits.has(some.onTime.slots(), book.slot)) {
                return some;
            }
        }
        return null;
    }

    private boolean takePlace(Work best, Book book) {
        Work lightest = null;
        for (int i = 0; i < book.count(); i++) {
            var out = book.work(i);
            boolean may = !out.pinned && !out.followUp.frozen() && book.hasRoom(best, out);
            if (may && out.weight < (lightest == null ? best.weight : lightest.weight)) {
                lightest = out;
            }
        }
        return lightest != null && draft.replace(best, lightest);
    }
}
