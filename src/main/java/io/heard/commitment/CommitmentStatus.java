package io.heard.commitment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a promise. Nothing un-promises it: the first settlement stands.
public sealed interface CommitmentStatus {

    record Made() implements CommitmentStatus {}

    record Kept(Settled settled) implements CommitmentStatus {}

    /// Another promise has taken its place.
    record Renegotiated(Settled settled) implements CommitmentStatus {}

    record Broken(Settled settled) implements CommitmentStatus {}

    /// @param by who said so
    /// @param note in their words
    record Settled(Instant at, String by, @Nullable String note) {}

    sealed interface Move {
        record To(CommitmentStatus next) implements Move {}

        record Refused(String why) implements Move {}
    }

    default Move keep(Settled settled) {
        return settle(new Kept(settled));
    }

    default Move renegotiate(Settled settled) {
        return settle(new Renegotiated(settled));
    }

    default Move breakIt(Settled settled) {
        return settle(new Broken(settled));
    }

    default String name() {
        return switch (this) {
            case Made _ -> "MADE";
            case Kept _ -> "KEPT";
            case Renegotiated _ -> "RENEGOTIATED";
            case Broken _ -> "BROKEN";
        };
    }

    default boolean isOpen() {
        return settled() == null;
    }

    /// Absent while it is open.
    default @Nullable Settled settled() {
        return switch (this) {
            case Made _ -> null;
            case Kept(Settled settled) -> settled;
            case Renegotiated(Settled settled) -> settled;
            case Broken(Settled settled) -> settled;
        };
    }

    private Move settle(CommitmentStatus settled) {
        return switch (this) {
            case Made _ -> new Move.To(settled);
            case Kept _ -> new Move.Refused("already kept");
            case Renegotiated _ -> new Move.Refused("already renegotiated");
            case Broken _ -> new Move.Refused("already broken");
        };
    }
}
