package io.heard.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.DayHours;
import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.calendar.WeekHours;
import io.heard.contact.ContactPreferences.Hours;
import io.heard.contact.ContactPreferences.Never;
import io.heard.contact.ContactPreferences.Suppression;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Windows against a look at every candidate's wall, written from the design and not from the code.
class ContactWindowsPropertyTest {

    private static final WeekHours OFFICE = WeekHours.weekdays(DayHours.parse("08:30-12:15 13:00-20:45"));
    private static final PublicHolidays HOLIDAYS = PublicHolidays.shipped();
    private static final ContactRules UNLIMITED =
            new ContactRules(Customers.BOOK, HOLIDAYS, WeekHours.ALL, Customers.ROME);
    private static final ContactRules IN_OFFICE_HOURS =
            new ContactRules(Customers.BOOK, HOLIDAYS, OFFICE, Customers.ROME);
    private static final List<String> PLACES = List.of(
            "GB", "GB-SCT", "FR", "DE", "DE-BY", "IT", "NL", "PT", "AU", "US", "US-FL", "US-MS", "US-TX", "US-PA",
            "CA-BC", "BR-RJ", "CO", "AE", "IL", "SA", "IR", "KR", "IN", "ZA", "JP");
    private static final List<String> ZONES = List.of(
            "Europe/London",
            "Europe/Rome",
            "America/New_York",
            "America/Chicago",
            "America/St_Johns",
            "America/Santiago",
            "Pacific/Apia",
            "Pacific/Chatham",
            "Australia/Lord_Howe",
            "Antarctica/Troll",
            "Africa/Cairo",
            "Asia/Beirut",
            "Asia/Jerusalem",
            "Asia/Tehran",
            "Asia/Kathmandu",
            "Pacific/Honolulu");
    private static final Instant FROM = Instant.parse("2010-06-01T00:00:00Z");
    private static final int SECONDS = 17 * 365 * 86_400;

    @Property(tries = 20_000)
    void an_instant_is_inside_exactly_when_every_wall_says_so(@ForAll long seed) {
        var customer = new Customer(new Random(seed));
        var from = customer.at;
        var to = from.plusSeconds(1 + customer.random.nextInt(4 * 86_400));

        var windows = customer.windows().between(from, to);

        for (var window : windows) {
            check(customer, windows, window.start(), from, to);
            check(customer, windows, window.start().minusSeconds(1), from, to);
            check(customer, windows, window.end().minusSeconds(1), from, to);
            check(customer, windows, window.end(), from, to);
        }
        for (int i = 0; i < 12; i++) {
            check(
                    customer,
                    windows,
                    from.plusSeconds(customer.random.nextLong(to.getEpochSecond() - from.getEpochSecond())),
                    from,
                    to);
        }
    }

    @Property(tries = 5_000)
    void something_stands_against_a_contact_exactly_outside_the_windows(@ForAll long seed) {
        var customer = new Customer(new Random(seed));
        var windows = customer.windows();
        for (int i = 0; i < 12; i++) {
            var at = customer.at.plusSeconds(customer.random.nextInt(4 * 86_400));

            assertThat(windows.against(at).isEmpty())
                    .as("%s at %s: %s", customer, at, windows.against(at))
                    .isEqualTo(windows.between(at, at.plusNanos(1)).contains(at));
        }
    }

    @Property(tries = 2_000)
    void the_first_lawful_instant_is_the_first_that_nothing_forbids(@ForAll long seed) {
        var customer = new Customer(new Random(seed));
        var windows = customer.windows();
        var from = customer.at;
        var until = from.plus(Duration.ofDays(4));

        var lawful = windows.lawfulFrom(from, until, Duration.ZERO);

        lawful.ifPresent(start -> assertThat(windows.against(start))
                .as("%s at %s", customer, start)
                .noneMatch(Objection::forbids));
        long before = lawful.orElse(until).getEpochSecond() - from.getEpochSecond();
        for (int i = 0; i < 8 && before > 0; i++) {
            assertThat(windows.against(from.plusSeconds(customer.random.nextLong(before))))
                    .as("%s before %s", customer, lawful)
                    .anyMatch(Objection::forbids);
        }
    }

    @Property(tries = 60)
    void windows_are_what_a_look_at_each_minute_finds(@ForAll long seed) {
        var customer = new Customer(new Random(seed));
        var from = customer.at.minusSeconds(Math.floorMod(customer.at.getEpochSecond(), 60));
        var open = new ArrayList<Interval>();
        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            var at = from.plusSeconds(60L * minute);
            if (customer.isOpen(at)) {
                open.add(new Interval(at, at.plusSeconds(60)));
            }
        }

        assertThat(customer.windows().between(from, from.plus(Duration.ofDays(3))))
                .as("%s", customer)
                .isEqualTo(new Intervals(open));
    }

    @Property(tries = 5_000)
    void the_first_fitting_start_is_the_earliest_legal_one(@ForAll long seed) {
        var customer = new Customer(new Random(seed));
        var from = customer.at;
        var until = from.plusSeconds(customer.random.nextInt(15 * 86_400));
        var effort = Duration.ofMinutes(customer.random.nextInt(120));
        var windows = customer.windows();

        assertThat(windows.firstFitting(from, until, effort))
                .as("%s", customer)
                .isEqualTo(windows.between(from, until.plus(effort))
                        .firstAtLeast(from, effort)
                        .filter(first -> first.start().isBefore(until)));
    }

    private static void check(Customer customer, Intervals windows, Instant at, Instant from, Instant to) {
        boolean expected = !at.isBefore(from) && at.isBefore(to) && customer.isOpen(at);
        if (windows.contains(at) != expected) {
            assertThat(windows.contains(at))
                    .as("%s at %s in %s", customer, at, windows)
                    .isEqualTo(expected);
        }
    }

    /// A made-up customer with a made-up question.
    private static final class Customer {

        private final Random random;
        private final List<Candidate> candidates = new ArrayList<>();
        private final ContactPreferences preferences;
        private final Channel channel;
        private final Purpose purpose;
        private final boolean isOfficeOnly;
        private final Instant at;

        Customer(Random random) {
            this.random = random;
            this.at = FROM.plusSeconds(random.nextInt(SECONDS));
            this.channel = random.nextInt(4) == 0 ? Channel.EMAIL : Channel.CALL;
            this.purpose = pick(List.of(Purpose.values()));
            this.isOfficeOnly = random.nextInt(3) == 0;
            for (int i = random.nextInt(3); i >= 0; i--) {
                var source = random.nextInt(10) == 0 ? Source.COMPANY : Source.PHONE;
                var place = random.nextInt(15) == 0 ? null : Place.parse(pick(PLACES));
                candidates.add(new Candidate(place, ZoneId.of(pick(ZONES)), source));
            }
            this.preferences = random.nextInt(3) == 0 ? preferences() : ContactPreferences.NONE;
        }

        ContactWindows windows() {
            return (isOfficeOnly ? IN_OFFICE_HOURS : UNLIMITED).windows(candidates, preferences, channel, purpose);
        }

        boolean isOpen(Instant instant) {
            return candidates.stream().allMatch(candidate -> isOpen(candidate, instant));
        }

        private boolean isOpen(Candidate candidate, Instant instant) {
            var local = LocalDateTime.ofInstant(instant, candidate.zone());
            for (var suppression : preferences.suppressions()) {
                if (suppression.channel() == channel
                        && (suppression.purpose() == null || suppression.purpose() == purpose)
                        && holds(suppression.validUntil(), instant, candidate.zone())) {
                    return false;
                }
            }
            for (var never : preferences.never()) {
                if (holds(never.validUntil(), instant, candidate.zone())
                        && never.days().contains(local.getDayOfWeek())) {
                    return false;
                }
            }
            var hours = preferences.hours().stream()
                    .filter(some -> holds(some.validUntil(), instant, candidate.zone()))
                    .toList();
            if (!hours.isEmpty()
                    && hours.stream()
                            .noneMatch(some -> some.days().contains(local.getDayOfWeek())
                                    && some.hours().contains(local.toLocalTime()))) {
                return false;
            }
            if (isOfficeOnly && !OFFICE.on(local.getDayOfWeek()).contains(local.toLocalTime())) {
                return false;
            }
            return rulesAllow(candidate, instant);
        }

        private boolean holds(@Nullable Until until, Instant instant, ZoneId zone) {
            return switch (until) {
                case null -> true;
                case Until.At(var end) -> instant.isBefore(end);
                case Until.On(var date) -> !LocalDate.ofInstant(instant, zone).isAfter(date);
            };
        }

        private boolean rulesAllow(Candidate candidate, Instant instant) {
            var place = candidate.place();
            // A row with a zone of its own is bound by its own date; the one there is has no dates of validity.
            var date = LocalDate.ofInstant(instant, candidate.zone());
            var binding = new ArrayList<ContactRule>();
            if (place != null) {
                binding.addAll(select(place, date));
                if (place.region() != null) {
                    binding.addAll(select(new Place(place.country(), null), date));
                }
            }
            boolean isStrict = place == null
                    || binding.isEmpty()
                    || candidate.source() == Source.COMPANY
                    || Set.of("IL", "KR").contains(place.country());
            if (isStrict) {
                binding.addAll(select(null, date));
            }
            return binding.stream().allMatch(rule -> allows(rule, place, candidate.zone(), instant));
        }

        private List<ContactRule> select(@Nullable Place place, LocalDate date) {
            var all = Customers.BOOK.rules().stream()
                    .filter(rule -> place == null ? rule.place() == null : place.equals(rule.place()))
                    .filter(rule -> rule.channels().contains(channel))
                    .filter(rule -> rule.validFrom() == null || !date.isBefore(rule.validFrom()))
                    .toList();
            var own = all.stream()
                    .filter(rule -> rule.purposes().equals(Set.of(purpose)))
                    .toList();
            return own.isEmpty()
                    ? all.stream().filter(rule -> rule.purposes().size() == 3).toList()
                    : own;
        }

        private static boolean allows(ContactRule rule, @Nullable Place place, ZoneId zone, Instant instant) {
            var local = LocalDateTime.ofInstant(instant, rule.zone() == null ? zone : rule.zone());
            var date = local.toLocalDate();
            var time = local.toLocalTime();
            var hours = rule.hours();
            var last = DayOfWeek.SUNDAY;
            var first = DayOfWeek.SATURDAY;
            if (rule.place() == null && place != null) {
                switch (place.country()) {
                    case "IL", "SA" -> {
                        first = DayOfWeek.FRIDAY;
                        last = DayOfWeek.SATURDAY;
                    }
                    case "IR" -> {
                        first = DayOfWeek.FRIDAY;
                        last = DayOfWeek.FRIDAY;
                    }
                    case "IN" -> first = DayOfWeek.SUNDAY;
                    default -> {}
                }
            }
            var day = date.getDayOfWeek();
            boolean isDutch =
                    place != null && rule.place() != null && place.country().equals("NL");
            if (isDutch && closesEarly(date) && time.getHour() * 60 + time.getMinute() >= 18 * 60 + 30) {
                return false;
            }
            if (hours.holidays() != null && HOLIDAYS.isHoliday(place, date)) {
                return hours.holidays().contains(time);
            }
            if (day == last) {
                return hours.sun().contains(time);
            }
            boolean isEve = rule.place() != null
                    && rule.place().country().equals("IT")
                    && HOLIDAYS.isHoliday(place, date.plusDays(1));
            return (day == first || isEve ? hours.sat() : hours.weekday()).contains(time);
        }

        private static boolean closesEarly(LocalDate date) {
            return Set.of("05-04", "12-05", "12-24").contains(date.toString().substring(5));
        }

        private ContactPreferences preferences() {
            var hours = new ArrayList<Hours>();
            var never = new ArrayList<Never>();
            var suppressions = new ArrayList<Suppression>();
            for (int i = random.nextInt(3); i > 0; i--) {
                int start = random.nextInt(DayHours.MINUTES_A_DAY);
                int end = start + 1 + random.nextInt(DayHours.MINUTES_A_DAY - start);
                hours.add(new Hours(days(), DayHours.of(start, end), until()));
            }
            if (random.nextBoolean()) {
                never.add(new Never(days(), until()));
            }
            if (random.nextInt(4) == 0) {
                suppressions.add(new Suppression(channel, random.nextBoolean() ? null : Purpose.SURVEY, "no", until()));
            }
            return new ContactPreferences(null, null, List.of(), hours, never, suppressions);
        }

        private EnumSet<DayOfWeek> days() {
            var days = EnumSet.of(pick(List.of(DayOfWeek.values())));
            for (var day : DayOfWeek.values()) {
                if (random.nextBoolean()) {
                    days.add(day);
                }
            }
            return days;
        }

        private @Nullable Until until() {
            var near = at.plusSeconds(random.nextInt(5 * 86_400) - 86_400);
            return switch (random.nextInt(3)) {
                case 0 -> new Until.At(near.minusSeconds(near.getEpochSecond() % 60));
                case 1 ->
                    new Until.On(LocalDate.ofInstant(near, candidates.getFirst().zone()));
                default -> null;
            };
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        @Override
        public String toString() {
            return candidates + " " + channel + " " + purpose + (isOfficeOnly ? " in office hours" : "") + " "
                    + preferences + " around " + at;
        }
    }
}
