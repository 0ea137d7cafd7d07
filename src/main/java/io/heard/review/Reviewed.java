package io.heard.review;

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
        int[] counts = new int[Result.values().length];
        results.forEach(result -> counts[result.ordinal()]++);
        return new Reviewed(
                results,
                counts[Result.ACCEPTED.ordinal()],
                counts[Result.DUPLICATE.ordinal()],
                counts[Result.CONFLICT.ordinal()],
                counts[Result.REJECTED.ordinal()],
                counts[Result.SKIPPED.ordinal()]);
    }
}
