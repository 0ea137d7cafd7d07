package io.heard.decision;

import io.heard.contact.Because;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a person may contact a customer by hand at an instant. What stands against it names its source.
public sealed interface Verdict {

    record Free() implements Verdict {}

    /// It is theirs to decide.
    ///
    /// @param because never empty
    /// @param freeAt when nothing will stand against it; absent: not in the next months
    record Warned(List<Because> because, @Nullable Instant freeAt) implements Verdict {}

    /// It must not be.
    ///
    /// @param because what forbids it; never empty
    /// @param besides what else speaks against it
    /// @param lawfulAt when nothing will forbid it; absent: not in the next months
    record Stopped(
            List<Because> because,
            List<Because> besides,
            @Nullable Instant lawfulAt) implements Verdict {}

    default String name() {
        return switch (this) {
            case Free _ -> "FREE";
            case Warned _ -> "WARNED";
            case Stopped _ -> "STOPPED";
        };
    }

    /// All that stands against it, what forbids it first.
    default List<Because> against() {
        return switch (this) {
            case Free _ -> List.of();
            case Warned warned -> warned.because();
            case Stopped stopped ->
                Stream.concat(stopped.because().stream(), stopped.besides().stream())
                        .toList();
        };
    }

    /// When it will be better, as far as that is known.
    default @Nullable Instant betterAt() {
        return switch (this) {
            case Free _ -> null;
            case Warned warned -> warned.freeAt();
            case Stopped stopped -> stopped.lawfulAt();
        };
    }
}
