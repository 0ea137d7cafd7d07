package io.heard.contact;

import static io.heard.contact.Whereabouts.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereaboutsTest {

    private static final ZoneId COMPANY = ZoneId.of("Europe/Rome");
    private static final PhoneNumber LONDON = PhoneNumbers.read("+44 20 7946 0123", null);
    private static final PhoneNumber MIAMI = PhoneNumbers.read("+1 305 555 0123", null);

    @Test
    void the_first_source_with_a_zone_wins() {
        var all = UNKNOWN.said("Asia/Tokyo")
                .profile("Europe/Madrid")
                .home("GB", null)
                .shipping("IE", null)
                .phone(MIAMI);

        assertThat(candidates(all)).containsExactly("GB Asia/Tokyo SAID");
        assertThat(candidates(all.said(null))).containsExactly("GB Europe/Madrid PROFILE");
        assertThat(candidates(all.said(null).profile(null))).containsExactly("GB Europe/London BILLING");
        assertThat(candidates(UNKNOWN.shipping("IE", null).phone(MIAMI))).containsExactly("IE Europe/Dublin SHIPPING");
        assertThat(candidates(UNKNOWN.home("US", "NY").phone(MIAMI))).containsExactly("US-NY America/New_York PHONE");
        assertThat(candidates(UNKNOWN.phone(LONDON))).containsExactly("GB Europe/London PHONE");
        assertThat(candidates(UNKNOWN)).containsExactly("null Europe/Rome COMPANY");
    }

    @Test
    void place_and_zone_belong_together() {
        var atHome = UNKNOWN.home("ES", null);
        var paris = PhoneNumbers.read("+33 1 99 00 12 34", null);

        assertThat(candidates(atHome.phone(paris)))
                .containsExactly(
                        "ES Europe/Madrid COUNTRY",
                        "ES Africa/Ceuta COUNTRY",
                        "ES Atlantic/Canary COUNTRY",
                        "FR Europe/Paris PHONE");
        assertThat(candidates(UNKNOWN.home("US", "NY").shipping("IE", null).phone(MIAMI)))
                .containsExactly("US-NY America/New_York PHONE", "IE Europe/Dublin SHIPPING");
        assertThat(candidates(UNKNOWN.home("US", null).phone(paris)))
                .hasSize(30)
                .startsWith("US America/New_York COUNTRY")
                .endsWith("FR Europe/Paris PHONE");
        assertThat(candidates(atHome.profile("Europe/Paris").phone(paris))).containsExactly("ES Europe/Paris PROFILE");
        assertThat(candidates(UNKNOWN.home("FR", null).phone(LONDON))).containsExactly("FR Europe/Paris BILLING");
    }

    @ParameterizedTest(name = "{0} is at {1}")
    @CsvSource({
        "FR-974, Indian/Reunion",
        "FR-RE, Indian/Reunion",
        "FR-971, America/Guadeloupe",
        "US-PR, America/Puerto_Rico",
        "US-GU, Pacific/Guam",
        "NL-AW, America/Aruba",
        "NL-BQ2, America/Kralendijk",
        "NO-21, Arctic/Longyearbyen",
        "CN-HK, Asia/Hong_Kong",
        "FR-75, Europe/Paris"
    })
    void a_region_that_is_a_country_of_its_own_has_its_own_clock(String place, String zone) {
        var parsed = Place.parse(place);

        assertThat(candidates(UNKNOWN.home(parsed.country(), parsed.region())))
                .containsExactly(place + " " + zone + " BILLING");
    }

    @Test
    void a_number_of_such_a_region_lies_in_the_country() {
        var sanJuan = PhoneNumbers.read("+1 787 555 0123", null);

        assertThat(candidates(UNKNOWN.home("US", null).phone(sanJuan)))
                .containsExactly("US-PR America/Puerto_Rico PHONE");
        assertThat(candidates(UNKNOWN.phone(sanJuan))).containsExactly("PR America/Puerto_Rico PHONE");
    }

    @Test
    void every_such_region_has_zones() {
        assertThat(Csv.shipped("territories.csv")).hasSizeGreaterThan(30).allSatisfy(line -> {
            var place = Place.parse(line.field(0));
            assertThat(place.territory()).contains(Place.parse(line.field(1)));
            assertThat(place.zones()).isNotEmpty().isEqualTo(Countries.zonesOf(line.field(1)));
        });
    }

    @Test
    void a_country_has_all_its_zones() {
        assertThat(candidates(UNKNOWN.home("PT", null)))
                .containsExactly(
                        "PT Europe/Lisbon COUNTRY", "PT Atlantic/Madeira COUNTRY", "PT Atlantic/Azores COUNTRY");
    }

    @ParameterizedTest(name = "{0} has {1} zones")
    @CsvSource({
        "US, 29", "RU, 26", "CA, 23", "BR, 16", "AU, 12", "AR, 12", "MX, 12", "KZ, 7", "ID, 4", "CL, 4", "PT, 3",
        "ES, 3", "GB, 1"
    })
    void countries_have_the_zones_of_zone_tab(String country, int zones) {
        assertThat(Countries.zonesOf(country)).hasSize(zones);
    }

    @Test
    void an_area_code_adds_its_state_where_the_state_presumes_residence() {
        var florida = Set.of(Place.parse("US-FL"));

        assertThat(words(UNKNOWN.said("America/Denver").home("US", "NY").phone(MIAMI), florida))
                .containsExactly("US-NY America/Denver SAID", "US-FL America/New_York AREA_CODE");
        assertThat(words(UNKNOWN.home("US", "US-FL").phone(MIAMI), florida))
                .containsExactly("US-FL America/New_York PHONE");
        assertThat(words(UNKNOWN.home("US", "NY").phone(MIAMI), Set.of()))
                .containsExactly("US-NY America/New_York PHONE");
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "us, us-fl, US-FL",
        "US, FL, US-FL",
        ", US-FL, US-FL",
        "UK, , GB",
        "US, Florida, US",
        "GB, US-FL, GB",
        "Germany, , ",
        "XX, , ",
        "'', '', "
    })
    void a_place_is_read_from_what_shops_send(
            @Nullable String country, @Nullable String region, @Nullable String expected) {
        assertThat(Place.read(country, region).map(Place::toString).orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Etc/Unknown", "Mars/Olympus", "+02:00", "UTC+2", "europe/rome", "''"})
    void a_zone_that_nobody_knows_is_not_known(String zone) {
        assertThat(UNKNOWN.said(zone).said()).isNull();
        assertThat(UNKNOWN.profile(zone)).isEqualTo(UNKNOWN);
    }

    private static List<String> candidates(Whereabouts whereabouts) {
        return words(whereabouts, Set.of());
    }

    private static List<String> words(Whereabouts whereabouts, Set<Place> presumed) {
        return whereabouts.candidates(presumed, COMPANY).stream()
                .map(candidate -> candidate.place() + " " + candidate.zone() + " " + candidate.source())
                .toList();
    }
}
