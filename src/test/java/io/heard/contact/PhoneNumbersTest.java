package io.heard.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.PhoneNumber.Refusal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
        "+44 7911 123456,    ,   +447911123456, GB",
        "+44 20 7946 0123,   ,   +442079460123, GB",
        "+441134960123,      ,   +441134960123, GB",
        "+44 7700 900123,    ,   +447700900123, GB", // kept for fiction
        "020 7946 0123,      GB, +442079460123, GB",
        "+1 212 555 0123,    ,   +12125550123,  US",
        "+1 555 123 4567,    ,   +15551234567,  US",
        "+1 416-555-0123,    ,   +14165550123,  CA",
        "+61 2 5550 1234,    ,   +61255501234,  AU",
        "tel:+39 02 3661 8300, , +390236618300, IT",
        "(030) 901820,       DE, +4930901820,   DE",
        "+77012345678,       ,   +77012345678,  KZ"
    })
    void a_number_that_can_be_called_is_read(String raw, @Nullable String country, String e164, String issuedIn) {
        var number = PhoneNumbers.read(raw, country);

        assertThat(number.isCallable()).as("%s", number).isTrue();
        assertThat(number.e164()).isEqualTo(e164);
        assertThat(number.place()).isEqualTo(Place.parse(issuedIn));
        assertThat(number.zones()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} in {1} is refused: {2}")
    @CsvSource({
        "112,              GB, EMERGENCY",
        "112,              ,   EMERGENCY",
        "911,              US, EMERGENCY",
        "62500,            GB, SHORT",
        "*31#,             GB, UNREADABLE",
        "*31#+442079460123, GB, UNREADABLE",
        "+1 900 555 0100,  ,   PREMIUM",
        "+1 900 123 4567,  ,   INVALID",
        "+44 909 879 0123, ,   PREMIUM",
        "0900 1234567,     DE, PREMIUM",
        "+33 899 70 00 00, ,   PREMIUM",
        "+61 1900 123 456, ,   PREMIUM",
        "+979 123 456 789, ,   PREMIUM", // international premium rate
        "+1 911,           ,   INVALID", // an emergency number is not made dialable by a country code
        "+44 999,          ,   INVALID",
        "1-1-2,            DE, EMERGENCY",
        "116117,           DE, SHORT",
        "118 118,          GB, SHORT",
        "+33 3631,         ,   INVALID",
        "555-555-SHIP,     US, UNREADABLE",
        "1-800-FLOWERS,    US, UNREADABLE",
        "123456789012345678901234567890, GB, UNREADABLE",
        "+12345,           ,   INVALID",
        "+999123456789,    ,   UNREADABLE",
        "020 7946 0123,    ,   NO_COUNTRY",
        "'',               GB, UNREADABLE",
        "+,                GB, UNREADABLE",
        "123123123,        GB, INVALID"
    })
    void a_number_that_must_not_be_called_says_why(String raw, @Nullable String country, Refusal expected) {
        assertThat(PhoneNumbers.read(raw, country).refusal()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} may be {1}")
    @CsvSource({
        "020 7946 0123,     +442079460123",
        "+44 20 7946 0123,  +442079460123",
        "0044 20 7946 0123, +442079460123",
        "(030) 901820,      +4930901820",
        "02 3661 8300,      +390236618300",
        "416-555-0123,      +14165550123"
    })
    void a_number_is_found_as_it_is_dialled_at_home(String said, String e164) {
        assertThat(PhoneNumbers.meant(said)).contains(e164);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Berger", "536365", "112", "ada@example.com", "123456789012345678901234567890"})
    void what_is_no_number_means_none(String said) {
        assertThat(PhoneNumbers.meant(said)).isEmpty();
    }

    @Test
    void all_zones_of_a_number_count() {
        assertThat(PhoneNumbers.read("+61 491 570 156", null).zones())
                .contains(ZoneId.of("Australia/Sydney"), ZoneId.of("Australia/Perth"));
        assertThat(PhoneNumbers.read("+1 800 555 0199", null).zones()).hasSizeGreaterThan(20);
        assertThat(PhoneNumbers.read("+870 773 111 632", null).zones()).isEmpty();
    }

    @ParameterizedTest(name = "{0} can be called and says {2} zones")
    @CsvSource({
        "+49 800 1234567,  DE, 1", // free of charge
        "+44 800 123 4567, GB, 4", // with the islands
        "+49 1805 123456,  DE, 1", // shared cost
        "+44 345 123 4567, GB, 4", // one number for a whole company
        "+49 151 23456789, DE, 1",
        "+81 90 1234 5678, JP, 1"
    })
    void a_number_without_a_place_of_its_own_counts_for_all_of_its_country(String raw, String country, int zones) {
        var number = PhoneNumbers.read(raw, null);

        assertThat(number.isCallable()).isTrue();
        assertThat(number.place()).isEqualTo(Place.parse(country));
        assertThat(number.zones()).hasSize(zones);
    }

    @ParameterizedTest(name = "{0} is of {1}")
    @CsvSource({
        "+13055550123, US-FL",
        "+12035550100, US-CT",
        "+14055551234, US-OK",
        "+12125550123, US-NY",
        "+14165550123, ",
        "+442079460123, "
    })
    void an_area_code_tells_the_state(String raw, @Nullable String expected) {
        var state = PhoneNumbers.read(raw, null).areaCode();

        assertThat(state == null ? null : state.toString()).isEqualTo(expected);
    }
}
