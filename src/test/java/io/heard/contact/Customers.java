package io.heard.contact;

import io.heard.calendar.Interval;
import io.heard.calendar.WeekHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/// Customers and rules as the tests of this package need them.
final class Customers {

    static final ZoneId ROME = ZoneId.of("Europe/Rome");
    static final RuleBook BOOK = RuleBook.shipped();
    static final ContactRules RULES = new ContactRules(BOOK, PublicHolidays.shipped(), WeekHours.ALL, ROME);

    private Customers() {}

    static List<Candidate> in(String place, String zone) {
        return List.of(new Candidate(Place.parse(place), ZoneId.of(zone), Source.PROFILE));
    }

    static ContactWindows calls(List<Candidate> candidates, Purpose purpose) {
        return RULES.windows(candidates, ContactPreferences.NONE, Channel.CALL, purpose);
    }

    /// The windows of one local day, as the wall of the first candidate shows them.
    static String day(ContactWindows windows, String date) {
        var zone = windows.candidates().getFirst().zone();
        var from = LocalDate.parse(date).atStartOfDay(zone).toInstant();
        var to = LocalDate.parse(date).plusDays(1).atStartOfDay(zone).toInstant();
        var texts = windows.between(from, to).list().stream()
                .map(window -> words(window, zone, to))
                .toList();
        return texts.isEmpty() ? "none" : String.join(" ", texts);
    }

    private static String words(Interval window, ZoneId zone, Instant midnight) {
        return time(window.start(), zone) + "-" + (window.end().equals(midnight) ? "24:00" : time(window.end(), zone));
    }

    private static String time(Instant instant, ZoneId zone) {
        return LocalDateTime.ofInstant(instant, zone).toLocalTime().toString();
    }
}
