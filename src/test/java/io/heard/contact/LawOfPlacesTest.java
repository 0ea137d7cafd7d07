package io.heard.contact;

import static io.heard.contact.Customers.RULES;
import static io.heard.contact.Customers.calls;
import static io.heard.contact.Customers.day;
import static io.heard.contact.Customers.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.WeekHours;
import io.heard.contact.RuleBookCsv.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the shipped book asks of us in the places whose law is peculiar.
class LawOfPlacesTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");

    @ParameterizedTest(name = "France on {0}: {1}")
    @CsvSource({
        "2026-11-20, 10:00-13:00 14:00-20:00", // décret 2022-1313: weekdays, with a lunch
        "2026-11-21, none", // Saturday
        "2026-11-22, none",
        "2026-11-11, none", // Armistice Day, a Wednesday
        "2026-12-24, 10:00-13:00 14:00-20:00",
        "2026-12-25, none",
        "2027-05-06, none" // Ascension Day
    })
    void france_is_called_on_weekdays_with_a_lunch_and_never_on_holidays(String date, String hours) {
        assertThat(day(calls(in("FR", "Europe/Paris"), Purpose.MARKETING), date))
                .isEqualTo(hours);
        assertThat(day(calls(in("FR", "Europe/Paris"), Purpose.SERVICE), date)).isEqualTo(hours);
    }

    @Test
    void france_allows_four_attempts_in_thirty_days_and_is_silent_for_sixty_after_a_refusal() {
        var paris = in("FR", "Europe/Paris");

        assertThat(RULES.attemptLimits(paris, Channel.CALL, Purpose.SURVEY, FRIDAY))
                .extracting(limit -> limit.limit().toString())
                .containsExactly("4/P30D");
        assertThat(RULES.silenceAfterRefusal(paris, Channel.CALL, Purpose.MARKETING, FRIDAY))
                .contains(new Silence.For(Period.ofDays(60)));
        // the fourth counts until its day is the thirtieth before, on the customer's calendar
        var at = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(AttemptLimit.parse("4/P30D").countsFrom(at, ZoneId.of("Europe/Paris")))
                .isEqualTo("2026-10-21T22:00:00Z");
    }

    @ParameterizedTest(name = "{0}: attempts {1}, silence {2}")
    @CsvSource({
        "DE,    3/P1D 15/P7D, ''",
        "US-FL, 3/PT24H,      ''",
        "US-MD, 3/PT24H,      ''",
        "US-OK, 3/PT24H,      ''",
        "AE,    1/P1D 2/P7D,  forever",
        "CO,    1/P1D,        ''",
        "JP,    '',           forever",
        "US-TX, '',           ''",
        "ZW,    3/P1D,        ''" // the strict row
    })
    void each_place_has_its_limits_of_attempts_and_its_silence(String place, String limits, String silence) {
        var there = in(place, "UTC");

        assertThat(RULES.attemptLimits(there, Channel.CALL, Purpose.MARKETING, FRIDAY).stream()
                        .map(limit -> limit.limit().toString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(limits);
        assertThat(RULES.silenceAfterRefusal(there, Channel.CALL, Purpose.MARKETING, FRIDAY)
                        .map(one -> one instanceof Silence.Forever ? "forever" : one.toString())
                        .orElse(""))
                .isEqualTo(silence);
    }

    @ParameterizedTest(name = "{0}: {1} may be presumed there")
    @CsvSource({"+13055550123, US-FL", "+12035550100, US-CT", "+14055551234, US-OK", "+12125550123, ", "+12145550123, "
    })
    void three_states_take_who_has_their_area_code_for_a_resident(String number, String presumed) {
        var ada = Whereabouts.UNKNOWN.profile("Europe/Berlin").home("DE", null).phone(PhoneNumbers.read(number, null));

        var candidates = RULES.candidates(ada);

        assertThat(candidates.stream()
                        .filter(candidate -> candidate.source() == Source.AREA_CODE)
                        .map(candidate -> String.valueOf(candidate.place()))
                        .distinct())
                .isEqualTo(presumed == null ? List.of() : List.of(presumed));
    }

    @Test
    void a_presumed_resident_is_called_only_when_both_places_allow_it() {
        var ada = Whereabouts.UNKNOWN
                .profile("Europe/Berlin")
                .home("DE", null)
                .phone(PhoneNumbers.read("+13055550123", null));

        // Miami opens at 14:00 in Berlin and Berlin closes at 20:00
        assertThat(day(calls(RULES.candidates(ada), Purpose.SERVICE), "2026-11-20"))
                .isEqualTo("14:00-20:00");
        assertThat(RULES.consentNeeded(RULES.candidates(ada), Channel.CALL, Purpose.SURVEY, FRIDAY))
                .isEqualTo(Consent.EXPRESS);
    }

    @ParameterizedTest(name = "{0} in {1} on {2}: {3}")
    @CsvSource({
        "FR-974, Indian/Reunion,     2026-11-20, 10:00-13:00 14:00-20:00", // French rules on Réunion's clock
        "FR-974, Indian/Reunion,     2026-07-14, none",
        "FR-PF,  Pacific/Tahiti,     2026-11-19, 10:00-13:00 14:00-20:00",
        "FR-PF,  Pacific/Tahiti,     2026-11-20, none", // Matari'i i ni'a, a holiday there alone
        "NL-CW,  America/Curacao,    2026-11-20, 09:00-22:00",
        "US-PR,  America/Puerto_Rico, 2026-11-22, 08:00-21:00"
    })
    void a_territory_has_its_own_clock_and_its_countrys_rules(String place, String zone, String date, String hours) {
        assertThat(day(calls(in(place, zone), Purpose.SERVICE), date)).isEqualTo(hours);
    }

    @ParameterizedTest(name = "{0} on {1} is no working day: {2}")
    @CsvSource({
        "EG, 2026-11-20, true",
        "EG, 2026-11-21, true",
        "EG, 2026-11-22, false",
        "BD, 2026-11-20, true",
        "DZ, 2026-11-20, true",
        "DZ, 2026-11-22, false",
        "AE, 2026-11-20, false",
        "AE, 2026-11-21, true"
    })
    void a_weekend_is_what_the_country_has(String place, LocalDate date, boolean isWeekend) {
        assertThat(RULES.isWorkingDay(Place.parse(place), date)).isEqualTo(!isWeekend);
    }

    @ParameterizedTest(name = "in {0} the strict row binds on {1}: {2}")
    @CsvSource({
        "EG, 2026-11-20, 10:00-18:00", // Friday is the first day of the weekend
        "EG, 2026-11-21, none",
        "EG, 2026-11-22, 09:00-20:00",
        "ID, 2026-11-20, 09:00-20:00", // no row, no calendar
        "ID, 2026-11-22, none"
    })
    void a_place_without_a_row_has_the_strict_one(String place, String date, String hours) {
        assertThat(day(calls(in(place, "UTC"), Purpose.SERVICE), date)).isEqualTo(hours);
    }

    @Test
    void a_row_counts_only_with_a_calendar_until_the_company_uploads_its_own() {
        var row = "KR,CALL,ALL,CUSTOM,,,07:00-22:00,07:00-22:00,07:00-22:00,none,,,none,none,false,LOW,a test,,,,\n";
        var book = ((Reading.Book) RuleBookCsv.read("1", RuleBook.shippedText() + row)).book();
        var date = LocalDate.parse("2026-03-01");
        var ours = PublicHolidays.of(
                1, List.of(new HolidayChange.Added(Place.parse("KR"), date, "Independence Movement Day")));

        assertThat(seoul(book, PublicHolidays.shipped(), "2026-11-20")).isEqualTo("09:00-20:00");
        assertThat(seoul(book, ours, "2026-11-20")).isEqualTo("07:00-22:00");
        assertThat(seoul(book, ours, "2026-03-01")).isEqualTo("none");
        assertThat(seoul(book, ours, "2027-03-02")).isEqualTo("09:00-20:00"); // nobody knows that year yet
    }

    private static String seoul(RuleBook book, PublicHolidays holidays, String date) {
        var rules = new ContactRules(book, holidays, WeekHours.ALL, Customers.ROME);
        return day(rules.windows(in("KR", "Asia/Seoul"), ContactPreferences.NONE, Channel.CALL, Purpose.SERVICE), date);
    }

    @Test
    void a_row_that_begins_in_january_binds_januarys_windows() {
        var text = RuleBook.shippedText();
        var line = text.lines().filter(one -> one.startsWith("BE,")).findFirst().orElseThrow();
        var until = line.replace("CUSTOM,,,", "CUSTOM,,2027-01-01,");
        var from = line.replace("CUSTOM,,,", "LAW,2027-01-01,,").replace("09:00-20:00", "11:00-12:00");
        var book = ((Reading.Book) RuleBookCsv.read("2", text.replace(line, until + "\n" + from))).book();
        var rules = new ContactRules(book, PublicHolidays.shipped(), WeekHours.ALL, Customers.ROME);
        var brussels =
                rules.windows(in("BE", "Europe/Brussels"), ContactPreferences.NONE, Channel.CALL, Purpose.SERVICE);

        assertThat(day(brussels, "2026-12-31")).isEqualTo("09:00-20:00");
        assertThat(day(brussels, "2027-01-04")).isEqualTo("11:00-12:00");
        assertThat(brussels.because(Instant.parse("2027-01-04T00:00:00Z"), Instant.parse("2027-01-05T00:00:00Z")))
                .anySatisfy(because ->
                        assertThat(because.detail()).startsWith("BE CALL ALL").contains("LAW"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVICE", "SURVEY", "MARKETING"})
    void mail_needs_consent_only_where_a_row_names_it(Purpose purpose) {
        var silent = Stream.of("DE", "FR", "US-FL", "ZW")
                .map(place -> RULES.consentNeeded(in(place, "UTC"), Channel.EMAIL, purpose, FRIDAY))
                .toList();

        assertThat(silent).containsOnly(Consent.NONE);
    }
}
