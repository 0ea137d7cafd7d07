package io.heard.desk;

import io.heard.contact.Consent;
import io.heard.contact.ContactRule;
import io.heard.contact.HolidayChange;
import io.heard.contact.Place;
import io.heard.contact.PublicHolidays;
import io.heard.contact.Purpose;
import io.heard.contact.Silence;
import io.heard.desk.TablePage.Hours;
import io.heard.platform.Problem;
import io.heard.rulebook.HolidayRepository;
import io.heard.rulebook.RuleBookRepository;
import io.heard.rulebook.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows contact rules and holidays as they are in force, or as they were.
@ApplicationScoped
class TableLists {

    private static final String ANYWHERE = "*";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2099;

    private final RulesTable rules;
    private final HolidaysTable holidays;
    private final AdminPages admin;
    private final Office office;

    TableLists(RulesTable rules, HolidaysTable holidays, AdminPages admin, Office office) {
        this.rules = rules;
        this.holidays = holidays;
        this.admin = admin;
        this.office = office;
    }

    private RulesMessages words() {
        return office.words(RulesMessages.class);
    }

    private WhatIfWords says() {
        return new WhatIfWords(words(), office.times());
    }

    /// @param place only rows that bind there; empty: all
    TablePage.Rules rules(String place, @Nullable String version, boolean isSaved) {
        var shown = shown(rules, version);
        var book = RuleBookRepository.read(shown);
        var wanted = place.toUpperCase(Locale.ROOT);
        return new TablePage.Rules(
                admin.top("rules", isSaved ? words().saved() : null, null),
                shown.version(),
                shown.version() != rules.written().version(),
                wanted,
                book.rules().stream().map(TableLists::code).distinct().toList(),
                book.rules().stream()
                        .filter(rule -> binds(code(rule), wanted))
                        .map(this::row)
                        .toList(),
                versions(rules, shown));
    }

    private Written shown(EditedTable table, @Nullable String version) {
        return version == null
                ? table.written()
                : Typed.number(version, 0, Integer.MAX_VALUE)
                        .flatMap(table::version)
                        .orElseThrow(() ->
                                Problem.notFound("There is no such version").thrown());
    }

    private List<TablePage.Version> versions(EditedTable table, Written shown) {
        return table.versions().stream()
                .map(entry -> new TablePage.Version(
                        table.path() + "?version=" + entry.version(),
                        entry.version(),
                        office.times().day(entry.at()) + ", " + office.times().time(entry.at()),
                        entry.by(),
                        entry.version() == shown.version()))
                .toList();
    }

    private static String code(ContactRule rule) {
        return rule.place() == null ? ANYWHERE : rule.place().toString();
    }

    /// A region is bound by its country's rows too.
    private static boolean binds(String code, String wanted) {
        return wanted.isEmpty()
                || code.equals(wanted)
                || code.startsWith(wanted + "-")
                || wanted.startsWith(code + "-");
    }

    private TablePage.Rule row(ContactRule rule) {
        var place = rule.place();
        return new TablePage.Rule(
                code(rule),
                place == null ? words().anywhere() : name(place),
                rule.channels().stream().sorted().map(says()::channel).collect(Collectors.joining(", ")) + ", "
                        + (rule.isForAllPurposes()
                                ? words().allPurposes()
                                : rule.purposes().stream()
                                        .sorted()
                                        .map(says()::purpose)
                                        .collect(Collectors.joining(", "))),
                kind(rule.kind()),
                rule.kind() == ContactRule.Kind.LAW,
                confidence(rule.confidence()),
                rule.confidence() != ContactRule.Confidence.HIGH,
                valid(rule),
                hours(rule),
                limits(rule),
                rule.source(),
                rule.note().isEmpty() ? null : rule.note());
    }

    private String name(Place place) {
        return WhatIfWords.place(place.country(), place.region(), office.times().locale());
    }

    private String kind(ContactRule.Kind kind) {
        return switch (kind) {
            case LAW -> words().law();
            case GUIDANCE -> words().guidance();
            case CUSTOM -> words().custom();
        };
    }

    private String confidence(ContactRule.Confidence confidence) {
        return switch (confidence) {
            case HIGH -> words().sure();
            case MEDIUM -> words().likely();
            case LOW -> words().unsure();
        };
    }

    private @Nullable String valid(ContactRule rule) {
        var locale = office.times().locale();
        var from = rule.validFrom() == null ? null : WhatIfWords.date(rule.validFrom(), locale);
        var to = rule.validTo() == null ? null : WhatIfWords.date(rule.validTo().minusDays(1), locale);
        if (from != null && to != null) {
            return words().validBetween(from, to);
        }
        return from != null ? words().validFrom(from) : to != null ? words().validUntil(to) : null;
    }

    private List<Hours> hours(ContactRule rule) {
        var hours = rule.hours();
        var all = new ArrayList<Hours>();
        boolean isStrict = rule.isStrict();
        all.add(new Hours(
                isStrict ? words().workingDays() : words().weekdays(),
                says().hours(hours.weekday().toString())));
        all.add(new Hours(
                isStrict ? words().firstWeekendDay() : words().saturday(),
                says().hours(hours.sat().toString())));
        all.add(new Hours(
                isStrict ? words().lastWeekendDay() : words().sunday(),
                says().hours(hours.sun().toString())));
        all.add(new Hours(
                words().onHolidays(),
                hours.holidays() == null
                        ? words().asOtherDays()
                        : says().hours(hours.holidays().toString())));
        return all;
    }

    private List<String> limits(ContactRule rule) {
        var all = new ArrayList<String>();
        rule.attempts().forEach(limit -> all.add(words().attempts(limit.toString())));
        switch (rule.silenceAfterRefusal()) {
            case null -> {}
            case Silence.Forever _ -> all.add(words().silenceForever());
            case Silence.For(var period) -> all.add(words().silence(period.toString()));
        }
        consent(Purpose.SURVEY, rule.consentSurvey()).ifPresent(all::add);
        consent(Purpose.MARKETING, rule.consentMarketing()).ifPresent(all::add);
        if (rule.areaCodeResidency()) {
            all.add(words().areaCode());
        }
        if (rule.zone() != null) {
            all.add(words().inZone(Times.place(rule.zone())));
        }
        if (rule.hours().eveIsSaturday()) {
            all.add(words().eve());
        }
        if (!rule.hours().closes().isEmpty()) {
            all.add(words().closesEarly(String.join(", ", rule.hours().closesInWords())));
        }
        return all;
    }

    private Optional<String> consent(Purpose purpose, Consent consent) {
        return switch (consent) {
            case NONE -> Optional.empty();
            case OPT_OUT -> Optional.of(words().optOut(says().purpose(purpose)));
            case EXPRESS -> Optional.of(words().express(says().purpose(purpose)));
        };
    }

    /// @param place whose calendar is shown; empty: none
    TablePage.Holidays holidays(String place, @Nullable String year, @Nullable String version, boolean isSaved) {
        var shown = shown(holidays, version);
        var wanted = place.toUpperCase(Locale.ROOT);
        int asked = Typed.number(Objects.requireNonNullElse(year, ""), FIRST_YEAR, LAST_YEAR)
                .orElseGet(() -> LocalDate.ofInstant(office.times().now(), ZoneOffset.UTC)
                        .getYear());
        var changes = HolidayRepository.read(shown);
        return new TablePage.Holidays(
                admin.top("holidays", isSaved ? words().saved() : null, null),
                shown.version(),
                shown.version() != holidays.written().version(),
                wanted,
                String.valueOf(asked),
                calendar(wanted, asked, PublicHolidays.of(shown.version(), changes)),
                changes.stream()
                        .filter(change -> binds(change.place().toString(), wanted))
                        .map(this::change)
                        .toList(),
                versions(holidays, shown));
    }

    private TablePage.@Nullable Calendar calendar(String wanted, int year, PublicHolidays calendars) {
        Place place;
        try {
            place = Place.parse(wanted);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
        return new TablePage.Calendar(
                name(place) + ", " + year,
                calendars.isKnown(place, LocalDate.of(year, 1, 1)),
                calendars.of(place, year).stream()
                        .map(day -> new TablePage.Day(
                                WhatIfWords.date(day.date(), office.times().locale()),
                                day.name(),
                                day.closes() == null ? null : time(day.closes()),
                                day.isOurs()))
                        .toList());
    }

    private TablePage.Change change(HolidayChange change) {
        var date = WhatIfWords.date(change.date(), office.times().locale());
        var place = change.place();
        return switch (change) {
            case HolidayChange.Added added ->
                new TablePage.Change(place.toString(), added.name(), date, words().added(), null);
            case HolidayChange.Removed _ -> new TablePage.Change(place.toString(), "", date, words().removed(), null);
            case HolidayChange.HalfDay half ->
                new TablePage.Change(place.toString(), half.name(), date, words().halfDay(), time(half.closes()));
        };
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
