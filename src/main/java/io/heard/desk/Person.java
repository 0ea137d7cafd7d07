package io.heard.desk;

import io.heard.task.TaskView;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A customer as the desk names them.
///
/// @param zone theirs; where it is not known, that of the rep
/// @param isZoneKnown whether `zone` is theirs
/// @param clock what time it is there
record Person(
        String id,
        String name,
        ZoneId zone,
        boolean isZoneKnown,
        String clock,
        @Nullable String language,
        @Nullable String standing) {

    /// Whose clock a time is meant by.
    public String place() {
        return Times.place(zone);
    }

    static Person of(TaskView.Person customer, Messages messages, Times times) {
        var zone = zone(customer);
        var theirs = times.in(zone == null ? times.zone() : zone);
        return new Person(
                customer.id(),
                customer.name() == null || customer.name().isBlank()
                        ? messages.nameless(customer.id())
                        : customer.name(),
                theirs.zone(),
                zone != null,
                clock(theirs, zone != null, times.now(), messages),
                customer.language() == null ? null : language(customer.language(), times.locale()),
                standing(customer.standing(), messages));
    }

    private static String clock(Times theirs, boolean isKnown, Instant now, Messages messages) {
        return isKnown ? messages.localTime(theirs.time(now), Times.place(theirs.zone())) : messages.localTimeUnknown();
    }

    private static @Nullable ZoneId zone(TaskView.Person customer) {
        try {
            return customer.timeZone() == null ? null : ZoneId.of(customer.timeZone());
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static String language(String tag, Locale shownIn) {
        return Locale.forLanguageTag(tag).getDisplayName(shownIn);
    }

    private static @Nullable String standing(String standing, Messages messages) {
        return switch (standing) {
            case "VIP" -> messages.standingVip();
            case "LEAD_ONLY" -> messages.standingLeadOnly();
            case "MINOR" -> messages.standingMinor();
            case "DECEASED" -> messages.standingDeceased();
            case "TEST" -> messages.standingTest();
            default -> null;
        };
    }
}
