package io.heard.planning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is planned in one slot, with a start for each that proves that the day can be done.
///
/// The starts are nobody's timetable. They are found by putting the least flexible first where it fits earliest, else
/// by earliest due; both can fail where a cleverer order exists, and never say yes where none does.
final class Book {

    /// What a book was, to go back to.
    private record Page(int count, Work[] work, int[] start, int used, int routineUsed, int hardUsed) {}

    final int slot;
    final int capacity;
    int used;

    private final Board board;
    private final int routineCapacity;
    private final int hardLimit;
    private final int taskLimit;
    private int count;
    private int routineUsed;
    private int hardUsed;
    private Work[] work = new Work[8];
    private int[] start = new int[8];

    Book(Board board, int slot) {
        var workday = board.workdays[slot];
        this.board = board;
        this.slot = slot;
        this.capacity = (int) workday.capacity().toMinutes();
        this.routineCapacity =
                (int) workday.capacity().minus(workday.keptFree()).toMinutes();
        this.hardLimit = workday.hardLimit();
        this.taskLimit = workday.taskLimit();
    }

    int count() {
        return count;
    }

    /// In the order of the proof.
    Work work(int i) {
        return work[i];
    }

    int room(boolean routine) {
        if (count >= taskLimit) {
            return 0;
        }
        int all = capacity - used;
        return routine ? Math.min(all, routineCapacity - routineUsed) : all;
    }

    /// Whether minutes and limits allow `more`, once `without` has gone.
    boolean hasRoom(Work more, @Nullable Work without) {
        int freed = without == null ? 0 : without.effort;
        int freedRoutine = without != null && without.routine ? without.effort : 0;
        int freedHard = without != null && without.followUp.hard() ? 1 : 0;
        return used - freed + more.effort <= capacity
                && (!more.routine || routineUsed - freedRoutine + more.effort <= routineCapacity)
                && (!more.followUp.hard() || hardUsed - freedHard < hardLimit)
                && count - (without == null ? 0 : 1) < taskLimit;
    }

    boolean takesHard() {
        return hardUsed < hardLimit;
    }

    /// Whether the time of `more` suffices for all that can be done only within it, once `without` has gone: Hall's
    /// condition for one stretch of time. It spares tries that cannot succeed, and promises nothing.
    boolean hasTime(Work more, @Nullable Work without) {
        if (isWide(more)) {
            return true;
        }
        var pieces = board.pieces(more.kind.windows(), slot);
        int due = more.kind.due();
        int left = -more.effort;
        for (int p = 0; p < pieces.length; p += 2) {
            left += Math.max(0, Math.min(pieces[p + 1], due) - pieces[p]);
        }
        int from = pieces[0];
        int to = Math.min(pieces[pieces.length - 1], due);
        for (int i = 0; i < count && left >= 0; i++) {
            left -= work[i] != without && isWithin(work[i], from, to) ? work[i].effort : 0;
        }
        return left >= 0;
    }

    private boolean isWithin(Work some, int from, int to) {
        if (isWide(some)) {
            return false;
        }
        var pieces = board.pieces(some.kind.windows(), slot);
        return pieces[0] >= from && Math.min(pieces[pieces.length - 1], some.kind.due()) <= to;
    }

    private boolean isWide(Work some) {
        return Bits.has(some.kind.wide(), slot);
    }

    /// Takes `more` in if the day can still be done; says nothing about minutes and limits.
    boolean add(Work more) {
        int at = earliest(more);
        if (at >= 0) {
            insert(more, at);
            return true;
        }
        return rearrange(more);
    }

    void remove(Work gone) {
        int i = 0;
        while (work[i] != gone) {
            i++;
        }
        System.arraycopy(work, i + 1, work, i, count - i - 1);
        System.arraycopy(start, i + 1, start, i, count - i - 1);
        count--;
        account(gone, -1);
        gone.slot = Work.NOWHERE;
    }

    Runnable undo() {
        var page =
                new Page(count, Arrays.copyOf(work, count), Arrays.copyOf(start, count), used, routineUsed, hardUsed);
        return () -> back(page);
    }

    private void back(Page page) {
        count = page.count();
        System.arraycopy(page.work(), 0, work, 0, count);
        System.arraycopy(page.start(), 0, start, 0, count);
        used = page.used();
        routineUsed = page.routineUsed();
        hardUsed = page.hardUsed();
        for (int i = 0; i < count; i++) {
            work[i].slot = slot;
        }
    }

    private int earliest(Work more) {
        return earliest(more, 0);
    }

    /// The earliest start at or after `from` that touches nothing planned; -1 for none.
    private int earliest(Work more, int from) {
        var pieces = board.pieces(more.kind.windows(), slot);
        int i = 0;
        for (int p = 0; p < pieces.length; p += 2) {
            int at = Math.max(from, pieces[p]);
            int last = Math.min(pieces[p + 1], more.kind.due()) - more.effort;
            while (at <= last) {
                while (i < count && start[i] + work[i].effort <= at) {
                    i++;
                }
                if (i == count || start[i] >= at + more.effort) {
                    return at;
                }
                at = start[i] + work[i].effort;
            }
        }
        return -1;
    }

    private void insert(Work more, int at) {
        if (count == work.length) {
            work = Arrays.copyOf(work, count * 2);
            start = Arrays.copyOf(start, count * 2);
        }
        int i = count;
        while (i > 0 && start[i - 1] > at) {
            work[i] = work[i - 1];
            start[i] = start[i - 1];
            i--;
        }
        work[i] = more;
        start[i] = at;
        count++;
        account(more, 1);
        more.slot = slot;
    }

    private void account(Work some, int sign) {
        used += sign * some.effort;
        routineUsed += some.routine ? sign * some.effort : 0;
        hardUsed += some.followUp.hard() ? sign : 0;
    }

    private boolean rearrange(Work more) {
        var undo = undo();
        var all = Arrays.copyOf(work, count + 1);
        all[count] = more;
        if (leastFlexibleFirst(all) || earliestDueFirst(all)) {
            return true;
        }
        more.slot = Work.NOWHERE;
        undo.run();
        return false;
    }

    private void clear() {
        count = 0;
        used = 0;
        routineUsed = 0;
        hardUsed = 0;
    }

    private boolean leastFlexibleFirst(Work[] all) {
        var keys = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            keys[i] = (long) flexibility(all[i]) << 32 | (long) i;
        }
        Arrays.sort(keys);
        clear();
        for (long key : keys) {
            var next = all[(int) key];
            int at = earliest(next);
            if (at < 0) {
                return false;
            }
            insert(next, at);
        }
        return true;
    }

    /// How many minutes it could start in.
    private int flexibility(Work some) {
        var pieces = board.pieces(some.kind.windows(), slot);
        int minutes = 0;
        for (int p = 0; p < pieces.length; p += 2) {
            minutes += Math.max(0, Math.min(pieces[p + 1], some.kind.due()) - pieces[p] - some.effort + 1);
        }
        return minutes;
    }

    private boolean earliestDueFirst(Work[] all) {
        var left = all.clone();
        clear();
        int now = 0;
        for (int n = left.length; n > 0; n--) {
            int best = next(left, n, now);
            if (best < 0) {
                return false;
            }
            int at = earliest(left[best], now);
            insert(left[best], at);
            now = at + left[best].effort;
            left[best] = left[n - 1];
        }
        return true;
    }

    /// Of what can start first, the one whose time ends first; -1 if one has no time left.
    private int next(Work[] left, int n, int now) {
        int best = -1;
        int bestStart = 0;
        for (int i = 0; i < n; i++) {
            int at = earliest(left[i], now);
            if (at < 0) {
                return -1;
            }
            if (best < 0 || at < bestStart || (at == bestStart && end(left[i]) < end(left[best]))) {
                best = i;
                bestStart = at;
            }
        }
        return best;
    }

    private int end(Work some) {
        var pieces = board.pieces(some.kind.windows(), slot);
        int end = 0;
        for (int p = 0; p < pieces.length; p += 2) {
            int to = Math.min(pieces[p + 1], some.kind.due());
            end = to - pieces[p] >= some.effort ? to : end;
        }
        return end;
    }
}
