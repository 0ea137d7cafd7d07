package io.heard.decision;

import io.heard.calendar.DayHours;
import io.heard.calendar.Days;
import io.heard.calendar.Intervals;
import io.heard.calendar.WallClock;
import io.heard.calendar.WorkingTime;
import io.heard.contact.AttemptLimit;
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
    private final @Nullable Place place;
    private final List<Candidate> candidates;
    private final ContactPreferences preferences;
    private final Map<Channel, Map<Purpose, ContactWindows>> windows = new EnumMap<>(Channel.class);
    private @Nullable PhoneNumber phone;

    public Reach(Agenda agenda, Rules rules) {
        this.agenda = agenda;
        this.company = rules.company();
        this.rules = rules.contactRules();
        var whereabouts = whereabouts();
        this.place = whereabouts.place();
        this.candidates = this.rules.candidates(whereabouts);
        this.preferences = withOptOuts(agenda.customer().preferences());
    }

    private Whereabouts whereabouts() {
        var customer = agenda.customer();
        var told = Whereabouts.UNKNOWN
                .said(customer.preferences().timeZone())
                .profile(customer.timeZone())
                .home(customer.country(), customer.region())
                .shipping(shipsTo(OrderFacts::shipsToCountry), shipsTo(OrderFacts::shipsToRegion));
        var number = customer.phone();
        boolean tellsMore =
                number != null && (!told.isKnown() || PhoneNumbers.mayHaveAreaCode(number, customer.country()));
        return tellsMore ? told.phone(phone().orElseThrow()) : told;
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

    /// Read when it is first asked for: reading is dear, and most decisions need no look at the number.
    public Optional<PhoneNumber> phone() {
        var customer = agenda.customer();
        if (phone == null && customer.phone() != null) {
            phone = PhoneNumbers.read(customer.phone(), customer.country());
        }
        return Optional.ofNullable(phone);
    }

    private boolean isCallable() {
        return phone().filter(PhoneNumber::isCallable).isPresent();
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

    /// Windows of the first channel that is open count; where there is none, or none in months, the company's
    /// hours alone.
    Instant afterWorking(Instant from, Duration time, Purpose purpose) {
        var until = from.plus(HORIZON);
        return workingWindows(from, purpose)
                .flatMap(reachable -> WorkingTime.after(
                        from,
                        time,
                        until,
                        (start, end) -> serviceTime(start, end).intersect(reachable.between(start, end))))
                .or(() -> WorkingTime.after(from, time, until, this::serviceTime))
                .orElse(until);
    }

    private Optional<ContactWindows> workingWindows(Instant from, Purpose purpose) {
        if (isCallable() && !windows(Channel.CALL, purpose).isSuppressedAt(from)) {
            return Optional.of(windows(Channel.CALL, purpose));
        }
        return Optional.of(windows(Channel.EMAIL, purpose)).filter(mail -> !mail.isSuppressedAt(from));
    }

    private Intervals serviceTime(Instant from, Instant to) {
        return WallClock.of(company.zone()).between(from, to, company.serviceHours());
    }

    /// Attempt limits of the places' rows.
    List<AttemptLimit> attemptLimits(Channel channel, Purpose purpose, Instant now) {
        return rules.attemptLimits(candidates, channel, purpose, day(now)).stream()
                .map(ContactRules.Limit::limit)
                .toList();
    }

    Optional<Silence> silenceAfterRefusal(Instant refusedAt, Purpose purpose) {
        return rules.silenceAfterRefusal(candidates, Channel.CALL, purpose, day(refusedAt));
    }

    private LocalDate day(Instant at) {
        return Days.dateAt(at, candidates.getFirst().zone());
    }

    /// Whether the place's rows let this purpose use the channel, given the consents that were told.
    public boolean consents(Purpose purpose, Channel channel, Instant now) {
        return purpose == Purpose.SERVICE
                || rules.consentNeeded(candidates, channel, purpose, day(now)) != Consent.EXPRESS
                || agenda.customer().consents().stream().anyMatch(consent -> consent.covers(purpose, channel, now));
    }

    /// The channels that are left for a talk, preferred first: what the customer prefers goes before the
    /// playbook's order, but not where they chose a time to be called.
    List<Channel> channels(Playbook playbook, Tries tries, boolean promised) {
        if (tries.usedUp(playbook) && !promised) {
            var then = playbook.attempts().then();
            return then == null || (then == Channel.EMAIL && tries.mailed()) ? List.of() : List.of(then);
        }
        var channels = new ArrayList<>(playbook.channels());
        if (promised) {
            channels.sort(Comparator.naturalOrder()); // a call was asked for
        } else if (!playbook.isAtChosenTime()) {
            channels.sort(Comparator.comparingInt(this::preference));
        }
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
        var refusal =
                channel == Channel.CALL ? phone().map(PhoneNumber::refusal) : Optional.<PhoneNumber.Refusal>empty();
        if (refusal.isPresent()) {
            return "the phone number is " + refusal.get().words();
        }
        if (isWrong(point)) {
            return (channel == Channel.CALL ? "the phone number" : "the e-mail address") + " turned out to be wrong";
        }
        if (channel == Channel.CALL && !ask.askedFor() && refusedTwiceInAYear()) {
            return "the customer said twice in a year that they are not interested";
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

    private boolean refusedTwiceInAYear() {
        Instant before = null;
        for (var contact : agenda.contacts()) {
            if (contact.disposition() == Disposition.NOT_INTERESTED) {
                if (before != null && !day(before).plusYears(1).isBefore(day(contact.at()))) {
                    return true;
                }
                before = contact.at();
            }
        }
        return false;
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
            var fresh = all.only(part);
            var inPart = fresh.firstFitting(ask.start(), until, ask.effort());
            if (inPart.isPresent()) {
                return inPart.map(window -> settled(window.start(), fresh, ask));
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

    /// Inside a window that is open already, the start that the decision would have had before: the later
    /// of date and window. So the same facts give the same answer all through a window.
    private Instant settled(Instant at, ContactWindows windows, Ask ask) {
        if (at.isAfter(ask.now()) || !ask.from().isBefore(ask.now())) {
            return at;
        }
        return windows.between(ask.from(), at.plusNanos(1)).list().getLast().start();
    }
}
