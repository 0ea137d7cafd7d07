package io.heard.workqueue;

import io.heard.task.Handoff.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Until when somebody may answer an offer to take a task over.
final class OfferEnd {

    /// Somebody waits on the line.
    static final Duration LIVE = Duration.ofSeconds(60);

    /// A shift that ends sooner leaves no time to answer: then it is the next one.
    static final Duration TIME_TO_ANSWER = Duration.ofHours(1);

    /// What is due any minute, or was, still leaves so much.
    static final Duration LEAST = Duration.ofMinutes(15);

    private OfferEnd() {}

    /// @param due by when the work must be done; an offer ends before
    /// @param wait how long an offer for later stands; absent: until the end of the receiver's next shift
    /// @return absent when the receiver is not there before it is due
    static Optional<Instant> of(Kind kind, Colleague to, Instant due, @Nullable Duration wait, Instant now) {
        return switch (kind) {
            case LIVE -> Optional.of(now.plus(LIVE));
            case LATER -> {
                var last = due.isAfter(now.plus(LEAST)) ? due : now.plus(LEAST);
                yield to.shiftAfter(now)
                        .filter(shift -> shift.start().isBefore(last))
                        .map(first -> wait == null
                                ? to.shiftAfter(now.plus(TIME_TO_ANSWER))
                                        .orElse(first)
                                        .end()
                                : now.plus(wait))
                        .map(end -> end.isBefore(last) ? end : last);
            }
        };
    }
}
