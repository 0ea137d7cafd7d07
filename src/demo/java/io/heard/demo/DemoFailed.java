package io.heard.demo;

/// The demo cannot go on. The message is one line for whoever started it.
final class DemoFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    DemoFailed(String message) {
        super(message);
    }
}
