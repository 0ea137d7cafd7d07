package io.heard.task;

import io.heard.planning.RepId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which offers: those that fit everything given.
///
/// @param to offered to
/// @param from offered by
/// @param teams whose tasks; absent: all
/// @param status by name
public record HandoffFilter(
        @Nullable RepId to,
        @Nullable RepId from,
        @Nullable List<String> teams,
        @Nullable String status) {}
