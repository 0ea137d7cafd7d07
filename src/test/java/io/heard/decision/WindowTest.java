package io.heard.decision;

import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.ReasonBuilder.aReason;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.LONDON;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.local;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.RulesBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// DESIGN §4.7: the first contact window that leaves room for the effort.
class WindowTest {

    private static final RulesBuilder AT_ONCE = rules(aPlaybook().after("PT0S").within("P6D"));

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "2026-03-06T22:30:00Z, IT, 2026-03-07T09:00:00Z", // Saturdays open at ten
        "2026-03-28T20:30:00Z, IT, 2026-03-30T07:00:00Z", // clocks go forward that Sunday
        "2026-03-02T23:00:00Z, JP, 2026-03-03T00:00:00Z",
        "2026-05-01T07:00:00Z, IT, 2026-05-02T08:00:00Z" // Labour Day
    })
    void starts_when_the_customers_own_day_opens(Instant now, String country, Instant nextAt) {
        var agenda = anAgenda(aCustomer().from(country)).with(anOrder().placedAt(now));

        assertThat(decide(agenda, AT_ONCE, now).inWords()).isEqualTo("CALL at " + nextAt);
    }

    @Test
    void the_company_and_the_customer_narrow_the_windows() {
        var agenda = anAgenda(aCustomer().only("10:00", "16:00")).with(anOrder());

        assertThat(decide(agenda, rules(aPlaybook()).openDaily("09:00-11:00"), MONDAY)
                        .nextAt())
                .isEqualTo(march("03 10:00"));
    }

    @ParameterizedTest(name = "PT{0}M at 20:50 → {1}")
    @CsvSource({"10, 02 20:50", "11, 03 08:00"})
    void the_effort_must_fit_before_the_window_ends(int minutes, String nextAt) {
        var now = march("02 20:50");
        var rules = rules(aPlaybook().after("PT0S").effort("PT" + minutes + "M"));

        assertThat(decide(anAgenda().with(anOrder().placedAt(now)), rules, now).nextAt())
                .isEqualTo(march(nextAt));
    }

    @Test
    void no_call_window_before_due_but_mail_allowed_means_a_mail() {
        var now = march("02 21:00");
        var agenda = anAgenda().with(anOrder().placedAt(now));

        assertThat(decide(agenda, rules(aPlaybook().after("PT0S").within("PT11H")), now)
                        .inWords())
                .isEqualTo("EMAIL at " + now);
        assertThat(decide(agenda, rules(aPlaybook().after("PT0S").within("PT12H")), now)
                        .inWords())
                .isEqualTo("CALL at " + march("03 08:00"));
    }

    @Test
    void without_any_window_before_due_the_first_one_after_it_will_do() {
        var now = march("02 21:00");
        var agenda = anAgenda(aCustomer().withoutEmail()).with(anOrder().placedAt(now));

        assertThat(decide(agenda, rules(aPlaybook().after("PT0S").within("PT1H")), now)
                        .inWords())
                .isEqualTo("CALL at " + march("03 08:00"));
    }

    @Test
    void the_answer_is_the_same_all_through_a_window() {
        var agenda = anAgenda().with(anOrder()).with(aReason("check-in", "536365"));
        var rules = rules(aPlaybook());

        var atOpening = decide(agenda, rules, march("03 08:00"));

        assertThat(decide(agenda, rules, march("03 15:37"))).isEqualTo(atOpening);
        assertThat(decide(agenda, rules, march("03 20:50"))).isEqualTo(atOpening);
        assertThat(decide(agenda, rules, march("03 20:51")).nextAt()).isEqualTo(march("04 08:00"));
    }

    @Test
    void the_answer_is_the_same_all_through_a_window_in_another_part_of_the_day() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aReason("check-in", "536365"))
                .with(aCall(NO_ANSWER, march("03 10:00")));
        var rules = rules(aPlaybook());

        var atNoon = decide(agenda, rules, march("04 12:00"));

        assertThat(atNoon.nextAt()).isEqualTo(march("04 12:00"));
        assertThat(decide(agenda, rules, march("04 14:11"))).isEqualTo(atNoon);
    }

    @Test
    void a_mail_stays_where_it_was_planned() {
        var agenda = anAgenda(aCustomer().withoutPhone()).with(anOrder()).with(aReason("check-in", "536365"));

        assertThat(decide(agenda, rules(aPlaybook()), march("05 15:37")).inWords())
                .isEqualTo("EMAIL at " + march(3));
    }

    @Test
    void a_date_however_far_is_known() {
        var decided = decide(
                anAgenda().with(anOrder()), rules(aPlaybook().after("P200D").within("P30D")), MONDAY);

        assertThat(decided.nextAt()).isEqualTo(local("2026-09-18T08:00", LONDON));
    }
}
