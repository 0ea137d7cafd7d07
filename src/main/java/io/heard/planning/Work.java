package io.heard.planning;

import org.jspecify.annotations.Nullable;

/// A follow-up as the planner handles it: in minutes and indexes.
final class Work {

    /// Where work may go so that it counts, which all work alike shares.
    ///
    /// @param family what is like it but for its effort
    /// @param slots those in which its windows and the shift leave enough time before `due`
    /// @param wide those of them in which its windows last so long that only the capacity can be in its way
    /// @param early those in which its windows lie nearer to the start of the shift than to its end
    /// @param windows index of its windows
    /// @param due minute by which it must be over
    record Kind(int index, int family, long[] slots, long[] wide, long[] early, int windows, int due) {}

    static final int NOWHERE = -1;

    final int index;
    final Plannable followUp;
    final int effort;
    final int weight;
    final int level;
    final boolean routine;
    final boolean pinned;
    final boolean missable;
    final int ownerRep;
    final int backupRep;
    final int before;
    final Kind onTime;
    final int windows;

    /// The kind under which it is planned: on time, or late.
    Kind kind;

    int slot = NOWHERE;

    Work(int index, Plannable followUp, int level, Board board, Kind onTime, int windows) {
        this.index = index;
        this.followUp = followUp;
        this.effort = Board.minutes(followUp);
        this.weight = followUp.weight();
        this.level = level;
        this.pinned = followUp.promisedAt() != null;
        this.routine = !followUp.urgent() && !pinned;
        this.missable = pinned || !followUp.dueAt().isAfter(board.input.until());
        this.ownerRep = board.rep(followUp.ownerId());
        this.backupRep =
                ownerRep < 0 ? -1 : board.rep(board.input.reps().get(ownerRep).backupId());
        this.before = board.slot(followUp.before());
        this.onTime = onTime;
        this.windows = windows;
        this.kind = onTime;
    }

    boolean isPlanned() {
        return slot != NOWHERE;
    }

    boolean isOnTime() {
        return isPlanned() && Bits.has(onTime.slots(), slot) && kind.index() == onTime.index();
    }

    @Nullable
    RepId ownerId() {
        return followUp.ownerId();
    }

    /// Most weight per minute first, as time divided at will would best be spent; promised times before all else.
    static int byGain(Work a, Work b) {
        int pinned = Boolean.compare(b.pinned, a.pinned);
        int gain = pinned != 0 ? pinned : Long.compare((long) b.weight * a.effort, (long) a.weight * b.effort);
        int due = gain != 0 ? gain : Integer.compare(a.onTime.due(), b.onTime.due());
        return due != 0 ? due : Integer.compare(a.index, b.index);
    }
}
