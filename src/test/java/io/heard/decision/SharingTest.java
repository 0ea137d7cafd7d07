package io.heard.decision;

import static io.heard.contact.Channel.CALL;
import static io.heard.contact.Channel.EMAIL;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.decision.Disposition.REACHED;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.ContactBuilder.aMail;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.LONDON;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.local;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.RulesBuilder;
import org.junit.jupiter.api.Test;

/// DESIGN §2 and §10: caps count per person, per phone number and, twice as wide, per account.
class SharingTest {

    private static final RulesBuilder PATIENT = rules(aPlaybook().within("P90D"));

    @Test
    void two_customers_with_one_number_are_not_called_on_the_same_day() {
        var agenda = anAgenda().with(anOrder()).onTheSamePhone(aCall(NO_ANSWER, march("03 08:10")));

        var decided = decide(agenda, PATIENT, march("03 09:00"));

        assertThat(decided.nextAt()).isEqualTo(march("04 08:00"));
        assertThat(decided.decision().because())
                .anySatisfy(line -> assertThat(line.detail()).contains("on a number that others have too"));
    }

    @Test
    void not_even_when_the_other_call_is_only_planned() {
        var agenda = anAgenda().with(anOrder()).plannedOnTheSamePhone(march("03 08:00"));

        assertThat(decide(agenda, PATIENT, march("03 08:00")).nextAt()).isEqualTo(march("04 08:00"));
    }

    @Test
    void a_conversation_with_one_of_them_is_enough_for_the_number() {
        var agenda = anAgenda().with(anOrder()).onTheSamePhone(aCall(REACHED, march("01 12:00")));

        assertThat(decide(agenda, PATIENT, MONDAY).nextAt()).isEqualTo(local("2026-03-31T08:00", LONDON));
    }

    @Test
    void a_mail_does_not_ring_at_home() {
        var mails = rules(aPlaybook().by(EMAIL).within("P90D"));
        var agenda = anAgenda().with(anOrder()).onTheSamePhone(aCall(REACHED, march("03 08:10")));

        assertThat(decide(agenda, mails, march("03 09:00")).inWords()).startsWith("EMAIL at " + march(3));
    }

    @Test
    void one_who_asked_is_called_on_a_shared_number_too() {
        var agenda = anAgenda()
                .with(aConcern())
                .onTheSamePhone(aCall(REACHED, march("02 09:00")))
                .plannedOnTheSamePhone(march("02 09:30"));

        assertThat(decide(agenda, rules(), MONDAY).inWords()).isEqualTo("CALL at " + MONDAY);
    }

    @Test
    void what_somebody_else_asked_for_does_not_count() {
        var agenda = anAgenda()
                .with(anOrder())
                .onTheSamePhone(aCall(REACHED, march("03 08:10")).askedFor());

        assertThat(decide(agenda, PATIENT, march("03 09:00")).nextAt()).isEqualTo(march("03 08:00"));
    }

    @Test
    void the_persons_of_an_account_may_hear_twice_as_much_together() {
        var once = anAgenda().with(anOrder()).inTheSameAccount(aCall(REACHED, march("01 12:00")));
        var twice = anAgenda()
                .with(anOrder())
                .inTheSameAccount(aCall(REACHED, march("01 11:00")))
                .inTheSameAccount(aMail(REACHED, march("01 12:00")));

        assertThat(decide(once, PATIENT, MONDAY).nextAt()).isEqualTo(march("03 08:00"));
        var decided = decide(twice, PATIENT, MONDAY);
        assertThat(decided.nextAt()).isEqualTo(local("2026-03-31T08:00", LONDON));
        assertThat(decided.decision().because())
                .anySatisfy(line -> assertThat(line.detail())
                        .isEqualTo("at most 2 unsolicited conversations in P30D " + "in the whole account"));
    }

    @Test
    void an_account_has_two_routine_attempts_a_day() {
        var agenda = anAgenda().with(anOrder()).inTheSameAccount(aMail(NO_ANSWER, march("03 08:05")));

        assertThat(decide(agenda, PATIENT, march("03 09:00")).nextAt()).isEqualTo(march("03 08:00"));
        agenda.inTheSameAccount(aCall(NO_ANSWER, march("03 08:15")));
        assertThat(decide(agenda, PATIENT, march("03 09:00")).nextAt()).isEqualTo(march("04 08:00"));
    }

    @Test
    void the_cap_of_a_playbook_is_for_number_and_account_too() {
        var yearly = rules(aPlaybook().within("P90D").cappedAt(1, "P40D")).uncapped();
        var onPhone = anAgenda().with(anOrder()).onTheSamePhone(aCall(REACHED, march("01 12:00")));
        var inAccount = anAgenda().with(anOrder()).inTheSameAccount(aCall(REACHED, march("01 12:00")));

        assertThat(decide(onPhone, yearly, MONDAY).nextAt()).isEqualTo(local("2026-04-10T08:00", LONDON));
        assertThat(decide(inAccount, yearly, MONDAY).nextAt()).isEqualTo(march("03 08:00"));
    }

    @Test
    void what_others_said_is_theirs() {
        var agenda = anAgenda().with(anOrder()).inTheSameAccount(aCall(Disposition.NOT_INTERESTED, march("01 12:00")));

        assertThat(decide(agenda, PATIENT, MONDAY).channel()).isEqualTo(CALL);
        assertThat(decide(agenda, PATIENT, MONDAY).nextAt()).isEqualTo(march("03 08:00"));
    }
}
