package io.heard.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be said about a time that a rep is about to promise.
///
/// @param field that the time stands in
/// @param who works then
/// @param warning that the rules allow no contact then
/// @param nearest times that would do
record Checked(String field, @Nullable String who, @Nullable String warning, List<Time> nearest) {

    /// @param task whose form takes it over
    /// @param value as the field holds it
    record Time(UUID task, String value, String label) {}

    static Checked nothing(String field) {
        return new Checked(field, null, null, List.of());
    }

    static Checked flawed(String field, String flaw) {
        return new Checked(field, null, flaw, List.of());
    }
}
