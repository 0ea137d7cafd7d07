package io.heard.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// March 2026, in which London keeps UTC until the 29th. The 2nd is a Monday.
public final class Times {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");
    public static final Instant MONDAY = march("02 10:00");

    private Times() {}

    /// @param text day and time in UTC, as in `02 10:00`
    public static Instant march(String text) {
        return Instant.parse("2026-03-" + text.replace(' ', 'T') + ":00Z");
    }

    /// The start of the day in UTC, which is London's as well.
    public static Instant march(int day) {
        return LocalDate.of(2026, 3, 1)
                .plusDays(day - 1L)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /// @param text as in `2026-03-02T10:00`
    public static Instant local(String text, ZoneId zone) {
        return LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
