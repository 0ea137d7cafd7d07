package io.heard.rulebook;

import io.heard.calendar.DayHours;
import io.heard.calendar.WeekHours;
import io.heard.contact.Countries;
import io.heard.contact.Weekends;
import io.heard.decision.Company;
import io.heard.decision.Playbook;
import io.heard.decision.Span;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a company sets for itself, as it is written in `/v1/settings`.
///
/// @param contactHours in the customer's zone; absent: no further limit
/// @param serviceHours in the company's zone
/// @param handoffWait how long an offer to take a task over stands; absent: until the end of the receiver's next shift
public record Settings(
        Identity company,
        @Nullable List<Hours> contactHours,
        List<Hours> serviceHours,
        Period deliveryTime,
        Period gather,
        Caps caps,
        Period coolOff,
        Map<String, Double> currencyRates,
        Duration lease,
        int snoozes,
        @Nullable Duration handoffWait,
        Outreach outreach,
        Escalation escalation,
        Goodwill goodwill) {

    /// What was written before there was escalation, or goodwill, has none.
    public Settings {
        escalation = Objects.requireNonNullElse(escalation, Escalation.DEFAULT);
        goodwill = Objects.requireNonNullElse(goodwill, Goodwill.DEFAULT);
    }

    /// Up to how much is given beyond what is owed, in the company's currency; 0: nothing without the next one's word.
    ///
    /// @param perCase by a rep, once
    /// @param perYear to one customer in 365 days, by reps
    /// @param perDay by one rep
    /// @param leadPerCase by a lead, once; an admin has no limit
    public record Goodwill(BigDecimal perCase, BigDecimal perYear, BigDecimal perDay, BigDecimal leadPerCase) {

        /// A rep's day is five full cases: enough for a bad day, and a sixth is worth a lead's look.
        public static final Goodwill DEFAULT = new Goodwill(
                BigDecimal.valueOf(50), BigDecimal.valueOf(100), BigDecimal.valueOf(250), BigDecimal.valueOf(500));

        public static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

        /// 50 is 50.00, however it was written.
        public Goodwill {
            perCase = plain(perCase);
            perYear = plain(perYear);
            perDay = plain(perDay);
            leadPerCase = plain(leadPerCase);
        }

        private static BigDecimal plain(BigDecimal limit) {
            var plain = limit.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }

        Optional<Flaw> flaw() {
            boolean isBeyond = Stream.of(perCase, perYear, perDay, leadPerCase)
                    .anyMatch(limit -> limit.signum() < 0 || limit.compareTo(MOST) > 0);
            if (isBeyond) {
                return Optional.of(new Flaw("goodwill", "limits are from 0 to " + MOST));
            }
            return leadPerCase.compareTo(perCase) < 0
                    ? Optional.of(new Flaw("goodwill.leadPerCase", "a lead may give at least what a rep may"))
                    : Optional.empty();
        }
    }

    /// When somebody is told that work runs out of time.
    ///
    /// @param urgentRep after which percent of its time urgent work is told to the rep and the backup
    /// @param urgentLead then to the lead
    /// @param urgentDeputy then to the lead and the deputy
    /// @param routineRep how many business days before its due routine work is told to the rep
    /// @param routineLead then to the lead
    public record Escalation(int urgentRep, int urgentLead, int urgentDeputy, int routineRep, int routineLead) {

        public static final Escalation DEFAULT = new Escalation(50, 80, 100, 2, 1);

        private static final int LATEST = 200;
        private static final int EARLIEST = 30;

        Optional<Flaw> flaw() {
            if (urgentRep < 1 || urgentRep > urgentLead || urgentLead > urgentDeputy || urgentDeputy > LATEST) {
                return Optional.of(new Flaw(
                        "escalation", "tells the rep first, then the lead, then the deputy, at 1 to " + LATEST + " %"));
            }
            return routineLead < 0 || routineLead > routineRep || routineRep > EARLIEST
                    ? Optional.of(new Flaw(
                            "escalation", "tells the rep first, then the lead, 0 to " + EARLIEST + " days before"))
                    : Optional.empty();
        }
    }

    public record Identity(String name, String timeZone, String language, String currency) {}

    /// @param days MON to SUN
    /// @param end 24:00 at the latest
    public record Hours(List<String> days, String start, String end) {}

    public record Caps(List<ConversationCap> conversations, int routineAttemptsPerDay) {}

    public record ConversationCap(int max, Period per) {}

    public record Outreach(
            Status status,
            @Nullable String channel,
            @Nullable String country,
            @Nullable String reason) {

        public enum Status {
            RUNNING,
            PAUSED
        }

        public static final Outreach RUNNING = new Outreach(Status.RUNNING, null, null, null);

        public boolean isPaused() {
            return status == Status.PAUSED;
        }

        /// Whether a contact on this channel, with a customer in this country, is stopped for now.
        public boolean stops(String onChannel, @Nullable String inCountry) {
            return isPaused()
                    && (channel == null || channel.equals(onChannel))
                    && (country == null || country.equals(inCountry));
        }
    }

    /// The reasons for these are in DESIGN §10: practice and public figures.
    public static Settings defaults(String zone) {
        return new Settings(
                new Identity("Our company", zone, "en", "EUR"),
                null,
                List.of(new Hours(List.of("MON", "TUE", "WED", "THU", "FRI"), "09:00", "18:00")),
                Period.ofDays(5),
                Period.ofDays(3),
                new Caps(
                        List.of(new ConversationCap(1, Period.ofDays(30)), new ConversationCap(6, Period.ofDays(365))),
                        1),
                Period.ofDays(60),
                Map.of("EUR", 1.0, "GBP", 1.15, "USD", 0.92, "CHF", 1.05),
                Duration.ofMinutes(30),
                2,
                null,
                Outreach.RUNNING,
                Escalation.DEFAULT,
                Goodwill.DEFAULT);
    }

    /// The same with other outreach: what a lead may change.
    public Settings with(Outreach other) {
        return new Settings(
                company,
                contactHours,
                serviceHours,
                deliveryTime,
                gather,
                caps,
                coolOff,
                currencyRates,
                lease,
                snoozes,
                handoffWait,
                other,
                escalation,
                goodwill);
    }

    public ZoneId zone() {
        return ZoneId.of(company.timeZone());
    }

    /// What is wrong, field by field; empty when these settings can be used.
    public List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (Countries.zone(company.timeZone()).isEmpty()) {
            flaws.add(new Flaw("company.timeZone", "'" + company.timeZone() + "' is no time zone of tzdb"));
        }
        flaw("contactHours", contactHours).ifPresent(flaws::add);
        flaw("serviceHours", serviceHours).ifPresent(flaws::add);
        if (serviceHours.isEmpty()) {
            flaws.add(new Flaw("serviceHours", "name the hours in which the company works"));
        }
        if (outreach.isPaused()
                && (outreach.reason() == null || outreach.reason().isBlank())) {
            flaws.add(new Flaw("outreach.reason", "say why outreach is paused"));
        }
        if (outreach.country() != null && !Countries.isKnown(outreach.country())) {
            flaws.add(new Flaw("outreach.country", "'" + outreach.country() + "' is no country of ISO 3166-1"));
        }
        escalation.flaw().ifPresent(flaws::add);
        goodwill.flaw().ifPresent(flaws::add);
        return flaws;
    }

    /// On which the company works.
    public Set<DayOfWeek> serviceDays() {
        return serviceHours.stream()
                .flatMap(hours -> hours.days().stream())
                .map(Weekends::day)
                .collect(Collectors.toSet());
    }

    public record Flaw(String field, String message) {}

    private static Optional<Flaw> flaw(String field, @Nullable List<Hours> hours) {
        try {
            week(hours);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Flaw(field, String.valueOf(e.getMessage())));
        }
    }

    private static WeekHours week(@Nullable List<Hours> hours) {
        if (hours == null) {
            return WeekHours.ALL;
        }
        var days = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        for (var entry : hours) {
            var open = DayHours.parse(entry.start() + "-" + entry.end());
            for (var name : entry.days()) {
                days.merge(Weekends.day(name), open, DayHours::union);
            }
        }
        return WeekHours.of(days);
    }

    /// The limits that decisions go by.
    public Company limits() {
        var all = new ArrayList<Playbook.Cap>();
        for (var cap : caps.conversations()) {
            all.add(new Playbook.Cap(Playbook.Cap.Counts.CONVERSATIONS, cap.max(), new Span.Days(cap.per())));
        }
        all.add(new Playbook.Cap(
                Playbook.Cap.Counts.ATTEMPTS, caps.routineAttemptsPerDay(), new Span.Days(Period.ofDays(1))));
        return new Company(
                zone(),
                company.language(),
                company.currency(),
                week(contactHours),
                week(serviceHours),
                deliveryTime,
                gather,
                all,
                coolOff,
                currencyRates);
    }
}
