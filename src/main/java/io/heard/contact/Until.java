package io.heard.contact;

import io.heard.calendar.Days;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// When something stops holding: at an instant, or at the end of a local day, as people mean it who write
/// "until 24 December".
public sealed interface Until {

    record At(Instant instant) implements Until {}

    record On(LocalDate date) implements Until {}

    /// Reads `2026-12-31` or `2026-12-31T18:00:00Z`.
    static Until parse(String text) {
        try {
            return text.contains("T") ? new At(OffsetDateTime.parse(text).toInstant()) : new On(LocalDate.parse(text));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "'" + text + "': write a date such as 2026-12-31 or an instant such as 2026-12-31T18:00:00Z",
                    wrong);
        }
    }

    /// @return when it no longer holds, as the clock of the zone has it
    default Instant in(ZoneId zone) {
        return switch (this) {
            case At(var instant) -> instant;
            case On(var date) -> Days.endOfDay(date, zone);
        };
    }

    /// As it was read.
    default String text() {
        return switch (this) {
            case At(var instant) -> instant.toString();
            case On(var date) -> date.toString();
        };
    }
}
