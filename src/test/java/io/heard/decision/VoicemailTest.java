package io.heard.decision;

import static io.heard.decision.Disposition.LEFT_VOICEMAIL;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.PlaybookBuilder.shipped;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.AgendaBuilder;
import io.heard.testing.RulesBuilder;
import org.junit.jupiter.api.Test;

/// DESIGN §10: one voicemail per follow-up, and time to answer it.
class VoicemailTest {

    private static final RulesBuilder ROUTINE = rules(aPlaybook().within("P20D"));

    private static AgendaBuilder open() {
        return anAgenda().with(anOrder()).followedUp();
    }

    @Test
    void a_routine_message_is_left_from_the_second_attempt_on() {
        var first = decide(open(), ROUTINE, march("03 10:00"));
        var second = decide(open().with(aCall(NO_ANSWER, march("03 10:00"))), ROUTINE, march("04 12:00"));

        assertThat(first.reachOut().voicemail()).isFalse();
        assertThat(first.rules()).doesNotContain("VOICEMAIL");
        assertThat(second.reachOut().voicemail()).isTrue();
        assertThat(second.rules()).contains("VOICEMAIL");
    }

    @Test
    void an_urgent_message_is_left_at_the_first_attempt() {
        var decided = decide(anAgenda().with(aConcern()), rules(), MONDAY);

        assertThat(decided.reachOut().attempt()).isEqualTo(1);
        assertThat(decided.reachOut().voicemail()).isTrue();
    }

    @Test
    void there_is_one_message_in_a_follow_up_even_for_something_new() {
        var agenda = open().with(aCall(LEFT_VOICEMAIL, march("03 10:00")))
                .with(aConcern().at(march("03 11:00")));

        var decided = decide(agenda, rules(), march("03 11:00"));

        assertThat(decided.reachOut().leading().playbook()).isEqualTo("concern");
        assertThat(decided.reachOut().voicemail()).isFalse();
    }

    @Test
    void a_message_in_an_earlier_follow_up_is_long_forgotten() {
        var agenda = anAgenda()
                .with(aCall(LEFT_VOICEMAIL, march("01 10:00")).earlier())
                .with(aConcern());

        assertThat(decide(agenda, rules(), MONDAY).reachOut().voicemail()).isTrue();
    }

    @Test
    void nobody_speaks_on_a_machine_by_mail() {
        var agenda = anAgenda(aCustomer().withoutPhone()).with(aConcern());

        assertThat(decide(agenda, rules(), MONDAY).reachOut().voicemail()).isFalse();
    }

    @Test
    void a_routine_message_has_two_business_days_to_be_answered() {
        var agenda = open().with(aCall(LEFT_VOICEMAIL, march("05 10:00"))); // a Thursday, and too early a message

        var decided = decide(agenda, ROUTINE, march("05 10:05"));

        assertThat(decided.nextAt()).isEqualTo(march("09 12:00"));
        assertThat(decided.rules()).contains("AFTER_VOICEMAIL");
    }

    @Test
    void the_longer_distance_of_the_playbook_counts() {
        var agenda = open().with(aCall(NO_ANSWER, march("03 10:00"))).with(aCall(LEFT_VOICEMAIL, march("04 13:00")));

        var decided = decide(agenda, ROUTINE, march("04 13:05"));

        assertThat(decided.nextAt()).isEqualTo(march("09 17:00")); // three business days
        assertThat(decided.rules()).contains("SPACING").doesNotContain("AFTER_VOICEMAIL");
    }

    @Test
    void an_urgent_message_has_two_working_hours_to_be_answered() {
        var hasty = aPlaybook("hasty").on("concern.raised").after(null).urgent().attempts(3, false, null, "PT10M");
        var agenda = anAgenda()
                .with(aConcern().at(march("02 16:00")))
                .with(aCall(LEFT_VOICEMAIL, march("02 17:00")).askedFor());

        assertThat(decide(agenda, rules(hasty), march("02 17:05")).nextAt()).isEqualTo(march("03 10:00"));
    }

    @Test
    void the_playbooks_that_ship_say_when_a_message_may_be_left() {
        assertThat(shipped("welcome-call").attempts().voicemail()).isEqualTo(2);
        assertThat(Playbook.Attempts.ROUTINE.voicemail()).isEqualTo(2);
        for (var urgent : new String[] {"concern", "question", "return", "call-back"}) {
            assertThat(shipped(urgent).attempts().voicemail()).as(urgent).isEqualTo(1);
        }
    }
}
