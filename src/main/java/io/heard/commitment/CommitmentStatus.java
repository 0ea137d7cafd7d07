package io.heard.commitment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a promise. Nothing un-promises it: the first settlement stands.
public sealed interface CommitmentStatus {

    record Made() implements CommitmentStatus {
        @Override
        public @Nullable String note() {
            return null;
        }
    }

    record Kept(Instant at, @Nullable String note) implements CommitmentStatus {}

    /// Another promise has taken its place.
    record Renegotiated(Instant at, @Nullable String note) implements CommitmentStatus {}

    record Broken(Instant at, @Nullable String note) implements CommitmentStatus {}

    sealed interface Move {
        record To(CommitmentStatus next) implements Move {}

        record Refused(String why) implements Move {}
    }

    default Move keep(Instant now, @Nullable String note) {
        return settle(new Kept(now, note));
    }

    default Move renegotiate(Instant now, @Nullable String note) {
        return settle(new Renegotiated(now, note));
    }

    default Move breakIt(Instant now, @Nullable String note) {
        return settle(new Broken(now, note));
    }

    default String name() {
        return switch (this) {
            case Made _ -> "MADE";
            case Kept _ -> "KEPT";
            case Renegotiated _ -> "RENEGOTIATED";
            case Broken _ -> "BROKEN";
        };
    }

    /// Absent while it is open.
    default @Nullable Instant settledAt() {
        return switch (this) {
            case Made _ -> null;
            case Kept kept -> kept.at();
            case Renegotiated renegotiated -> renegotiated.at();
            case Broken broken -> broken.at();
        };
    }

    /// What the person who settled it said.
    @Nullable
    String note();

    private Move settle(CommitmentStatus settled) {
        return switch (this) {
            case Made _ -> new Move.To(settled);
            case Kept _ -> new Move.Refused("already kept");
            case Renegotiated _ -> new Move.Refused("already renegotiated");
            case Broken _ -> new Move.Refused("already broken");
        };
    }
}
