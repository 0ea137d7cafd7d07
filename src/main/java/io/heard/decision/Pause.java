package io.heard.decision;

import io.heard.contact.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time in which a lead had stopped outreach.
///
/// @param until absent while it goes on
/// @param channel absent: every one
/// @param country absent: all of them
public record Pause(
        Instant from,
        @Nullable Instant until,
        @Nullable Channel channel,
        @Nullable String country) {

    boolean concerns(Playbook playbook, @Nullable String customersCountry) {
        return (channel == null || playbook.channels().contains(channel))
                && (country == null || country.equals(customersCountry));
    }

    /// What ends at `end` and could have begun at `start` ends later by what was paused of it.
    Instant shifted(Instant start, Instant end) {
        if (!from.isBefore(end) || (until != null && !until.isAfter(start))) {
            return end;
        }
        if (until == null) {
            return Instant.MAX;
        }
        var lost = from.isAfter(start) ? from : start;
        return end.plus(java.time.Duration.between(lost, until));
    }
}
