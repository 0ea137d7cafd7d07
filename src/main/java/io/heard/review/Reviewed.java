package io.heard.review;

/// What became of a batch.
///
/// @param accepted had, or will have at their time, their effect
/// @param duplicates were seen before
/// @param conflicts were seen before with other content
/// @param bad went to the dead letters
public record Reviewed(int accepted, int duplicates, int conflicts, int bad, int unknown) {}
