package io.heard.decision;

import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.LONDON;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.local;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.AgendaBuilder;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// DESIGN §4, "Place and zone": by whose clock and rules a customer is reached.
class WhereaboutsOfCustomerTest {
    private static ZoneId zone(AgendaBuilder agenda) {
        return Deciding.outcome(agenda.build(), rules().build(), MONDAY).zone();
    }

    @Test
    void the_address_of_a_gift_says_nothing_of_the_customer() {
        var unknown = aCustomer().fromNowhere().withoutPhone();
        var gift = anAgenda(unknown).with(anOrder().gift().notDelivered().shippedTo("JP", null));
        var own = anAgenda(unknown).with(anOrder().notDelivered().shippedTo("JP", null));

        assertThat(zone(own)).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(zone(gift)).isEqualTo(LONDON); // the company's
    }

    @ParameterizedTest(name = "{0}, {1}, {2} → {3}")
    @CsvSource({
        "Europe/Rome, GB,, Europe/Rome",
        ", JP,, Asia/Tokyo",
        ",, +81312345678, Asia/Tokyo",
        ", US, +12125550123, America/New_York",
        ",,, Europe/London"
    })
    void the_first_source_that_yields_a_zone_counts(String zone, String country, String phone, String expected) {
        var customer = country == null ? aCustomer().fromNowhere() : aCustomer().from(country);
        if (zone != null) {
            customer.in(ZoneId.of(zone));
        }

        assertThat(zone(anAgenda(customer.phone(phone)))).isEqualTo(ZoneId.of(expected));
    }

    @Test
    void an_area_code_that_counts_as_residence_adds_its_zone_and_rules() {
        // Connecticut presumes that who has its area code lives there; it opens at nine, California at eight.
        var westCoast = aCustomer().from("US-CA").in(ZoneId.of("America/Los_Angeles"));
        var rules = rules(aPlaybook().after("PT0S"));

        var local = decide(anAgenda(westCoast.phone("+14155550123")).with(anOrder()), rules, MONDAY);
        var moved = decide(anAgenda(westCoast.phone("+12035550123")).with(anOrder()), rules, MONDAY);
        var national = decide(anAgenda(westCoast.phone("(203) 555-0123")).with(anOrder()), rules, MONDAY);

        assertThat(local.nextAt()).isEqualTo(march("02 16:00"));
        assertThat(moved.nextAt()).isEqualTo(march("02 16:00"));
        assertThat(moved.rules()).contains("CANDIDATES");
        assertThat(moved.decision().because())
                .anySatisfy(line -> assertThat(line.detail()).contains("US-CT"));
        assertThat(national).isEqualTo(moved);
    }
}
