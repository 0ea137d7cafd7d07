package io.heard.review;

import io.heard.inbox.DeadLetter;

/// What came of giving a dead letter another chance.
public sealed interface Replay {

    /// It had its effect, once, now or at an earlier replay of the same.
    record Done(DeadLetter letter) implements Replay {}

    /// It cannot have an effect still; the letter says why now.
    record StillBad(DeadLetter letter) implements Replay {}

    /// It is closed already, and not by a replay of this.
    record Closed(DeadLetter letter) implements Replay {}

    record NoSuchLetter() implements Replay {}
}
