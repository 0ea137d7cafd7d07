package io.heard.commitment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where goodwill is in its life. What the shop was told cannot be untold: from then on only the shop ends it, and its
/// first word stands.
public sealed interface GoodwillStatus {

    /// Beyond the limits of who would give it.
    record Asked() implements GoodwillStatus {}

    record Granted(Word granted) implements GoodwillStatus {}

    record RefusedByLead(Word said) implements GoodwillStatus {}

    /// The outcome with which it was asked for was told anew.
    record Withdrawn(Word said) implements GoodwillStatus {}

    /// The customer has it.
    record Settled(Word granted, Word said) implements GoodwillStatus {}

    /// The shop cannot give it.
    record Refused(Word granted, Word said) implements GoodwillStatus {}

    /// @param by who said so: a person, or the shop
    /// @param note in their words
    record Word(Instant at, String by, @Nullable String note) {}

    sealed interface Move {
        record To(GoodwillStatus next) implements Move {}

        record Not(String why) implements Move {}
    }

    default Move grant(Word word) {
        return asked(new Granted(word));
    }

    default Move refuse(Word word) {
        return asked(new RefusedByLead(word));
    }

    default Move withdraw(Word word) {
        return asked(new Withdrawn(word));
    }

    /// @param isSettled whether the customer has it; else the shop cannot give it
    default Move answer(Word word, boolean isSettled) {
        return this instanceof Granted(Word granted)
                ? new Move.To(isSettled ? new Settled(granted, word) : new Refused(granted, word))
                : new Move.Not(state());
    }

    private Move asked(GoodwillStatus next) {
        return this instanceof Asked ? new Move.To(next) : new Move.Not(state());
    }

    private String state() {
        return switch (this) {
            case Asked _ -> "not granted yet";
            case Granted _ -> "already granted";
            case RefusedByLead _ -> "already refused";
            case Withdrawn _ -> "taken back with its outcome";
            case Settled _ -> "already settled";
            case Refused _ -> "already refused by the shop";
        };
    }

    default String name() {
        return switch (this) {
            case Asked _ -> "ASKED";
            case Granted _ -> "GRANTED";
            case RefusedByLead _ -> "REFUSED_BY_LEAD";
            case Withdrawn _ -> "WITHDRAWN";
            case Settled _ -> "SETTLED";
            case Refused _ -> "REFUSED";
        };
    }

    /// Absent unless somebody granted it.
    default @Nullable Word granted() {
        return switch (this) {
            case Granted(Word granted) -> granted;
            case Settled settled -> settled.granted();
            case Refused refused -> refused.granted();
            case Asked _, RefusedByLead _, Withdrawn _ -> null;
        };
    }

    /// Absent while something is still to come.
    default @Nullable Word said() {
        return switch (this) {
            case RefusedByLead(Word said) -> said;
            case Withdrawn(Word said) -> said;
            case Settled settled -> settled.said();
            case Refused refused -> refused.said();
            case Asked _, Granted _ -> null;
        };
    }
}
