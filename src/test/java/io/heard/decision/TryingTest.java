package io.heard.decision;

import static io.heard.contact.Channel.CALL;
import static io.heard.decision.Disposition.BUSY;
import static io.heard.decision.Disposition.CALL_BACK_LATER;
import static io.heard.decision.Disposition.LEFT_VOICEMAIL;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.decision.Disposition.OTHER_PERSON;
import static io.heard.decision.Disposition.SENT;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.ContactBuilder.aMail;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.ReasonBuilder.aReason;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.AgendaBuilder;
import io.heard.testing.RulesBuilder;
import org.junit.jupiter.api.Test;

/// DESIGN §6 and §10: what an attempt means for the next one.
class TryingTest {

    private static final RulesBuilder RULES = rules(aPlaybook().within("P20D"));

    private static AgendaBuilder open() {
        return anAgenda().with(anOrder()).with(aReason("check-in", "536365"));
    }

    @Test
    void the_next_attempt_keeps_its_distance_and_comes_in_another_part_of_the_day() {
        var agenda = open().with(aCall(NO_ANSWER, march("03 10:00")));

        var decided = decide(agenda, RULES, march("03 10:05"));

        assertThat(decided.nextAt()).isEqualTo(march("04 12:00"));
        assertThat(decided.reachOut().attempt()).isEqualTo(2);
        assertThat(decided.rules()).contains("SPACING");
    }

    @Test
    void the_third_attempt_waits_three_business_days_for_the_last_part_of_the_day() {
        var agenda = open().with(aCall(NO_ANSWER, march("03 10:00"))).with(aCall(LEFT_VOICEMAIL, march("04 13:00")));

        var decided = decide(agenda, RULES, march("04 13:05"));

        assertThat(decided.nextAt()).isEqualTo(march("09 17:00"));
        assertThat(decided.reachOut().attempt()).isEqualTo(3);
    }

    @Test
    void after_the_last_call_comes_one_mail() {
        var agenda = open().with(aCall(NO_ANSWER, march("03 10:00")))
                .with(aCall(LEFT_VOICEMAIL, march("04 13:00")))
                .with(aCall(OTHER_PERSON, march("09 17:00")));

        assertThat(decide(agenda, RULES, march("09 18:00")).inWords()).startsWith("EMAIL at " + march(12));
        agenda.with(aMail(SENT, march("12 09:00")));
        assertThat(decide(agenda, RULES, march("12 09:00")).fate("check-in")).isEqualTo("DROPPED ATTEMPTS_EXHAUSTED");
    }

    @Test
    void without_mail_the_attempts_are_exhausted() {
        var agenda = anAgenda(aCustomer().withoutEmail())
                .with(anOrder())
                .with(aCall(NO_ANSWER, march("03 10:00")))
                .with(aCall(NO_ANSWER, march("04 13:00")))
                .with(aCall(NO_ANSWER, march("09 17:00")));

        assertThat(decide(agenda, RULES, march("09 18:00")).fate("check-in")).isEqualTo("DROPPED ATTEMPTS_EXHAUSTED");
    }

    @Test
    void what_was_asked_for_goes_to_the_lead_when_attempts_are_exhausted() {
        var agenda = anAgenda(aCustomer().withoutEmail()).with(aConcern());
        for (int hour = 10; hour < 18; hour += 2) {
            agenda.with(aCall(NO_ANSWER, march("02 " + hour + ":30")).askedFor());
        }

        assertThat(decide(agenda, rules(), march("03 10:00")).reachOut().forLead())
                .isTrue();
    }

    @Test
    void a_busy_line_is_tried_again_in_20_minutes_twice_and_does_not_count() {
        var agenda = open().with(aCall(BUSY, march("03 10:00")));

        assertThat(decide(agenda, RULES, march("03 10:00")).nextAt()).isEqualTo(march("03 10:20"));
        agenda.with(aCall(BUSY, march("03 10:20")));
        assertThat(decide(agenda, RULES, march("03 10:20")).nextAt()).isEqualTo(march("03 10:40"));
        assertThat(decide(agenda, RULES, march("03 10:20")).reachOut().attempt())
                .isEqualTo(1);
        agenda.with(aCall(BUSY, march("03 10:40")));
        var third = decide(agenda, RULES, march("03 10:40"));
        assertThat(third.nextAt()).isEqualTo(march("04 12:00"));
        assertThat(third.reachOut().attempt()).isEqualTo(2);
        agenda.with(aCall(BUSY, march("04 12:00")));
        var fourth = decide(agenda, RULES, march("04 12:00"));
        assertThat(fourth.nextAt()).isEqualTo(march("04 12:20"));
        assertThat(fourth.reachOut().attempt()).isEqualTo(2);
    }

    @Test
    void anything_between_two_busy_lines_starts_counting_them_anew() {
        var agenda = open().with(aCall(BUSY, march("03 10:00")))
                .with(aCall(BUSY, march("03 10:20")))
                .with(aCall(CALL_BACK_LATER, march("03 10:40")).callAgainAt(march("03 15:00")))
                .with(aCall(BUSY, march("03 15:00")));

        var decided = decide(agenda, RULES, march("03 15:00"));

        assertThat(decided.nextAt()).isEqualTo(march("03 15:20"));
        assertThat(decided.reachOut().attempt()).isEqualTo(1);
    }

    @Test
    void a_mail_that_nobody_answers_is_no_call() {
        var agenda = open().with(aMail(OTHER_PERSON, march("03 10:00")));

        assertThat(decide(agenda, RULES, march("03 10:00")).nextAt()).isEqualTo(march("04 12:00"));
    }

    @Test
    void attempts_for_what_was_served_do_not_count_for_what_remains() {
        var agenda = open().with(aReason("far", "536365"))
                .with(aCall(NO_ANSWER, march("03 10:00")))
                .with(aCall(NO_ANSWER, march("04 13:00")))
                .with(aCall(NO_ANSWER, march("09 17:00")))
                .with(aMail(SENT, march("12 09:00")));
        var rules = rules(aPlaybook("far").after("P40D"));

        var decided = decide(agenda, rules, march("12 09:00"));

        assertThat(decided.fate("far")).isEqualTo("TAKEN");
        assertThat(decided.channel()).isEqualTo(CALL);
        assertThat(decided.reachOut().attempt()).isEqualTo(1);
    }

    @Test
    void routine_attempts_say_nothing_of_a_new_concern() {
        var agenda =
                open().with(aCall(NO_ANSWER, march("03 10:00"))).with(aConcern().at(march("03 11:00")));

        var decided = decide(agenda, rules(), march("03 11:00"));

        assertThat(decided.nextAt()).isEqualTo(march("03 11:00"));
        assertThat(decided.reachOut().attempt()).isEqualTo(1);
    }
}
