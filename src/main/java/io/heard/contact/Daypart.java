package io.heard.contact;

import io.heard.calendar.DayHours;
import java.time.LocalTime;

/// Parts of the customer's day among which attempts vary; what is earlier than nine belongs to none.
public enum Daypart {
    MORNING("09:00-12:00"),
    AFTERNOON("12:00-17:00"),
    EVENING("17:00-24:00");

    private final DayHours hours;

    Daypart(String hours) {
        this.hours = DayHours.parse(hours);
    }

    public DayHours hours() {
        return hours;
    }

    /// The part in which `time` lies; early hours count as the morning.
    public static Daypart at(LocalTime time) {
        for (var part : values()) {
            if (part.hours.contains(time)) {
                return part;
            }
        }
        return MORNING;
    }
}
