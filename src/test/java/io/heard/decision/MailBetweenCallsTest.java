package io.heard.decision;

import static io.heard.decision.Disposition.BUSY;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.decision.Disposition.SENT;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.ContactBuilder.aMail;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.PlaybookBuilder.shipped;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Channel;
import io.heard.testing.AgendaBuilder;
import io.heard.testing.CustomerBuilder;
import org.junit.jupiter.api.Test;

/// DESIGN §10: a concern or question is called about four times in two business days, and written about on the day of
/// the second call.
class MailBetweenCallsTest {

    private static AgendaBuilder calledTwice() {
        return calledTwice(aCustomer());
    }

    private static AgendaBuilder calledTwice(CustomerBuilder customer) {
        return anAgenda(customer)
                .with(aConcern().at(march("02 09:00")))
                .with(aCall(NO_ANSWER, march("02 09:10")).askedFor())
                .with(aCall(NO_ANSWER, march("02 11:10")).askedFor());
    }

    @Test
    void the_mail_comes_on_the_day_of_the_second_call() {
        var decided = decide(calledTwice(), rules(), march("02 11:15"));

        assertThat(decided.inWords()).isEqualTo("EMAIL at " + march("02 11:10"));
        assertThat(decided.rules()).contains("MAIL_BETWEEN");
        assertThat(decided.reachOut().urgent()).isTrue();
    }

    @Test
    void the_calls_go_on_after_it_at_their_distance() {
        var agenda = calledTwice().with(aMail(SENT, march("02 11:30")).askedFor());

        var decided = decide(agenda, rules(), march("02 11:35"));

        assertThat(decided.inWords()).isEqualTo("CALL at " + march("02 13:30"));
        assertThat(decided.reachOut().attempt()).isEqualTo(3);
    }

    @Test
    void four_calls_fit_into_two_business_days() {
        var agenda = calledTwice()
                .with(aMail(SENT, march("02 11:30")).askedFor())
                .with(aCall(NO_ANSWER, march("02 13:30")).askedFor());

        assertThat(decide(agenda, rules(), march("02 13:35")).inWords()).isEqualTo("CALL at " + march("02 15:30"));
    }

    @Test
    void a_mail_that_nobody_got_round_to_that_day_waits_for_the_end() {
        var agenda = calledTwice();

        assertThat(decide(agenda, rules(), march("03 09:00")).channel()).isEqualTo(Channel.CALL);
        agenda.with(aCall(NO_ANSWER, march("03 09:00")).askedFor())
                .with(aCall(NO_ANSWER, march("03 11:00")).askedFor());
        assertThat(decide(agenda, rules(), march("03 11:05")).inWords()).isEqualTo("EMAIL at " + march("03 13:00"));
    }

    @Test
    void without_an_address_the_calls_simply_go_on() {
        var decided = decide(calledTwice(aCustomer().withoutEmail()), rules(), march("02 11:15"));

        assertThat(decided.inWords()).isEqualTo("CALL at " + march("02 13:10"));
    }

    @Test
    void a_busy_line_comes_first() {
        var agenda = calledTwice().with(aCall(BUSY, march("02 11:20")).askedFor());

        assertThat(decide(agenda, rules(), march("02 11:25")).inWords()).isEqualTo("CALL at " + march("02 11:40"));
    }

    @Test
    void only_the_mail_between_the_calls_leaves_it_open() {
        var attempts = shipped("concern").attempts();

        assertThat(attempts.goOnAfterMail(3)).isTrue();
        assertThat(attempts.goOnAfterMail(1)).isFalse();
        assertThat(attempts.goOnAfterMail(5)).isFalse();
        assertThat(Playbook.Attempts.ROUTINE.goOnAfterMail(3)).isFalse();
        assertThat(shipped("question").attempts()).isEqualTo(attempts);
    }
}
