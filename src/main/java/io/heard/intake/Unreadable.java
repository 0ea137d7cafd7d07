package io.heard.intake;

/// A message that cannot have an effect: what is wrong and where. Caught where messages are read, never beyond.
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreadable(String path, String what) {
        super(path.isEmpty() ? what : path + ": " + what, null, false, false);
    }
}
