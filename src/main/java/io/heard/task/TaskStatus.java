package io.heard.task;

import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a task is in its life. The methods here are the only legal moves. An illegal one is an
/// answer (`Refused`), not an exception: two reps clicking at once is an ordinary day.
public sealed interface TaskStatus {

    /// Why tasks are cancelled that no person and no fact of the customer has ended.
    String WINDOW_CLOSED = "WINDOW_CLOSED";

    String RE_PLANNED = "RE_PLANNED";

    /// The customer is the same person as another, whose follow-up goes on.
    String MERGED = "MERGED";

    Set<String> BY_ITSELF = Set.of(WINDOW_CLOSED, RE_PLANNED, MERGED);

    record Pending(Instant since) implements TaskStatus {}

    record Claimed(RepId by, Instant until) implements TaskStatus {
        boolean freeFor(RepId rep, Instant now) {
            return by.equals(rep) || isLapsed(now);
        }

        boolean isLapsed(Instant now) {
            return !until.isAfter(now);
        }
    }

    record Completed(RepId by, Disposition disposition, Instant at) implements TaskStatus {}

    record Cancelled(String why, Instant at) implements TaskStatus {}

    sealed interface Move {
        record To(TaskStatus next) implements Move {}

        record Refused(String why) implements Move {}
    }

    /// Gives the task to `rep` until the lease runs out; an expired lease is free for the taking. For the
    /// holder it is a renewal.
    default Move claim(RepId rep, Instant now, Duration lease) {
        return ifFreeFor(rep, now, new Claimed(rep, now.plus(lease)));
    }

    /// The outcome of an attempt. Whoever could claim the task may tell it without claiming first, so that
    /// the last holder is heard after a lapse unless another has claimed since.
    default Move complete(RepId rep, Disposition disposition, Instant now) {
        return ifFreeFor(rep, now, new Completed(rep, disposition, now));
    }

    /// The outcome of somebody who was still at work when the lease ran out and the clock, or a new plan, ended
    /// the task: what they heard counts.
    ///
    /// @param lastHolder whose claim ended last
    default Move completeLate(RepId rep, @Nullable RepId lastHolder, Disposition disposition, Instant now) {
        return switch (this) {
            case Cancelled(String why, Instant _)
            when rep.equals(lastHolder) && BY_ITSELF.contains(why) -> new Move.To(new Completed(rep, disposition, now));
            case Cancelled _, Pending _, Claimed _, Completed _ -> complete(rep, disposition, now);
        };
    }

    /// Cancelled by the rep themselves, as in a snooze.
    default Move cancelBy(RepId rep, String why, Instant now) {
        return ifFreeFor(rep, now, new Cancelled(why, now));
    }

    /// The holder puts the task back.
    default Move release(RepId rep, Instant now) {
        return switch (this) {
            case Claimed held when held.by().equals(rep) -> new Move.To(new Pending(now));
            case Claimed held -> heldBy(held);
            case Pending _ -> new Move.Refused("not claimed");
            case Completed _, Cancelled _ -> alreadyClosed();
        };
    }

    /// Not for them, says the holder or who was given the task.
    ///
    /// @param given whose task it is
    default Move decline(RepId rep, @Nullable RepId given, Instant now) {
        return switch (this) {
            case Claimed held when held.by().equals(rep) -> new Move.To(new Pending(now));
            case Claimed held -> heldBy(held);
            case Pending _ ->
                rep.equals(given)
                        ? new Move.To(new Pending(now))
                        : new Move.Refused("it is not yours, so leave it to the others");
            case Completed _, Cancelled _ -> alreadyClosed();
        };
    }

    /// The lease has run out: the task has been free since then.
    default Move lapse(Instant now) {
        return switch (this) {
            case Claimed held when held.isLapsed(now) -> new Move.To(new Pending(held.until()));
            case Claimed held -> heldBy(held);
            case Pending _ -> new Move.Refused("not claimed");
            case Completed _, Cancelled _ -> alreadyClosed();
        };
    }

    /// Facts have made the task needless. A claimed one is never taken away: mark it instead.
    default Move cancel(String why, Instant now) {
        return switch (this) {
            case Claimed held when !held.isLapsed(now) -> heldBy(held);
            case Pending _, Claimed _ -> new Move.To(new Cancelled(why, now));
            case Completed _, Cancelled _ -> alreadyClosed();
        };
    }

    /// Ends the task even in the middle of work: nobody may contact this customer any more, or a person says
    /// so.
    default Move end(String why, Instant now) {
        return isOpen() ? new Move.To(new Cancelled(why, now)) : alreadyClosed();
    }

    /// The task becomes somebody else's; a claim does not pass, because the new rep has not opened it.
    default Move reassign(Instant now) {
        return switch (this) {
            case Pending _, Claimed _ -> new Move.To(new Pending(now)); // who just got it has their time to begin
            case Completed _, Cancelled _ -> alreadyClosed();
        };
    }

    /// A live handoff was accepted: the claim passes with the customer on the line.
    default Move handOver(RepId from, RepId to, Instant now, Duration lease) {
        return switch (this) {
            case Claimed held when held.by().equals(from) -> new Move.To(new Claimed(to, now.plus(lease)));
            case Claimed held -> heldBy(held);
            case Pending _ -> new Move.Refused("not claimed");
            case Completed _, Cancelled _ -> alreadyClosed();
        };
    }

    default boolean isOpen() {
        return switch (this) {
            case Pending _, Claimed _ -> true;
            case Completed _, Cancelled _ -> false;
        };
    }

    default String name() {
        return switch (this) {
            case Pending _ -> "PENDING";
            case Claimed _ -> "CLAIMED";
            case Completed _ -> "COMPLETED";
            case Cancelled _ -> "CANCELLED";
        };
    }

    private Move ifFreeFor(RepId rep, Instant now, TaskStatus next) {
        return switch (this) {
            case Pending _ -> new Move.To(next);
            case Claimed held when held.freeFor(rep, now) -> new Move.To(next);
            case Claimed held -> heldBy(held);
            case Completed _, Cancelled _ -> alreadyClosed();
        };
    }

    private static Move heldBy(Claimed held) {
        return new Move.Refused("held by " + held.by().value());
    }

    private static Move alreadyClosed() {
        return new Move.Refused("already closed");
    }
}
