package io.heard.decision;

import io.heard.calendar.DayHours;
import io.heard.calendar.Days;
import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.calendar.WallClock;
import io.heard.calendar.WorkingTime;
import io.heard.contact.Because;
import io.heard.contact.Candidate;
import io.heard.contact.Channel;
import io.heard.contact.Consent;
import io.heard.contact.ContactPreferences;
import io.heard.contact.ContactPreferences.Suppression;
import io.heard.contact.ContactRules;
import io.heard.contact.ContactWindows;
import io.heard.contact.Daypart;
import io.heard.contact.PhoneNumber;
import io.heard.contact.PhoneNumbers;
import io.heard.contact.Place;
import io.heard.contact.Purpose;
import io.heard.contact.Silence;
import io.heard.contact.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How one customer can be reached: where they may be, on which channels, and when.
public final class Reach {

    /// Further ahead nothing is planned for: who has no window for so long has none.
    private static final Duration HORIZON = Duration.ofDays(92);

    private final Agenda agenda;
    private final Company company;
    private final ContactRules rules;
    private final @Nullable PhoneNumber phone;
    private final @Nullable Place place;
    private final List<Candidate> candidates;
    private final ContactPreferences preferences;
    private final Map<Channel, Map<Purpose, ContactWindows>> windows = new EnumMap<>(Channel.class);

    public Reach(Agenda agenda, Rules rules) {
        this.agenda = agenda;
        this.company = rules.company();
        this.rules = rules.contactRules();
        var customer = agenda.customer();
        this.phone = customer.phone() == null ? null : PhoneNumbers.read(customer.phone(), customer.country());
        var whereabouts = whereabouts();
        this.place = whereabouts.place();
        this.candidates = this.rules.candidates(whereabouts);
        this.preferences = withOptOuts(customer.preferences());
    }

    private Whereabouts whereabouts() {
        var customer = agenda.customer();
        return Whereabouts.UNKNOWN
                .said(customer.preferences().timeZone())
                .profile(customer.timeZone())
                .home(customer.country(), customer.region())
                .shipping(shipsTo(OrderFacts::shipsToCountry), shipsTo(OrderFacts::shipsToRegion))
                .phone(phone);
    }

    /// The latest address to which something was sent that is no gift: there the recipient is the buyer.
    private @Nullable String shipsTo(Function<OrderFacts, @Nullable String> part) {
        return agenda.orders().stream()
                .filter(order -> order.isPlaced() && !order.gift() && order.shipsToCountry() != null)
                .max(Comparator.comparing(OrderFacts::placedAt))
                .map(part)
                .orElse(null);
    }

    /// Who opted out in a contact does not want that channel again.
    private ContactPreferences withOptOuts(ContactPreferences told) {
        var suppressions = new ArrayList<>(told.suppressions());
        for (var contact : agenda.contacts()) {
            if (contact.disposition() == Disposition.OPTED_OUT) {
                suppressions.add(new Suppression(contact.channel(), null, "opted out", null));
            }
        }
        return new ContactPreferences(
                told.timeZone(), told.language(), told.channels(), told.hours(), told.never(), suppressions);
    }

    public List<Candidate> candidates() {
        return candidates;
    }

    public Optional<PhoneNumber> phone() {
        return Optional.ofNullable(phone);
    }

    /// Where the customer's wall clock may hang, the first the likeliest; never empty.
    public List<ZoneId> zones() {
        return candidates.stream().map(Candidate::zone).distinct().toList();
    }

    public ContactWindows windows(Channel channel, Purpose purpose) {
        return windows.computeIfAbsent(channel, _ -> new EnumMap<>(Purpose.class))
                .computeIfAbsent(purpose, asked -> rules.windows(candidates, preferences, channel, asked));
    }

    LocalDate businessDay(LocalDate from, int days) {
        return Days.plusWorkingDays(from, days, date -> rules.isWorkingDay(place, date));
    }

    Instant afterWorking(Instant from, Duration time, Purpose purpose) {
        var reachable = windows(phone == null ? Channel.EMAIL : Channel.CALL, purpose);
        return WorkingTime.after(
                        from,
                        time,
                        from.plus(HORIZON),
                        (start, end) -> serviceTime(start, end).intersect(reachable.between(start, end)))
                .orElseGet(() -> from.plus(HORIZON));
    }

    private Intervals serviceTime(Instant from, Instant to) {
        return WallClock.of(company.zone()).between(from, to, company.serviceHours());
    }

    /// Attempt limits of the places' rows, as caps.
    List<Playbook.Cap> attemptLimits(Channel channel, Purpose purpose, Instant now) {
        return rules.attemptLimits(candidates, channel, purpose, day(now)).stream()
                .map(limit -> new Playbook.Cap(
                        Playbook.Cap.Counts.ATTEMPTS,
                        limit.limit().attempts(),
                        switch (limit.limit().span()) {
                            case Period period -> new Span.Days(period);
                            case Duration duration -> new Span.Exact(duration);
                            case Object other -> throw new IllegalStateException("no span: " + other);
                        }))
                .toList();
    }

    Optional<Silence> silenceAfterRefusal(Instant refusedAt, Purpose purpose) {
        return rules.silenceAfterRefusal(candidates, Channel.CALL, purpose, day(refusedAt));
    }

    private LocalDate day(Instant at) {
        return at.atZone(candidates.getFirst().zone()).toLocalDate();
    }

    /// Whether the place's rows let this purpose use the channel, given the consents that were told.
    boolean consents(Purpose purpose, Channel channel, Instant now) {
        return purpose == Purpose.SERVICE
                || rules.consentNeeded(candidates, channel, purpose, day(now)) != Consent.EXPRESS
                || agenda.customer().consents().stream().anyMatch(consent -> consent.covers(purpose, channel, now));
    }

    /// The channels that are left for a talk, preferred first: what the customer prefers goes before the
    /// playbook's order.
    List<Channel> channels(Playbook playbook, Tries tries, boolean promised) {
        if (tries.usedUp(playbook) && !promised) {
            var then = playbook.attempts().then();
            return then == null || (then == Channel.EMAIL && tries.mailed()) ? List.of() : List.of(then);
        }
        var channels = new ArrayList<>(playbook.channels());
        channels.sort(Comparator.comparingInt(this::preference));
        return channels;
    }

    private int preference(Channel channel) {
        int place = preferences.channels().indexOf(channel);
        return place < 0 ? Channel.values().length : place;
    }

    /// @param from when it was meant to be; may be past
    /// @param triedAt when it was tried in vain: another part of the day is better
    record Ask(
            List<Channel> channels,
            Purpose purpose,
            Instant from,
            Instant now,
            Instant due,
            Duration effort,
            boolean askedFor,
            List<Instant> triedAt) {

        Instant start() {
            return from.isAfter(now) ? from : now;
        }

        /// What is late is still worth a contact: routine until it lapses, asked-for as long as it takes.
        Instant last() {
            return askedFor ? start().plus(HORIZON) : due.plus(Company.GRACE);
        }
    }

    /// First each channel before due, in order; then each after it.
    Chance firstChance(Ask ask) {
        var because = new ArrayList<Because>();
        var open = ask.channels().stream()
                .filter(channel -> isOpen(channel, ask, because))
                .toList();
        for (var until : List.of(ask.due(), ask.last())) {
            for (var channel : open) {
                var chance = first(channel, ask, until);
                if (chance.isPresent()) {
                    return new Chance.At(channel, chance.get(), false, because(channel, ask, chance.get(), because));
                }
            }
        }
        for (var channel : open) {
            because.add(Because.of(
                    "NO_WINDOW", "no " + channel + " window of " + ask.effort() + " is left before " + ask.last()));
        }
        return new Chance.None(because);
    }

    private List<Because> because(Channel channel, Ask ask, Instant at, List<Because> so) {
        var all = new ArrayList<>(so);
        if (at.isAfter(ask.start())) {
            all.addAll(windows(channel, ask.purpose()).because(ask.start(), at));
        }
        return all;
    }

    private boolean isOpen(Channel channel, Ask ask, List<Because> because) {
        var missing = missing(channel, ask);
        if (missing != null) {
            because.add(Because.of(channel == Channel.CALL ? "NO_CALL" : "NO_EMAIL", missing));
        }
        return missing == null;
    }

    private @Nullable String missing(Channel channel, Ask ask) {
        var point = contactPoint(channel);
        if (point == null) {
            return channel == Channel.CALL ? "no phone number is known" : "no e-mail address is known";
        }
        if (channel == Channel.CALL && phone != null && phone.refusal() != null) {
            return "the phone number is " + phone.refusal().words();
        }
        if (isWrong(point)) {
            return (channel == Channel.CALL ? "the phone number" : "the e-mail address") + " turned out to be wrong";
        }
        return consents(ask.purpose(), channel, ask.now())
                ? null
                : ask.purpose() + " by " + channel + " needs the customer's express consent here";
    }

    private @Nullable String contactPoint(Channel channel) {
        return switch (channel) {
            case CALL -> agenda.customer().phone();
            case EMAIL -> agenda.customer().email();
        };
    }

    private boolean isWrong(String point) {
        return agenda.contacts().stream()
                .anyMatch(contact -> point.equals(contact.contactPoint())
                        && (contact.disposition() == Disposition.WRONG_NUMBER
                                || contact.disposition() == Disposition.BOUNCED));
    }

    private Optional<Instant> first(Channel channel, Ask ask, Instant until) {
        var all = windows(channel, ask.purpose());
        for (var part : freshParts(ask)) {
            var inPart = all.only(part).firstFitting(ask.start(), until, ask.effort());
            if (inPart.isPresent()) {
                return inPart.map(Interval::start);
            }
        }
        return all.firstFitting(ask.start(), until, ask.effort()).map(window -> settled(window.start(), all, ask));
    }

    /// The parts of the day that were not tried yet, together; none when nothing was tried, or everything.
    private List<DayHours> freshParts(Ask ask) {
        if (ask.triedAt().isEmpty()) {
            return List.of();
        }
        var fresh = EnumSet.allOf(Daypart.class);
        for (var at : ask.triedAt()) {
            fresh.remove(Daypart.at(at.atZone(candidates.getFirst().zone()).toLocalTime()));
        }
        return fresh.stream()
                .map(Daypart::hours)
                .reduce(DayHours::union)
                .map(List::of)
                .orElse(List.of());
    }

    /// Inside a window that is open already, the start that the decision would have had before: the later of
    /// date and
    /// window. So the same facts give the same answer all through a window.
    private Instant settled(Instant at, ContactWindows windows, Ask ask) {
        if (at.isAfter(ask.now()) || !ask.from().isBefore(ask.now())) {
            return at;
        }
        return windows.between(ask.from(), at.plusNanos(1)).list().getLast().start();
    }
}
