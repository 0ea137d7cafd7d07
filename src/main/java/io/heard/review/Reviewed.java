package io.heard.review;

import java.util.Collections;
import java.util.List;

/// What became of a batch.
///
/// @param results of its messages, one each, in their order
/// @param accepted had, or will have at their time, their effect
/// @param duplicates were seen before
/// @param conflicts were seen before with other content
/// @param bad went to the dead letters
public record Reviewed(List<Result> results, int accepted, int duplicates, int conflicts, int bad, int unknown) {

    public Reviewed {
        results = List.copyOf(results);
    }

    /// What became of a message.
    public enum Result {
        ACCEPTED,
        DUPLICATE,
        CONFLICT,
        REJECTED,
        SKIPPED
    }

    static Reviewed of(List<Result> results) {
        return new Reviewed(
                results,
                Collections.frequency(results, Result.ACCEPTED),
                Collections.frequency(results, Result.DUPLICATE),
                Collections.frequency(results, Result.CONFLICT),
                Collections.frequency(results, Result.REJECTED),
                Collections.frequency(results, Result.SKIPPED));
    }
}
