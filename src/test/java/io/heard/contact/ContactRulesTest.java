package io.heard.contact;

import static io.heard.contact.Customers.RULES;
import static io.heard.contact.Customers.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactRulesTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");

    @ParameterizedTest(name = "{1} in {0} by {2} needs {3}")
    @CsvSource({
        "DE, SURVEY,    CALL,  EXPRESS",
        "DE, MARKETING, CALL,  EXPRESS",
        "DE, SERVICE,   CALL,  NONE",
        "DE, SURVEY,    EMAIL, NONE", // the row does not name mail
        "CO, SURVEY,    EMAIL, OPT_OUT",
        "US, SURVEY,    CALL,  NONE",
        "US, MARKETING, CALL,  OPT_OUT",
        "FR, MARKETING, CALL,  EXPRESS",
        "IL, SURVEY,    CALL,  OPT_OUT", // from the strict row
        "IL, MARKETING, CALL,  EXPRESS"
    })
    void consent_is_what_the_rows_of_the_place_ask_for(
            String place, Purpose purpose, Channel channel, Consent expected) {
        assertThat(RULES.consentNeeded(in(place, "Europe/Berlin"), channel, purpose, FRIDAY))
                .isEqualTo(expected);
    }

    @Test
    void the_strictest_candidate_decides_about_consent() {
        var both = Stream.concat(in("US", "America/New_York").stream(), in("DE", "Europe/Berlin").stream())
                .toList();

        assertThat(RULES.consentNeeded(both, Channel.CALL, Purpose.SURVEY, FRIDAY))
                .isEqualTo(Consent.EXPRESS);
    }

    @Test
    void a_region_that_is_a_country_of_its_own_has_the_rows_of_both() {
        var row = "RE,CALL,ALL,CUSTOM,,,10:00-12:00,none,none,none,,,opt_out,express,false,HIGH,a test,,,,\n";
        var book = ((RuleBookCsv.Reading.Book) RuleBookCsv.read("1", RuleBook.shippedText() + row)).book();
        var reunion = Place.parse("FR-974");

        assertThat(book.binding(reunion, Channel.CALL, Purpose.SERVICE, FRIDAY))
                .extracting(ContactRule::place)
                .containsExactly(Place.parse("RE"), Place.parse("FR"));
        assertThat(book.conceivable(reunion, Channel.CALL))
                .extracting(ContactRule::place)
                .contains(Place.parse("RE"), Place.parse("FR"));
        assertThat(book.binding(Place.parse("FR"), Channel.CALL, Purpose.SERVICE, FRIDAY))
                .extracting(ContactRule::place)
                .containsExactly(Place.parse("FR"));
    }

    @Test
    void every_attempt_limit_of_every_candidate_binds() {
        assertThat(limits("DE")).containsExactly("3/P1D", "15/P7D");
        assertThat(limits("US-FL")).containsExactly("3/PT24H");
        assertThat(limits("GB")).isEmpty();
        assertThat(limits("IL")).containsExactly("3/P1D");
    }

    @Test
    void days_of_a_limit_are_calendar_days_and_hours_are_hours() {
        var rome = ZoneId.of("Europe/Rome");
        var at = Instant.parse("2026-03-29T10:00:00Z");

        assertThat(AttemptLimit.parse("3/P1D").countsFrom(at, rome)).isEqualTo("2026-03-28T23:00:00Z");
        assertThat(AttemptLimit.parse("4/P30D").countsFrom(at, rome)).isEqualTo("2026-02-27T23:00:00Z");
        assertThat(AttemptLimit.parse("3/PT24H").countsFrom(at, rome)).isEqualTo("2026-03-28T10:00:00Z");
    }

    @Test
    void a_refusal_silences_us_for_as_long_as_the_strictest_row_says() {
        assertThat(silence(in("FR", "Europe/Paris"))).contains(new Silence.For(Period.ofDays(60)));
        assertThat(silence(in("JP", "Asia/Tokyo"))).contains(new Silence.Forever());
        assertThat(silence(in("GB", "Europe/London"))).isEmpty();
        assertThat(silence(Stream.concat(in("FR", "Europe/Paris").stream(), in("AE", "Asia/Dubai").stream())
                        .toList()))
                .contains(new Silence.Forever());
    }

    @Test
    void working_days_follow_the_country() {
        assertThat(RULES.isWorkingDay(Place.parse("GB"), LocalDate.parse("2026-12-25")))
                .isFalse();
        assertThat(RULES.isWorkingDay(Place.parse("GB"), LocalDate.parse("2026-11-22")))
                .isFalse();
        assertThat(RULES.isWorkingDay(Place.parse("IL"), LocalDate.parse("2026-11-22")))
                .isTrue();
        assertThat(RULES.isWorkingDay(Place.parse("IL"), FRIDAY)).isFalse();
        assertThat(RULES.isWorkingDay(Place.parse("AE"), FRIDAY)).isTrue();
        assertThat(RULES.isWorkingDay(Place.parse("AE-SH"), FRIDAY)).isFalse();
        assertThat(RULES.isWorkingDay(null, FRIDAY)).isTrue();
    }

    private static List<String> limits(String place) {
        return RULES.attemptLimits(in(place, "Europe/Berlin"), Channel.CALL, Purpose.SURVEY, FRIDAY).stream()
                .map(limit -> limit.limit().toString())
                .toList();
    }

    private static Optional<Silence> silence(List<Candidate> candidates) {
        return RULES.silenceAfterRefusal(candidates, Channel.CALL, Purpose.SURVEY, FRIDAY);
    }
}
