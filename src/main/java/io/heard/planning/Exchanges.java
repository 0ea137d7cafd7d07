package io.heard.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Uses up the minutes that whole follow-ups leave over: what weighs more takes the place of what weighs less and is
/// a little shorter.
final class Exchanges {

    /// Of what waits, only the heaviest are worth a look.
    private static final int LOOKS = 200;

    private final Draft draft;
    private final List<List<Work>> waiting = new ArrayList<>();

    Exchanges(Draft draft) {
        this.draft = draft;
    }

    void make() {
        for (var _ : draft.board.efforts) {
            waiting.add(new ArrayList<>());
        }
        for (var some : draft.board.work) {
            if (!some.isPlanned() && some.missable) {
                waiting.get(some.level).add(some);
            }
        }
        waiting.forEach(list -> list.sort(Comparator.comparingInt((Work some) -> -some.weight)));
        for (var book : draft.books) {
            improve(book);
        }
    }

    private void improve(Book book) {
        for (int level = waiting.size() - 1; level >= 0; level--) {
            var best = heaviest(level, book);
            if (best != null && !draft.put(best, book.slot)) {
                takePlace(best, book);
            }
        }
    }

    private @Nullable Work heaviest(int level, Book book) {
        var list = waiting.get(level);
        for (var some : list.subList(0, Math.min(LOOKS, list.size()))) {
            if (!some.isPlanned() && Bits.has(some.onTime.slots(), book.slot)) {
                return some;
            }
        }
        return null;
    }

    private void takePlace(Work best, Book book) {
        Work lightest = null;
        for (int i = 0; i < book.count(); i++) {
            var out = book.work(i);
            boolean may = !out.pinned && !out.followUp.frozen() && book.hasRoom(best, out);
            if (may && out.weight < (lightest == null ? best.weight : lightest.weight)) {
                lightest = out;
            }
        }
        if (lightest != null) {
            draft.replace(best, lightest);
        }
    }
}
