package io.heard.decision;

import io.heard.calendar.Days;
import io.heard.calendar.Interval;
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
import io.heard.contact.Hints;
import io.heard.contact.PhoneNumber;
import io.heard.contact.PhoneNumbers;
import io.heard.contact.Place;
import io.heard.contact.Purpose;
import io.heard.contact.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one customer can be reached: where they may be, on which channels, and when.
public final class Reach {

    /// Further ahead nothing is planned for: who has no window for so long has none.
    static final Duration HORIZON = Duration.ofDays(92);

    private final Agenda agenda;
    private final Company company;
    private final ContactRules rules;
    private final @Nullable Place place;
    private final List<Candidate> candidates;
    private final List<ZoneId> zones;
    private final List<WallClock> clocks;
    private final WallClock clock;
    private final ContactPreferences preferences;
    private final Map<Channel, Map<Purpose, ContactWindows>> windows = new EnumMap<>(Channel.class);
    private @Nullable PhoneNumber phone;

    public Reach(Agenda agenda, Rules rules) {
        this.agenda = agenda;
        this.company = rules.company();
        this.rules = rules.contactRules();
        var located = located();
        this.place = located.place().orElse(null);
        this.candidates = located.candidates();
        this.zones = zones(candidates);
        this.clocks = zones.size() == 1
                ? List.of(WallClock.of(zones.getFirst()))
                : zones.stream().map(WallClock::of).toList();
        this.clock = clocks.getFirst();
        this.preferences = withOptOuts(agenda.customer().preferences());
    }

    private Hints.Located located() {
        var customer = agenda.customer();
        var address = shipsTo();
        var located = rules.located(new Hints(
                customer.preferences().timeZone(),
                customer.timeZone(),
                customer.country(),
                customer.region(),
                address == null ? null : address.shipsToCountry(),
                address == null ? null : address.shipsToRegion()));
        var number = customer.phone();
        boolean tellsMore =
                number != null && (!located.isKnown() || PhoneNumbers.mayHaveAreaCode(number, customer.country()));
        if (!tellsMore) {
            return located;
        }
        var told = located.whereabouts().phone(phone().orElseThrow());
        return new Hints.Located(told, true, rules.candidates(told));
    }

    /// The latest address to which something was sent that is no gift: there the recipient is the buyer.
    private @Nullable OrderFacts shipsTo() {
        OrderFacts latest = null;
        for (var order : agenda.orders()) {
            boolean tells = order.isPlaced() && !order.gift() && order.shipsToCountry() != null;
            if (tells && (latest == null || order.placed().isAfter(latest.placed()))) {
                latest = order;
            }
        }
        return latest;
    }

    private static List<ZoneId> zones(List<Candidate> candidates) {
        return candidates.size() == 1
                ? List.of(candidates.getFirst().zone())
                : candidates.stream().map(Candidate::zone).distinct().toList();
    }

    /// Who opted out in a contact does not want that channel again.
    private ContactPreferences withOptOuts(ContactPreferences told) {
        var suppressions = new ArrayList<Suppression>(0);
        for (var contact : agenda.contacts()) {
            if (contact.disposition() == Disposition.OPTED_OUT) {
                suppressions.add(new Suppression(contact.channel(), null, "opted out", null));
            }
        }
        if (suppressions.isEmpty()) {
            return told;
        }
        suppressions.addAll(0, told.suppressions());
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

    Agenda agenda() {
        return agenda;
    }

    ContactPreferences preferences() {
        return preferences;
    }

    private boolean isCallable() {
        return phone().filter(PhoneNumber::isCallable).isPresent();
    }

    /// Where the customer's wall clock may hang, the first the likeliest; never empty.
    public List<ZoneId> zones() {
        return zones;
    }

    /// The clocks on the walls of these zones.
    List<WallClock> clocks() {
        return clocks;
    }

    /// The first of them.
    WallClock clock() {
        return clock;
    }

    public ContactWindows windows(Channel channel, Purpose purpose) {
        return windows.computeIfAbsent(channel, _ -> new EnumMap<>(Purpose.class))
                .computeIfAbsent(purpose, asked -> rules.windows(candidates, preferences, channel, asked));
    }

    /// So many working days later, by the customer's country.
    public LocalDate businessDay(LocalDate from, int days) {
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
        var limits = rules.attemptLimits(candidates, channel, purpose, day(now));
        return limits.isEmpty()
                ? List.of()
                : limits.stream().map(ContactRules.Limit::limit).toList();
    }

    Optional<Silence> silenceAfterRefusal(Instant refusedAt, Purpose purpose) {
        return rules.silenceAfterRefusal(candidates, Channel.CALL, purpose, day(refusedAt));
    }

    LocalDate day(Instant at) {
        return LocalDate.ofEpochDay(clock.dayAt(at));
    }

    /// Whether the place's rows let this purpose use the channel, given the consents that were told.
    public boolean consents(Purpose purpose, Channel channel, Instant now) {
        return purpose == Purpose.SERVICE
                || rules.consentNeeded(candidates, channel, purpose, day(now)) != Consent.EXPRESS
                || agenda.customer().consents().stream().anyMatch(consent -> consent.covers(purpose, channel, now));
    }

    /// The windows of `[from, to)`, with the one that the customer opened for themselves by choosing a time.
    ///
    /// @param promisedAt the time of the contact that the customer was told; absent: none
    public Intervals open(
            Channel channel, Purpose purpose, @Nullable Instant promisedAt, Duration effort, Interval within) {
        var usual = windows(channel, purpose).between(within.start(), within.end());
        if (channel != Channel.CALL || promisedAt == null || !opensByWish(purpose, promisedAt)) {
            return usual;
        }
        var own =
                Intervals.between(promisedAt, promisedAt.plus(Company.PUNCTUAL).plus(effort));
        return usual.union(own.clip(within.start(), within.end()));
    }

    /// Whether the customer chose this time for a call in words that we can show, and no rule forbids it that
    /// does not leave it to them. It holds for that one contact, at hours that are theirs and not ours.
    public boolean opensByWish(Purpose purpose, Instant at) {
        return ChosenTime.find(agenda, at).isPresent()
                && !windows(Channel.CALL, purpose).isSuppressedAt(at)
                && rules.allowsWish(candidates, Channel.CALL, purpose, at);
    }

    /// Why a call at a time of the customer's own is allowed, where it is not at an hour at which anybody is.
    Optional<Because> wish(Purpose purpose, Instant at) {
        boolean usual =
                windows(Channel.CALL, purpose).between(at, at.plusNanos(1)).contains(at);
        return usual
                ? Optional.empty()
                : ChosenTime.find(agenda, at)
                        .map(chosen -> new Because("CHOSEN_TIME", chosen.inWords(), at, at.plus(Company.PUNCTUAL)));
    }
}
