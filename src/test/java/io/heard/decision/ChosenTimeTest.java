package io.heard.decision;

import static io.heard.decision.Disposition.CALL_BACK_LATER;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aCallBack;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Interval;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.testing.RulesBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// DESIGN §5: a time that the customer asked for, with their words, is a window of its own for that one contact.
class ChosenTimeTest {

    private static final Instant LATE = march("04 22:30"); // Londoners are called until nine
    private static final RulesBuilder ROUTINE = rules(aPlaybook().within("P20D"));

    @Test
    void a_call_back_is_kept_outside_the_usual_hours() {
        var agenda = anAgenda().with(aCallBack(LATE).with("topic", "after my late shift"));

        var decided = decide(agenda, rules(), MONDAY);

        assertThat(decided.inWords()).isEqualTo("CALL at " + LATE);
        assertThat(decided.reachOut().promised()).isTrue();
        assertThat(decided.reachOut().dueAt()).isEqualTo(march("04 22:40"));
        assertThat(decided.decision().because())
                .contains(new Because(
                        "CHOSEN_TIME",
                        "outside the usual hours, because the customer chose this time themselves: \u201cafter my late"
                                + " shift\u201d",
                        LATE,
                        march("04 22:40")));
    }

    @Test
    void a_time_inside_the_usual_hours_needs_no_such_reason() {
        var agenda = anAgenda().with(aCallBack(march("04 15:07")));

        assertThat(decide(agenda, rules(), MONDAY).rules()).doesNotContain("CHOSEN_TIME");
    }

    @Test
    void call_me_later_counts_with_the_customers_words_only() {
        var said = anAgenda()
                .with(anOrder())
                .with(aCall(CALL_BACK_LATER, march("03 10:00"))
                        .callAgainAt(LATE)
                        .saying("after my late shift"));
        var unsaid = anAgenda()
                .with(anOrder())
                .with(aCall(CALL_BACK_LATER, march("03 10:00")).callAgainAt(LATE));

        assertThat(decide(said, ROUTINE, march("03 10:00")).inWords()).isEqualTo("CALL at " + LATE);
        assertThat(decide(unsaid, ROUTINE, march("03 10:00")).inWords()).isEqualTo("CALL at " + march("05 08:00"));
    }

    @Test
    void it_is_for_that_one_contact() {
        var agenda = anAgenda()
                .with(aCallBack(LATE))
                .with(aCall(NO_ANSWER, march("04 22:31")).askedFor());

        assertThat(decide(agenda, rules(), march("04 22:32")).inWords()).isEqualTo("CALL at " + march("05 08:00"));
    }

    @Test
    void it_is_over_when_nobody_called_in_time() {
        var agenda = anAgenda().with(aCallBack(LATE));

        assertThat(decide(agenda, rules(), march("04 22:39")).nextAt()).isEqualTo(LATE);
        assertThat(decide(agenda, rules(), march("04 22:40")).nextAt()).isEqualTo(march("05 08:00"));
    }

    @Test
    void a_law_that_leaves_nothing_to_the_customer_stays_the_law() {
        var american = aCustomer().from("US-CO").in(ZoneId.of("America/Denver")).phone("+13032345678");
        var agenda = anAgenda(american).with(aCallBack(Instant.parse("2026-03-05T05:30:00Z"))); // 22:30 in Denver

        var decided = decide(agenda, rules(), MONDAY);

        assertThat(decided.inWords()).as("%s", decided).isEqualTo("CALL at 2026-03-05T15:00:00Z");
        assertThat(decided.rules()).doesNotContain("CHOSEN_TIME");
    }

    @Test
    void a_wish_for_a_day_that_the_customer_had_ruled_out_is_newer() {
        var agenda = anAgenda(aCustomer().only("09:00", "12:00")).with(aCallBack(march("04 15:00")));

        assertThat(decide(agenda, rules(), MONDAY).nextAt()).isEqualTo(march("04 15:00"));
    }

    @Test
    void who_asked_not_to_be_called_at_all_is_not() {
        var agenda = anAgenda(aCustomer().suppressed(Channel.CALL)).with(aCallBack(LATE));

        assertThat(decide(agenda, rules(), MONDAY).channel()).isEqualTo(Channel.EMAIL);
    }

    @Test
    void the_window_leaves_time_to_be_punctual_and_to_talk() {
        var agenda = anAgenda().with(aCallBack(LATE)).build();
        var night = new Interval(march("04 21:00"), march(5));

        var open = new Reach(agenda, rules().build())
                .open(Channel.CALL, Purpose.SERVICE, LATE, Duration.ofMinutes(15), night);

        assertThat(open.list()).containsExactly(new Interval(LATE, march("04 22:55")));
    }
}
