package io.heard.contact;

import io.heard.calendar.DayHours;
import io.heard.calendar.Timeline;
import io.heard.calendar.WeekHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// A rule book applied: what binds a contact with a customer who may be at the candidates.
///
/// Make one for a version of the rule book, the holidays and the company's hours, and share it: it remembers
/// the days that it worked out.
public final class ContactRules {

    private static final int REMEMBERED_PLACES = 10_000;

    private final RuleBook book;
    private final PublicHolidays holidays;
    private final WeekHours companyHours;
    private final ZoneId companyZone;
    private final Because companyHoursInWords;
    private final ConcurrentMap<Key, List<Timeline>> timelines = new ConcurrentHashMap<>();

    private final ConcurrentMap<At, LocalRules> local = new ConcurrentHashMap<>();

    private final ConcurrentMap<Hints, Hints.Located> located = new ConcurrentHashMap<>();

    private final ConcurrentMap<Place, WorkingDays> workingDays = new ConcurrentHashMap<>();

    private record At(Candidate candidate, Channel channel, Purpose purpose) {}

    private record Key(@Nullable Place place, ZoneId zone, boolean isGuess, Channel channel, Purpose purpose) {}

    /// A limit of attempts and the row that sets it.
    public record Limit(AttemptLimit limit, ContactRule rule) {}

    /// @param companyHours wall-clock hours in the customer's zone; `WeekHours.ALL` for no further limit
    /// @param companyZone where a customer is taken to be when nothing tells
    public ContactRules(RuleBook book, PublicHolidays holidays, WeekHours companyHours, ZoneId companyZone) {
        this.book = book;
        this.holidays = holidays;
        this.companyHours = companyHours;
        this.companyZone = companyZone;
        this.companyHoursInWords = Because.of(Because.COMPANY_HOURS, Explanation.words(companyHours));
    }

    public RuleBook book() {
        return book;
    }

    public PublicHolidays holidays() {
        return holidays;
    }

    ZoneId companyZone() {
        return companyZone;
    }

    WeekHours companyHours() {
        return companyHours;
    }

    Because companyHoursInWords() {
        return companyHoursInWords;
    }

    public List<Candidate> candidates(Whereabouts whereabouts) {
        return whereabouts.candidates(book.presumedByAreaCode(), companyZone);
    }

    /// Read once: customers are many, countries and zones few.
    public Hints.Located located(Hints hints) {
        var known = located.get(hints);
        if (known != null) {
            return known;
        }
        if (located.size() >= REMEMBERED_PLACES) {
            located.clear();
        }
        var whereabouts = hints.read();
        var fresh = new Hints.Located(whereabouts, whereabouts.isKnown(), List.copyOf(candidates(whereabouts)));
        located.put(hints, fresh);
        return fresh;
    }

    public ContactWindows windows(
            List<Candidate> candidates, ContactPreferences preferences, Channel channel, Purpose purpose) {
        return new ContactWindows(this, candidates, preferences, channel, purpose);
    }

    /// The strictest consent that any candidate's rows ask for; rows that do not name the channel ask for
    /// nothing.
    public Consent consentNeeded(List<Candidate> candidates, Channel channel, Purpose purpose, LocalDate date) {
        var needed = Consent.NONE;
        for (var candidate : candidates) {
            needed = needed.stricter(binding(candidate, channel, purpose, date).consent());
        }
        return needed;
    }

    /// Every limit that any candidate's rows set; all of them bind.
    public List<Limit> attemptLimits(List<Candidate> candidates, Channel channel, Purpose purpose, LocalDate date) {
        if (candidates.size() == 1) {
            return binding(candidates.getFirst(), channel, purpose, date).limits();
        }
        return candidates.stream()
                .map(candidate -> binding(candidate, channel, purpose, date).limits())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /// The longest silence that any candidate's rows ask for after a refusal on `date`.
    public Optional<Silence> silenceAfterRefusal(
            List<Candidate> candidates, Channel channel, Purpose purpose, LocalDate date) {
        Silence longest = null;
        for (var candidate : candidates) {
            for (var silence : binding(candidate, channel, purpose, date).silences()) {
                longest = longest == null ? silence : longest.longer(silence, date);
            }
        }
        return Optional.ofNullable(longest);
    }

    /// Whether nothing forbids a contact at a time that the customer chose: the hours of rows that do not yield to
    /// a wish stay what they are, at every candidate.
    public boolean allowsWish(List<Candidate> candidates, Channel channel, Purpose purpose, Instant at) {
        return candidates.stream().allMatch(candidate -> {
            var there = at.atZone(candidate.zone());
            return binding(candidate, channel, purpose, there.toLocalDate()).rules().stream()
                    .filter(rule -> !rule.yieldsToWish())
                    .allMatch(rule -> isOpen(rule, candidate, at));
        });
    }

    boolean isOpen(ContactRule rule, Candidate candidate, Instant at) {
        var there = at.atZone(rule.zone() == null ? candidate.zone() : rule.zone());
        return hours(rule, candidate.place(), there.toLocalDate()).contains(there.toLocalTime());
    }

    /// The distinct rows that bind on the local `date` at any candidate, in the order of the candidates.
    public List<ContactRule> binding(List<Candidate> candidates, Channel channel, Purpose purpose, LocalDate date) {
        return candidates.stream()
                .map(candidate -> binding(candidate, channel, purpose, date).rules())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /// Neither a weekend day of the country nor a public holiday; where holidays are unknown, no weekend day.
    public boolean isWorkingDay(@Nullable Place place, LocalDate date) {
        return place == null
                ? !Weekends.isWeekend(null, date)
                : workingDays
                        .computeIfAbsent(place, here -> new WorkingDays(here, holidays))
                        .contains(date);
    }

    Binding binding(Candidate candidate, Channel channel, Purpose purpose, LocalDate date) {
        return at(candidate, channel, purpose).binding(date);
    }

    LocalRules at(Candidate candidate, Channel channel, Purpose purpose) {
        var key = new At(candidate, channel, purpose);
        var known = local.get(key);
        return known != null
                ? known
                : local.computeIfAbsent(key, _ -> new LocalRules(this, candidate, channel, purpose));
    }

    Binding bindingOn(Candidate candidate, Channel channel, Purpose purpose, LocalDate date) {
        boolean isGuess = candidate.source() == Source.COMPANY;
        return bindingOn(candidate.place(), isGuess, channel, purpose, date);
    }

    private Binding bindingOn(
            @Nullable Place place, boolean isGuess, Channel channel, Purpose purpose, LocalDate date) {
        var rules = book.binding(place, channel, purpose, date);
        var why = whyStrict(place, isGuess, rules, date);
        if (why == null) {
            return Binding.of(rules, null, purpose);
        }
        var strict = book.strict(channel, purpose, date);
        if (strict.isEmpty()) {
            return Binding.of(rules, null, purpose);
        }
        var all = new ArrayList<>(rules);
        all.addAll(strict);
        return Binding.of(all, why, purpose);
    }

    private @Nullable String whyStrict(
            @Nullable Place place, boolean isGuess, List<ContactRule> rules, LocalDate date) {
        if (place == null) {
            return "the customer's country is not known";
        }
        if (isGuess) {
            return "the customer's time zone is not known";
        }
        if (rules.isEmpty()) {
            return "there is no rule for " + place;
        }
        return holidays.isKnown(place, date) ? null : "the public holidays of " + place + " are not known";
    }

    /// The timelines all of which must be open at the candidate.
    List<Timeline> timelines(Candidate candidate, Channel channel, Purpose purpose) {
        boolean isGuess = candidate.source() == Source.COMPANY;
        var key = new Key(candidate.place(), candidate.zone(), isGuess, channel, purpose);
        var known = timelines.get(key);
        return known != null ? known : timelines.computeIfAbsent(key, this::compute);
    }

    /// What the law alone leaves open for a contact by hand, worked out when it is asked for.
    List<Timeline> lawful(Candidate candidate, Channel channel, Purpose purpose) {
        var zones = book.conceivable(candidate.place(), channel).stream()
                .map(rule -> Optional.ofNullable(rule.zone()).orElse(candidate.zone()))
                .distinct();
        return zones.map(zone -> Timeline.of(zone, day -> lawful(candidate, channel, purpose, zone, day)))
                .toList();
    }

    private DayHours lawful(Candidate candidate, Channel channel, Purpose purpose, ZoneId zone, long epochDay) {
        var date = LocalDate.ofEpochDay(epochDay);
        var open = DayHours.ALL;
        for (var rule : binding(candidate, channel, purpose, date).rules()) {
            var read = rule.zone() == null ? candidate.zone() : rule.zone();
            if (read.equals(zone) && rule.stopsByHand(purpose)) {
                open = open.intersect(hours(rule, candidate.place(), date));
            }
        }
        return open;
    }

    private List<Timeline> compute(Key key) {
        var zones = book.conceivable(key.place, key.channel).stream()
                .map(rule -> Optional.ofNullable(rule.zone()))
                .distinct()
                .toList();
        var all = new ArrayList<Timeline>();
        for (var zone : zones) {
            all.add(Timeline.remembered(zone.orElse(key.zone), day -> hours(key, zone.orElse(null), day)));
        }
        if (!companyHours.isAll() && !zones.contains(Optional.<ZoneId>empty())) {
            all.add(Timeline.remembered(key.zone, companyHours));
        }
        return List.copyOf(all);
    }

    /// What the binding rows that are read in `zone` leave open; the company's hours go with the customer's own
    /// zone.
    private DayHours hours(Key key, @Nullable ZoneId zone, long epochDay) {
        var date = LocalDate.ofEpochDay(epochDay);
        var open = zone == null ? companyHours.on(epochDay) : DayHours.ALL;
        for (var rule : bindingOn(key.place, key.isGuess, key.channel, key.purpose, date)
                .rules()) {
            if (Objects.equals(rule.zone(), zone)) {
                open = open.intersect(hours(rule, key.place, date));
            }
        }
        return open;
    }

    DayHours hours(ContactRule rule, @Nullable Place place, LocalDate date) {
        var hours = rule.hours();
        if (hours.holidays() == null) {
            return closing(rule, date, usualHours(rule, place, date));
        }
        if (holidays.isHoliday(place, date)) {
            return closing(rule, date, hours.holidays());
        }
        boolean isEve =
                hours.eveIsSaturday() && isOrdinary(rule, place, date) && holidays.isHoliday(place, date.plusDays(1));
        var open = closing(rule, date, isEve ? hours.sat() : usualHours(rule, place, date));
        return holidays.halfDayOn(place, date)
                .map(half -> open.closingAt(half.closes()))
                .orElse(open);
    }

    /// The hours of the day of the week, as if no holiday were near.
    DayHours usualHours(ContactRule rule, @Nullable Place place, LocalDate date) {
        if (isOrdinary(rule, place, date)) {
            return rule.hours().weekday();
        }
        boolean isLast = rule.isStrict() ? Weekends.isLast(place, date) : Weekends.isLast(null, date);
        return isLast ? rule.hours().sun() : rule.hours().sat();
    }

    /// Saturday and Sunday end the week for every row but the strict one, which goes by the country's weekend.
    private static boolean isOrdinary(ContactRule rule, @Nullable Place place, LocalDate date) {
        return !Weekends.isWeekend(rule.isStrict() ? place : null, date);
    }

    private static DayHours closing(ContactRule rule, LocalDate date, DayHours open) {
        var closes = rule.hours().closes();
        var minute = closes.isEmpty() ? null : closes.get(MonthDay.from(date));
        return minute == null ? open : open.closingAt(minute);
    }
}
