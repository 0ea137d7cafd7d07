package io.heard.intake.reading;

/// A message that cannot have an effect: what is wrong and where. Caught where messages are read, never beyond.
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unreadable(String path, String what) {
        super(path.isEmpty() ? what : path + ": " + what, null, false, false);
    }
}
