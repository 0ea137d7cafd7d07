package io.heard.desk;

import java.util.List;

/// What follows from an outcome that is not saved yet.
///
/// @param lines one thing each
/// @param because why the next step comes when it comes
/// @param flaws why it could not be saved like this
record Foreseen(List<String> lines, List<String> because, List<String> flaws) {

    /// Nothing to tell before it is said how it went.
    static final Foreseen NOTHING = new Foreseen(List.of(), List.of(), List.of());

    static Foreseen flawed(List<String> flaws) {
        return new Foreseen(List.of(), List.of(), flaws);
    }

    public boolean isEmpty() {
        return lines.isEmpty() && flaws.isEmpty();
    }
}
