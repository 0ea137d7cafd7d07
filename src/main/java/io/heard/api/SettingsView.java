package io.heard.api;

import io.heard.calendar.Days;
import io.heard.contact.Channel;
import io.heard.platform.Problem;
import io.heard.rulebook.Settings;
import io.heard.rulebook.Settings.Outreach.Status;
import io.heard.rulebook.SettingsRepository;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The company's settings as they are read and written.
record SettingsView(
        Company company,
        @Nullable List<Hours> contactHours,
        List<Hours> serviceHours,
        String deliveryTime,
        String gather,
        Caps caps,
        String coolOff,
        Map<String, Double> currencyRates,
        String lease,
        int snoozes,
        @Nullable String handoffWait,
        Outreach outreach,
        Escalation escalation,
        Goodwill goodwill,
        int version) {

    private static final String FROM_1_TO_50 = "must be 1 to 50";
    private static final String PERCENT = "must be from 1 to 200";
    private static final String BUSINESS_DAYS = "must be from 0 to 30";
    private static final Period LONGEST_SPAN = Period.ofYears(10);
    private static final Duration LONGEST_LEASE = Duration.ofHours(24);
    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofDays(14);

    record Company(
            @Form.Required @Form.Name String name,
            @Form.Required @Form.TimeZone String timeZone,
            @Form.Required @Form.Language String language,
            @Form.Required @Form.Currency String currency) {}

    record Hours(
            @Form.Required @Size(min = 1, max = 7, message = "must name 1 to 7 days") @Form.Distinct
            List<Day> days,

            @Form.Required @Form.LocalTime String start,
            @Form.Required @Form.LocalEndTime String end) {

        static List<Hours> of(List<Settings.Hours> all) {
            return all.stream()
                    .map(hours ->
                            new Hours(hours.days().stream().map(Day::valueOf).toList(), hours.start(), hours.end()))
                    .toList();
        }

        static List<Settings.Hours> settings(List<Hours> all) {
            return all.stream()
                    .map(hours -> new Settings.Hours(
                            hours.days().stream().map(Day::name).toList(), hours.start(), hours.end()))
                    .toList();
        }
    }

    record Caps(
            @Form.Required @Size(max = 10, message = "must be at most 10")
            List<@Valid ConversationCap> conversations,

            @Form.Required
            @Min(value = 1, message = "must be from 1 to 10")
            @Max(value = 10, message = "must be from 1 to 10")
            Integer routineAttemptsPerDay) {}

    record ConversationCap(
            @Form.Required
            @Min(value = 1, message = "must be from 1 to 1000")
            @Max(value = 1000, message = "must be from 1 to 1000")
            Integer max,

            @Form.Required @Form.Days String per) {}

    record Outreach(
            @Form.Required Status status,
            @Nullable Channel channel,
            @Form.Country @Nullable String country,
            @Form.Text @Nullable String reason) {

        static Outreach of(Settings.Outreach outreach) {
            return new Outreach(
                    outreach.status(),
                    outreach.channel() == null ? null : Channel.valueOf(outreach.channel()),
                    outreach.country(),
                    outreach.reason());
        }

        Settings.Outreach settings() {
            return new Settings.Outreach(status, channel == null ? null : channel.name(), country, reason);
        }
    }

    record Escalation(
            @Form.Required @Min(value = 1, message = PERCENT) @Max(value = 200, message = PERCENT)
            Integer urgentRep,

            @Form.Required @Min(value = 1, message = PERCENT) @Max(value = 200, message = PERCENT)
            Integer urgentLead,

            @Form.Required @Min(value = 1, message = PERCENT) @Max(value = 200, message = PERCENT)
            Integer urgentDeputy,

            @Form.Required @Min(value = 0, message = BUSINESS_DAYS) @Max(value = 30, message = BUSINESS_DAYS)
            Integer routineRep,

            @Form.Required @Min(value = 0, message = BUSINESS_DAYS) @Max(value = 30, message = BUSINESS_DAYS)
            Integer routineLead) {

        static Escalation of(Settings.Escalation escalation) {
            return new Escalation(
                    escalation.urgentRep(),
                    escalation.urgentLead(),
                    escalation.urgentDeputy(),
                    escalation.routineRep(),
                    escalation.routineLead());
        }

        Settings.Escalation settings() {
            return new Settings.Escalation(urgentRep, urgentLead, urgentDeputy, routineRep, routineLead);
        }
    }

    record Goodwill(
            @Form.Required @Form.Limit BigDecimal perCase,
            @Form.Required @Form.Limit BigDecimal perYear,
            @Form.Required @Form.Limit BigDecimal perDay,
            @Form.Required @Form.Limit BigDecimal leadPerCase) {

        static Goodwill of(Settings.Goodwill limits) {
            return new Goodwill(limits.perCase(), limits.perYear(), limits.perDay(), limits.leadPerCase());
        }

        Settings.Goodwill settings() {
            return new Settings.Goodwill(perCase, perYear, perDay, leadPerCase);
        }
    }

    record Edit(
            @Form.Required @Valid Company company,

            @Size(min = 1, max = 50, message = FROM_1_TO_50) @Nullable
            List<@Valid Hours> contactHours,

            @Form.Required @Size(min = 1, max = 50, message = FROM_1_TO_50)
            List<@Valid Hours> serviceHours,

            @Form.Required @Form.Days String deliveryTime,
            @Form.Required @Form.Days String gather,
            @Form.Required @Valid Caps caps,
            @Form.Required @Form.Days String coolOff,

            @Form.Required @Size(max = 200, message = "must be at most 200")
            Map<String, @Form.Positive Double> currencyRates,

            @Form.Required @Form.ExactTime String lease,

            @Form.Required
            @Min(value = 0, message = "must be from 0 to 20")
            @Max(value = 20, message = "must be from 0 to 20")
            Integer snoozes,

            @Form.ExactTime @Nullable String handoffWait,
            @Form.Required @Valid Outreach outreach,
            @Form.Required @Valid Escalation escalation,
            @Form.Required @Valid Goodwill goodwill) {

        /// @throws DateTimeException for a span beyond all calendars
        Settings settings() {
            return new Settings(
                    new Settings.Identity(company.name(), company.timeZone(), company.language(), company.currency()),
                    contactHours == null ? null : Hours.settings(contactHours),
                    Hours.settings(serviceHours),
                    Period.parse(deliveryTime),
                    Period.parse(gather),
                    new Settings.Caps(
                            caps.conversations().stream()
                                    .map(cap -> new Settings.ConversationCap(cap.max(), Period.parse(cap.per())))
                                    .toList(),
                            caps.routineAttemptsPerDay()),
                    Period.parse(coolOff),
                    currencyRates,
                    Duration.parse(lease),
                    snoozes,
                    handoffWait == null ? null : Duration.parse(handoffWait),
                    outreach.settings(),
                    escalation.settings(),
                    goodwill.settings());
        }

        List<Problem.Flaw> flaws() {
            var flaws = new ArrayList<Problem.Flaw>();
            currency("company.currency", company.currency(), flaws);
            currencyRates.keySet().forEach(code -> currency("currencyRates." + code, code, flaws));
            span("deliveryTime", deliveryTime, flaws);
            span("gather", gather, flaws);
            span("coolOff", coolOff, flaws);
            for (int i = 0; i < caps.conversations().size(); i++) {
                span(
                        "caps.conversations[" + i + "].per",
                        caps.conversations().get(i).per(),
                        flaws);
            }
            var held = Duration.parse(lease);
            if (held.isZero() || held.compareTo(LONGEST_LEASE) > 0) {
                flaws.add(new Problem.Flaw("lease", "must be more than nothing and at most " + LONGEST_LEASE));
            }
            var wait = handoffWait == null ? SHORTEST_WAIT : Duration.parse(handoffWait);
            if (wait.compareTo(SHORTEST_WAIT) < 0 || wait.compareTo(LONGEST_WAIT) > 0) {
                flaws.add(new Problem.Flaw("handoffWait", "must be " + SHORTEST_WAIT + " to " + LONGEST_WAIT));
            }
            return flaws;
        }

        private static void span(String field, String text, List<Problem.Flaw> flaws) {
            if (Days.averageLength(Period.parse(text)).compareTo(Days.averageLength(LONGEST_SPAN)) > 0) {
                flaws.add(new Problem.Flaw(field, "must be at most " + LONGEST_SPAN));
            }
        }

        private static void currency(String field, String code, List<Problem.Flaw> flaws) {
            if (Currency.getAvailableCurrencies().stream()
                    .noneMatch(known -> known.getCurrencyCode().equals(code))) {
                flaws.add(new Problem.Flaw(field, "is no currency of ISO 4217"));
            }
        }
    }

    static SettingsView of(SettingsRepository.Versioned current) {
        var settings = current.settings();
        var company = settings.company();
        return new SettingsView(
                new Company(company.name(), company.timeZone(), company.language(), company.currency()),
                settings.contactHours() == null ? null : Hours.of(settings.contactHours()),
                Hours.of(settings.serviceHours()),
                settings.deliveryTime().toString(),
                settings.gather().toString(),
                new Caps(
                        settings.caps().conversations().stream()
                                .map(cap ->
                                        new ConversationCap(cap.max(), cap.per().toString()))
                                .toList(),
                        settings.caps().routineAttemptsPerDay()),
                settings.coolOff().toString(),
                settings.currencyRates(),
                settings.lease().toString(),
                settings.snoozes(),
                settings.handoffWait() == null ? null : settings.handoffWait().toString(),
                Outreach.of(settings.outreach()),
                Escalation.of(settings.escalation()),
                Goodwill.of(settings.goodwill()),
                current.version());
    }
}
