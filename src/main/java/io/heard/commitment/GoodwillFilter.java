package io.heard.commitment;

import org.jspecify.annotations.Nullable;

/// Which goodwill is asked for; what is absent does not limit.
///
/// @param status as `GoodwillStatus` names it
public record GoodwillFilter(
        @Nullable String customerId, @Nullable String status) {}
