package io.heard.decision;

import static io.heard.decision.Disposition.CALL_BACK_LATER;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.ReasonBuilder.aReason;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.LONDON;
import static io.heard.testing.Times.local;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.AgendaBuilder;
import io.heard.testing.RulesBuilder;
import org.junit.jupiter.api.Test;

/// DESIGN §6: a time that the customer wants to be called at, and one until which a rep put it off.
class CallMeLaterTest {
    private static final RulesBuilder RULES = rules(aPlaybook().within("P20D"));

    private static AgendaBuilder open() {
        return anAgenda().with(anOrder()).with(aReason("check-in", "536365"));
    }

    @Test
    void a_time_at_which_the_customer_wants_to_be_called_is_kept() {
        var agenda = open().with(aCall(CALL_BACK_LATER, march("03 10:00")).callAgainAt(march("03 18:30")));

        var decided = decide(agenda, RULES, march("03 10:00"));

        assertThat(decided.nextAt()).isEqualTo(march("03 18:30"));
        assertThat(decided.reachOut().promised()).isTrue();
        assertThat(decided.reachOut().dueAt()).isEqualTo(march("03 18:40"));
    }

    @Test
    void a_wanted_time_after_due_is_kept_all_the_same() {
        var wanted = local("2026-04-20T10:00", LONDON);
        var agenda = open().with(aCall(CALL_BACK_LATER, march("03 10:00")).callAgainAt(wanted));

        assertThat(decide(agenda, rules(aPlaybook()), march("03 10:00")).nextAt())
                .isEqualTo(wanted);
        assertThat(decide(agenda, rules(aPlaybook()), wanted).inWords()).isEqualTo("CALL at " + wanted);
    }

    @Test
    void another_routine_reason_does_not_make_a_wanted_time_forgotten() {
        var agenda = open().with(aCall(CALL_BACK_LATER, march("03 10:00")).callAgainAt(march("06 18:30")))
                .with(anOrder().named("2").placedAt(march("04 10:00")));
        var rules = rules(
                aPlaybook().within("P20D"), aPlaybook("hasty").within("P1D").when("!order.isFirst"));

        assertThat(decide(agenda, rules, march("04 10:00")).nextAt()).isEqualTo(march("06 18:30"));
    }

    @Test
    void call_me_later_without_a_time_keeps_the_usual_distance() {
        var agenda = open().with(aCall(CALL_BACK_LATER, march("03 10:00")));

        var decided = decide(agenda, RULES, march("03 10:00"));

        assertThat(decided.nextAt()).isAfterOrEqualTo(march("04 08:00"));
        assertThat(decided.reachOut().attempt()).isEqualTo(1);
    }

    @Test
    void what_a_representative_put_off_waits_as_long() {
        var agenda = open().putOffUntil(march("05 14:00"));

        var decided = decide(agenda, RULES, march("03 10:00"));

        assertThat(decided.nextAt()).isEqualTo(march("05 14:00"));
        assertThat(decided.rules()).contains("SNOOZED");
    }

    @Test
    void what_the_customer_asks_for_afterwards_does_not_wait_with_it() {
        var agenda = open().putOff(march("03 09:00"), march("05 14:00"))
                .with(aConcern().at(march("03 10:00")));

        assertThat(decide(agenda, rules(), march("03 10:00")).nextAt()).isEqualTo(march("03 10:00"));
    }

    @Test
    void a_wanted_call_can_be_put_off_too() {
        var agenda = open().with(aCall(CALL_BACK_LATER, march("03 10:00")).callAgainAt(march("03 15:00")))
                .putOffUntil(march("03 15:05"));

        assertThat(decide(agenda, RULES, march("03 15:01")).nextAt()).isEqualTo(march("03 15:05"));
    }
}
