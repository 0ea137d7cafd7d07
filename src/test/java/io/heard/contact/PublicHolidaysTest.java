package io.heard.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTest {

    private static final PublicHolidays HOLIDAYS = PublicHolidays.shipped();

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GB,    2026-12-25, Christmas Day",
        "GB,    2026-12-28, Boxing Day (observed)",
        "GB,    2026-08-31, Summer Bank Holiday",
        "US,    2026-07-03, Independence Day (observed)",
        "US,    2026-07-04, Independence Day",
        "US,    2021-12-31, New Year's Day (observed)", // of 1 January 2022
        "DE,    2026-10-03, German Unity Day",
        "DE-BY, 2026-01-06, Epiphany",
        "DE,    2026-01-06, "
    })
    void holidays_have_english_names(String place, LocalDate date, String expected) {
        assertThat(HOLIDAYS.nameOn(Place.parse(place), date).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IL", "ID", "CN", "KR", "KP", "TW", "TH", "MY", "LA", "KH", "LK", "MM", "NP", "PR"})
    void a_missing_calendar_is_not_a_year_without_holidays(String country) {
        assertThat(HOLIDAYS.isKnown(Place.parse(country), LocalDate.parse("2026-01-01")))
                .isFalse();
    }

    @Test
    void every_country_of_the_rule_book_is_known() {
        assertThat(RuleBook.shipped().rules())
                .filteredOn(rule -> !rule.isStrict())
                .allMatch(rule -> HOLIDAYS.isKnown(rule.place(), LocalDate.parse("2026-01-01")));
    }

    @Test
    void a_company_makes_a_year_known_by_adding_to_it() {
        var israel = Place.parse("IL");
        var date = LocalDate.parse("2026-04-22");
        var own = new PublicHolidays("own", List.of(new HolidayChange.Added(israel, date, "Independence Day")));

        assertThat(own.nameOn(israel, date)).contains("Independence Day");
        assertThat(own.isKnown(israel, date)).isTrue();
        assertThat(own.isKnown(israel, date.plusYears(1))).isFalse();
    }

    @Test
    void a_change_of_a_region_does_not_touch_its_country() {
        var date = LocalDate.parse("2026-06-15");
        var own = new PublicHolidays("own", List.of(new HolidayChange.Added(Place.parse("DE-BY"), date, "Fair")));

        assertThat(own.isHoliday(Place.parse("DE-BY"), date)).isTrue();
        assertThat(own.isHoliday(Place.parse("DE"), date)).isFalse();
    }

    @Test
    void a_region_that_is_a_country_of_its_own_has_the_holidays_of_both() {
        var date = LocalDate.parse("2026-12-20");
        var own = new PublicHolidays("own", List.of(new HolidayChange.Added(Place.parse("RE"), date, "20 désanm")));

        assertThat(own.nameOn(Place.parse("FR-974"), date)).contains("20 désanm");
        assertThat(own.isHoliday(Place.parse("FR-974"), LocalDate.parse("2026-07-14")))
                .isTrue();
        assertThat(own.isHoliday(Place.parse("FR"), date)).isFalse();
    }
}
