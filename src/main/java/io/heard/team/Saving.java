package io.heard.team;

/// What came of adding or changing a team or a representative.
public sealed interface Saving<T> {

    /// It is stored.
    ///
    /// @param value as it is now, with its new version
    record Saved<T>(T value) implements Saving<T> {}

    /// Somebody else changed it since.
    record Stale<T>(int version) implements Saving<T> {}

    record NoSuch<T>() implements Saving<T> {}

    /// One with this id is there already.
    record Exists<T>() implements Saving<T> {}

    /// It names something that is not there.
    ///
    /// @param why names the field and says what would be right
    record Invalid<T>(String why) implements Saving<T> {}
}
