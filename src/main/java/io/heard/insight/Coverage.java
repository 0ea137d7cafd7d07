package io.heard.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether every buyer is heard within so many days of their purchase: how it was, and how it will be.
///
/// @param past those whose days are over
/// @param coming those whose days still run
/// @param missing whom nobody will have reached by then, as things stand, the soonest first
public record Coverage(Past past, Coming coming, List<Missing> missing) {

    /// @param buyers customers by their first purchase in that time
    /// @param heard who had a conversation within the days after it
    /// @param offered who only had a mail or message without an answer
    public record Past(int buyers, int heard, int offered) {}

    /// @param planned whose contact is planned within their days
    /// @param late who has a follow-up that comes later, or that finds no place in the day plan
    /// @param left who has no follow-up
    /// @param effort of the late ones: what it would take
    public record Coming(int buyers, int heard, int planned, int late, int left, Duration effort) {}

    /// @param followUpId absent: there is none
    /// @param until when their days are over
    public record Missing(
            String customerId,
            @Nullable String name,
            @Nullable UUID followUpId,
            Instant until) {}
}
