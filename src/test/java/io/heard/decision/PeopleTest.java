package io.heard.decision;

import static io.heard.decision.Disposition.REACHED;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aCallBack;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.ReasonBuilder.aPromise;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.RulesBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// DESIGN §2: who a customer is bounds who contacts them, and whether anybody does.
class PeopleTest {

    private static final RulesBuilder RULES = rules(aPlaybook());
    private static final RulesBuilder PATIENT = rules(aPlaybook().within("P90D"));

    @ParameterizedTest(name = "{0}: routine {1}, asked for {2}")
    @CsvSource({
        "NORMAL, TAKEN, TAKEN",
        "VIP, TAKEN, TAKEN",
        "LEAD_ONLY, TAKEN, TAKEN",
        "MINOR, DROPPED STANDING, TAKEN",
        "DECEASED, DROPPED STANDING, DROPPED STANDING",
        "TEST, DROPPED STANDING, DROPPED STANDING"
    })
    void the_standing_bounds_who_is_contacted_at_all(Standing standing, String routine, String asked) {
        var ada = aCustomer().is(standing);

        assertThat(decide(anAgenda(ada).with(anOrder()), RULES, MONDAY).fate("check-in"))
                .isEqualTo(routine);
        assertThat(decide(anAgenda(ada).with(aConcern()), rules(), MONDAY).fate("concern"))
                .isEqualTo(asked);
        assertThat(decide(anAgenda(ada).with(aPromise()), rules(), MONDAY).fate("commitment"))
                .isEqualTo(asked);
    }

    @Test
    void only_the_lead_talks_to_who_is_in_dispute() {
        var agenda = anAgenda(aCustomer().is(Standing.LEAD_ONLY)).with(anOrder());

        assertThat(decide(agenda, RULES, MONDAY).reachOut().forLead()).isTrue();
    }

    @Test
    void the_lead_keeps_to_the_hours_of_everybody() {
        var agenda =
                anAgenda(aCustomer().is(Standing.LEAD_ONLY)).with(aConcern().at(march("02 22:00")));

        var decided = decide(agenda, rules(), march("02 22:00"));

        assertThat(decided.nextAt()).isEqualTo(march("03 08:00"));
        assertThat(decided.reachOut().forLead()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "VIP", "LEAD_ONLY"})
    void nobody_stands_above_caps_and_hours(Standing standing) {
        var agenda = anAgenda(aCustomer().is(standing))
                .with(anOrder())
                .with(aCall(REACHED, march("01 12:00")).earlier());

        var decided = decide(agenda, PATIENT, march("03 22:00"));

        assertThat(decided.nextAt()).isEqualTo(Instant.parse("2026-03-31T07:00:00Z"));
        assertThat(decided.rules()).contains("CAP");
    }

    @Test
    void a_minor_is_called_back_and_asked_nothing_else() {
        var minor = anAgenda(aCustomer().is(Standing.MINOR)).with(anOrder()).with(aCallBack(march("04 15:00")));

        var decided = decide(minor, rules().and(aPlaybook()), MONDAY);

        assertThat(decided.nextAt()).isEqualTo(march("04 15:00"));
        assertThat(decided.fate("call-back")).isEqualTo("TAKEN");
        assertThat(decided.fate("check-in")).isEqualTo("DROPPED STANDING");
    }

    @Test
    void with_a_death_all_work_ends_at_once() {
        var agenda = anAgenda(aCustomer().is(Standing.DECEASED))
                .with(anOrder())
                .with(aConcern())
                .with(aCallBack(march("04 15:00")))
                .with(aPromise());

        var decided = decide(agenda, rules().and(aPlaybook()), MONDAY);

        assertThat(decided.inWords()).isEqualTo("LeaveAlone");
        assertThat(decided.decision().considered())
                .hasSize(5)
                .allSatisfy(reason ->
                        assertThat(reason.fate()).isEqualTo(new Considered.Fate.Dropped(Considered.Why.STANDING)));
    }

    @Test
    void of_two_who_were_one_person_all_along_the_contacts_of_both_count() {
        var joined = anAgenda()
                .with(anOrder())
                .with(aCall(REACHED, march("01 12:00")).earlier())
                .with(aCall(REACHED, march("01 13:00")).outside());

        assertThat(decide(joined, PATIENT, MONDAY).rules()).contains("CAP");
    }
}
