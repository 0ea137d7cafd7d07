package io.heard.bench;

import org.jspecify.annotations.Nullable;

/// A benchmark that cannot go on, or whose outcome is wrong: its message says what and what to do.
final class BenchFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    BenchFailed(String message) {
        super(message);
    }

    BenchFailed(String message, @Nullable Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
