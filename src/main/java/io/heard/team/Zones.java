package io.heard.team;

import java.time.ZoneId;

/// Time zones as people write them.
public final class Zones {

    private Zones() {}

    /// Reads a name of the tz database; an offset is not a place where people work.
    ///
    /// @throws IllegalArgumentException naming the field
    public static ZoneId parse(String field, String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException(
                    field + ": '" + text + "' is not a time zone; write a name such as Europe/London");
        }
        return ZoneId.of(text);
    }
}
