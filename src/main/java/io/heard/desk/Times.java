package io.heard.desk;

import io.heard.workqueue.TaskViews;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes instants as people in one zone say them, seen from `now`.
record Times(ZoneId zone, Locale locale, Instant now) {

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final String TIME = "HH:mm";
    private static final String DAY = "EEE d MMM";
    private static final String LONG_DAY = "EEEE d MMMM";

    TaskViews.Reader reader() {
        return new TaskViews.Reader(locale, now);
    }

    Times in(ZoneId other) {
        return new Times(other, locale, now);
    }

    String time(Instant at) {
        return write(at, TIME);
    }

    String day(Instant at) {
        boolean isThisYear = at.atZone(zone).getYear() == now.atZone(zone).getYear();
        return write(at, isThisYear ? DAY : DAY + " yyyy");
    }

    String longDay(Instant at) {
        return write(at, LONG_DAY);
    }

    /// The time alone when it is today.
    String moment(Instant at) {
        return isToday(at) ? time(at) : day(at) + ", " + time(at);
    }

    boolean isToday(Instant at) {
        return at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    }

    boolean isMidnight(Instant at) {
        return at.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /// Whether it is the very end of a day, which people name by that day and not by the next.
    boolean isEndOfDay(Instant at) {
        return isMidnight(at) || at.atZone(zone).toLocalTime().equals(LAST_MINUTE);
    }

    /// Where the zone is, for people: `Europe/Berlin` is Berlin.
    static String place(ZoneId zone) {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private String write(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
    }
}
