package io.heard.contact;

import static io.heard.contact.Customers.RULES;
import static io.heard.contact.Customers.calls;
import static io.heard.contact.Customers.day;
import static io.heard.contact.Customers.in;
import static io.heard.contact.Purpose.MARKETING;
import static io.heard.contact.Purpose.SERVICE;
import static io.heard.contact.Purpose.SURVEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.DayHours;
import io.heard.calendar.Interval;
import io.heard.calendar.WeekHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactWindowsTest {

    @ParameterizedTest(name = "{0} in {1} on {2}: {3}")
    @CsvSource({
        // the days of the week
        "GB,    Europe/London,       2026-11-20, 08:00-21:00",
        "GB,    Europe/London,       2026-11-21, 09:00-21:00",
        "GB,    Europe/London,       2026-11-22, none",
        "FR,    Europe/Paris,        2026-11-20, 10:00-13:00 14:00-20:00", // two windows and a lunch
        "FR,    Europe/Paris,        2026-11-21, none",
        "PT,    Europe/Lisbon,       2026-11-22, 09:00-22:00", // all days alike
        "PT,    Europe/Lisbon,       2026-12-25, 09:00-22:00",
        "US-TX, America/Chicago,     2026-11-22, 12:00-21:00",
        "US-RI, America/New_York,    2026-11-21, 10:00-17:00",
        "CA,    America/Toronto,     2026-11-20, 09:00-21:30",
        "AE,    Asia/Dubai,          2026-11-20, 09:00-18:00", // AE's own row knows no weekend
        // regions lie within their country
        "BR-RJ, America/Sao_Paulo,   2026-11-23, 09:00-18:00",
        "BR-RJ, America/Sao_Paulo,   2026-11-21, none",
        "BR-SP, America/Sao_Paulo,   2026-11-21, 10:00-16:00",
        "US-NY, America/New_York,    2026-11-20, 08:00-21:00",
        // public holidays
        "GB,    Europe/London,       2026-12-25, none",
        "GB,    Europe/London,       2026-12-26, none",
        "GB,    Europe/London,       2026-12-28, none", // Boxing Day falls on a Saturday and is observed on Monday
        "GB,    Europe/London,       2026-04-06, none", // Easter Monday is kept with England
        "GB-SCT, Europe/London,      2026-11-30, none", // St Andrew's Day
        "GB,    Europe/London,       2026-11-30, 08:00-21:00",
        "DE,    Europe/Berlin,       2026-10-31, 09:00-18:00",
        "DE-ST, Europe/Berlin,       2026-10-31, none", // Reformation Day
        "CA,    America/Vancouver,   2026-07-01, 09:00-21:30",
        "CA-BC, America/Vancouver,   2026-07-01, none",
        "NL,    Europe/Amsterdam,    2026-04-03, 09:00-22:00", // Good Friday is no public holiday there
        // the notes of the rule book
        "IT,    Europe/Rome,         2026-12-07, 10:00-19:00", // the day before a holiday counts as Saturday
        "IT,    Europe/Rome,         2026-12-09, 09:00-20:00",
        "IT,    Europe/Rome,         2026-12-24, 10:00-19:00",
        "NL,    Europe/Amsterdam,    2026-05-04, 09:00-18:30",
        "NL,    Europe/Amsterdam,    2026-12-24, 09:00-18:30",
        "NL,    Europe/Amsterdam,    2026-12-05, 10:00-16:00", // a Saturday closes earlier anyway
        "NL,    Europe/Amsterdam,    2025-12-05, 09:00-18:30",
        "US-MS, America/Chicago,     2026-11-20, 08:00-20:00",
        "US-MS, America/New_York,    2026-11-20, 09:00-21:00", // Central Time, wherever the customer is
        "US-MS, America/Los_Angeles, 2026-11-20, 08:00-18:00",
        "US-MS, America/Los_Angeles, 2026-11-22, none",
        // dates
        "US-PA, America/New_York,    2026-10-16, 08:00-21:00",
        "US-PA, America/New_York,    2026-10-19, 09:00-19:00",
        "US-PA, America/New_York,    2026-10-18, none",
        "FR,    Europe/Paris,        2023-02-28, 09:00-20:00", // no row yet: the strict one
        "FR,    Europe/Paris,        2023-03-01, 10:00-13:00 14:00-20:00",
        // the strict row goes by the country's weekend
        "IL,    Asia/Jerusalem,      2026-11-19, 09:00-20:00",
        "IL,    Asia/Jerusalem,      2026-11-20, 10:00-18:00",
        "IL,    Asia/Jerusalem,      2026-11-21, none",
        "IL,    Asia/Jerusalem,      2026-11-22, 09:00-20:00",
        "SA,    Asia/Riyadh,         2026-11-20, 10:00-18:00",
        "SA,    Asia/Riyadh,         2026-11-21, none",
        "SA,    Asia/Riyadh,         2026-09-23, none", // National Day, from Jollyday
        "IR,    Asia/Tehran,         2026-11-20, none", // a weekend of one day has only a last one
        "IR,    Asia/Tehran,         2026-11-21, 09:00-20:00",
        "KR,    Asia/Seoul,          2026-11-21, 10:00-18:00",
        "KR,    Asia/Seoul,          2026-11-22, none"
    })
    void calls_keep_to_the_rows_of_the_place(String place, String zone, String date, String expected) {
        assertThat(day(calls(in(place, zone), SERVICE), date)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "SURVEY,    2026-11-20, 09:00-20:30",
        "SURVEY,    2026-11-22, 09:00-17:00",
        "SERVICE,   2026-11-20, 09:00-20:00",
        "MARKETING, 2026-11-22, none"
    })
    void a_row_for_the_purpose_stands_in_for_the_row_for_all(Purpose purpose, String date, String expected) {
        assertThat(day(calls(in("AU", "Australia/Sydney"), purpose), date)).isEqualTo(expected);
    }

    @Test
    void mail_is_bound_only_by_rows_that_name_it() {
        var britain = RULES.windows(in("GB", "Europe/London"), ContactPreferences.NONE, Channel.EMAIL, MARKETING);
        var colombia = RULES.windows(in("CO", "America/Bogota"), ContactPreferences.NONE, Channel.EMAIL, SERVICE);
        var israel = RULES.windows(in("IL", "Asia/Jerusalem"), ContactPreferences.NONE, Channel.EMAIL, SERVICE);

        assertThat(day(britain, "2026-12-25")).isEqualTo("00:00-24:00");
        assertThat(day(colombia, "2026-11-20")).isEqualTo("07:00-19:00");
        assertThat(day(colombia, "2026-11-21")).isEqualTo("08:00-15:00");
        assertThat(day(colombia, "2026-11-22")).isEqualTo("none");
        assertThat(day(israel, "2026-11-21")).isEqualTo("00:00-24:00");
    }

    @Test
    void hours_are_half_open_to_the_second() {
        var windows = calls(in("US-NY", "America/New_York"), SERVICE);
        var close = Instant.parse("2026-11-21T02:00:00Z");

        assertThat(windows.between(close.minusSeconds(1), close)).hasSize(1);
        assertThat(windows.between(close, close.plusSeconds(1))).isEmpty();
    }

    @Test
    void a_call_may_start_until_the_close_less_its_effort() {
        var windows = calls(in("GB", "Europe/London"), SERVICE);
        var last = Instant.parse("2026-11-20T20:48:00Z");
        var until = last.plus(Duration.ofDays(30));

        assertThat(windows.firstFitting(last, until, Duration.ofMinutes(12)))
                .contains(new Interval(last, Instant.parse("2026-11-20T21:00:00Z")));
        assertThat(windows.firstFitting(last.plusSeconds(1), until, Duration.ofMinutes(12))
                        .orElseThrow())
                .isEqualTo(new Interval(Instant.parse("2026-11-21T09:00:00Z"), Instant.parse("2026-11-21T21:00:00Z")));
    }

    @Test
    void several_candidates_share_only_the_hours_that_all_allow() {
        var american = Whereabouts.UNKNOWN.home("US", null);
        var candidates = RULES.candidates(american);

        assertThat(candidates).hasSize(29);
        // Puerto Rico aside, from Hawaii's 08:00 (13:00 in New York) to New York's 21:00
        assertThat(RULES.windows(candidates, ContactPreferences.NONE, Channel.CALL, SERVICE)
                        .between(Instant.parse("2026-11-20T05:00:00Z"), Instant.parse("2026-11-21T05:00:00Z")))
                .containsExactly(
                        new Interval(Instant.parse("2026-11-20T18:00:00Z"), Instant.parse("2026-11-21T02:00:00Z")));
    }

    @Test
    void a_florida_area_code_binds_a_customer_of_new_york() {
        var ada = Whereabouts.UNKNOWN.home("US", "US-NY").phone(PhoneNumbers.read("+1 305 555 0123", null));

        var windows = calls(RULES.candidates(ada), SERVICE);

        assertThat(day(windows, "2026-11-20")).isEqualTo("08:00-20:00");
        assertThat(windows.candidates()).extracting(Candidate::source).containsExactly(Source.PHONE, Source.AREA_CODE);
    }

    @Test
    void the_company_hours_are_read_on_the_customers_clock() {
        var rules = new ContactRules(
                Customers.BOOK,
                PublicHolidays.shipped(),
                WeekHours.weekdays(DayHours.parse("10:00-17:00")),
                Customers.ROME);
        var sydney = in("AU", "Australia/Sydney");

        assertThat(day(rules.windows(sydney, ContactPreferences.NONE, Channel.CALL, SERVICE), "2026-11-20"))
                .isEqualTo("10:00-17:00");
        assertThat(day(rules.windows(sydney, ContactPreferences.NONE, Channel.EMAIL, SERVICE), "2026-11-21"))
                .isEqualTo("none");
    }

    @Test
    void another_part_of_the_day_is_read_at_every_candidate() {
        var coasts = Stream.concat(
                        in("US-NY", "America/New_York").stream(), in("US-CA", "America/Los_Angeles").stream())
                .toList();

        assertThat(day(calls(coasts, SERVICE).only(Daypart.AFTERNOON.hours()), "2026-11-20"))
                .isEqualTo("15:00-17:00");
        assertThat(day(calls(coasts, SERVICE).only(Daypart.MORNING.hours()), "2026-11-20"))
                .isEqualTo("none");
    }

    @Test
    void a_customer_of_whom_nothing_is_known_gets_the_strict_row_at_the_companys_place() {
        var candidates = RULES.candidates(Whereabouts.UNKNOWN);
        var windows = calls(candidates, SERVICE);

        assertThat(candidates).containsExactly(new Candidate(null, ZoneId.of("Europe/Rome"), Source.COMPANY));
        assertThat(day(windows, "2026-11-20")).isEqualTo("09:00-20:00");
        assertThat(day(windows, "2026-11-21")).isEqualTo("10:00-18:00");
        assertThat(day(windows, "2026-11-22")).isEqualTo("none");
    }

    @Test
    void the_company_may_know_holidays_better() {
        var holidays = new PublicHolidays(
                "own",
                List.of(
                        new HolidayChange.Added(Place.parse("IL"), LocalDate.parse("2026-04-22"), "Independence"),
                        new HolidayChange.HalfDay(Place.parse("GB"), LocalDate.parse("2026-12-24"), 720, "the eve"),
                        new HolidayChange.Removed(Place.parse("GB"), LocalDate.parse("2026-12-28"))));
        var rules = new ContactRules(Customers.BOOK, holidays, WeekHours.ALL, Customers.ROME);
        var london = rules.windows(in("GB", "Europe/London"), ContactPreferences.NONE, Channel.CALL, SURVEY);
        var israel = rules.windows(in("IL", "Asia/Jerusalem"), ContactPreferences.NONE, Channel.CALL, SURVEY);

        assertThat(day(london, "2026-12-24")).isEqualTo("08:00-12:00");
        assertThat(day(london, "2026-12-25")).isEqualTo("none");
        assertThat(day(london, "2026-12-28")).isEqualTo("08:00-21:00");
        assertThat(day(israel, "2026-04-22")).isEqualTo("none");
    }

    @Test
    void a_holiday_leaves_its_because() {
        var lines = calls(in("GB", "Europe/London"), SERVICE)
                .because(Instant.parse("2026-12-24T12:00:00Z"), Instant.parse("2026-12-26T00:00:00Z"));

        assertThat(lines)
                .contains(new Because(
                        "HOLIDAY",
                        "25 Dec is Christmas Day in GB",
                        Instant.parse("2026-12-25T00:00:00Z"),
                        Instant.parse("2026-12-26T00:00:00Z")))
                .anySatisfy(
                        line -> assertThat(line.detail()).isEqualTo("Europe/London in GB, by the profile's time zone"))
                .anySatisfy(line -> assertThat(line.detail())
                        .startsWith("GB CALL ALL: weekdays 08:00-21:00, Saturday 09:00-21:00, Sunday none")
                        .contains("GUIDANCE", "DMA telemarketing guide"));
    }

    @Test
    void the_strict_row_leaves_its_because() {
        var from = Instant.parse("2026-11-20T12:00:00Z");
        var israel = calls(in("IL", "Asia/Jerusalem"), SERVICE).because(from, from.plusSeconds(60));
        var nowhere = calls(RULES.candidates(Whereabouts.UNKNOWN), SERVICE).because(from, from.plusSeconds(60));

        assertThat(israel).anySatisfy(line -> {
            assertThat(line.rule()).isEqualTo("STRICT_ROW");
            assertThat(line.detail()).startsWith("there is no rule for IL: * CALL ALL");
        });
        assertThat(nowhere)
                .anySatisfy(line -> assertThat(line.detail()).startsWith("the customer's country is not known"));
    }
}
