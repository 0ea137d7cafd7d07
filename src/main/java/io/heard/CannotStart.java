package io.heard;

/// Heard cannot start here. The message is one line: what is wrong, where, and what to do about it.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }
}
