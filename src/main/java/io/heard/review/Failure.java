package io.heard.review;

/// What went wrong inside Heard, and not in the message at work.
public final class Failure {

    private Failure() {}

    /// What all else was thrown for.
    public static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    /// The reason of a dead letter of which the message itself may be without fault.
    public static String reason(Throwable failure) {
        return "failed inside Heard: " + rootOf(failure).getMessage();
    }
}
