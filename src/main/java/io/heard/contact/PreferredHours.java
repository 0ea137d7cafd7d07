package io.heard.contact;

import io.heard.calendar.DayHours;
import io.heard.calendar.Timeline;
import io.heard.calendar.WeekHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A customer's hours and never-days as timelines in one zone: one for each stretch between two endings, in
/// which every week is the same.
final class PreferredHours {

    private final ContactPreferences preferences;
    private final ZoneId zone;

    private PreferredHours(ContactPreferences preferences, ZoneId zone) {
        this.preferences = preferences;
        this.zone = zone;
    }

    /// All of them limit; none when the customer sets no limit.
    static List<Timeline> timelines(ContactPreferences preferences, ZoneId zone) {
        return preferences.hours().isEmpty() && preferences.never().isEmpty()
                ? List.of()
                : new PreferredHours(preferences, zone).timelines();
    }

    private List<Timeline> timelines() {
        var endings = endings();
        var timelines = new ArrayList<Timeline>();
        var start = Instant.MIN;
        for (var end : endings) {
            add(timelines, start, end);
            start = end;
        }
        add(timelines, start, Instant.MAX);
        return timelines;
    }

    private SortedSet<Instant> endings() {
        var endings = new TreeSet<Instant>();
        for (var hours : preferences.hours()) {
            if (hours.validUntil() != null) {
                endings.add(hours.validUntil().in(zone));
            }
        }
        for (var never : preferences.never()) {
            if (never.validUntil() != null) {
                endings.add(never.validUntil().in(zone));
            }
        }
        return endings;
    }

    private void add(List<Timeline> timelines, Instant start, Instant end) {
        var week = week(start);
        if (!week.isAll()) {
            timelines.add(Timeline.during(start, end, zone, week));
        }
    }

    private WeekHours week(Instant start) {
        var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        boolean isLimited = false;
        for (var hours : preferences.hours()) {
            if (holds(hours.validUntil(), start)) {
                isLimited = true;
                hours.days().forEach(day -> week.merge(day, hours.hours(), DayHours::union));
            }
        }
        if (!isLimited) {
            for (var day : DayOfWeek.values()) {
                week.put(day, DayHours.ALL);
            }
        }
        for (var never : preferences.never()) {
            if (holds(never.validUntil(), start)) {
                week.keySet().removeAll(never.days());
            }
        }
        return WeekHours.of(week);
    }

    private boolean holds(@Nullable Until until, Instant start) {
        return until == null || until.in(zone).isAfter(start);
    }
}
