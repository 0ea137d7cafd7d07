package io.heard.decision;

import static io.heard.contact.Channel.EMAIL;
import static io.heard.decision.Disposition.LEFT_VOICEMAIL;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.decision.Disposition.SENT;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.ContactBuilder.aMail;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aCallBack;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.EventBuilder.aQuestion;
import static io.heard.testing.EventBuilder.anEvent;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.shipped;
import static io.heard.testing.ReasonBuilder.aReason;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// DESIGN §4: the five playbooks that are active from the first start, each with its story.
class ShippedPlaybooksTest {

    @Test
    void welcome_call_comes_a_week_after_the_first_delivery_on_a_good_day() {
        var agenda = anAgenda().with(anOrder().deliveredAt(march("04 15:00")));

        var plan = decide(agenda, rules(), march("04 16:00"));

        assertThat(plan.inWords()).isEqualTo("CALL at " + march("11 08:00"));
        assertThat(plan.reachOut().dueAt()).isEqualTo(march(18));
        assertThat(plan.reachOut().purpose()).isEqualTo(Purpose.SURVEY);
        assertThat(plan.reachOut().effort()).isEqualTo(Duration.ofMinutes(12));
        assertThat(plan.reachOut().urgent()).isFalse();
    }

    @Test
    void welcome_call_tries_three_times_and_then_writes() {
        var agenda = anAgenda().with(anOrder().deliveredAt(march("04 15:00"))).with(aReason("welcome-call", "536365"));

        agenda.with(aCall(NO_ANSWER, march("11 08:30")));
        assertThat(decide(agenda, rules(), march("11 08:35")).inWords()).isEqualTo("CALL at " + march("12 12:00"));
        agenda.with(aCall(LEFT_VOICEMAIL, march("12 12:10")));
        assertThat(decide(agenda, rules(), march("12 12:15")).inWords()).isEqualTo("CALL at " + march("17 17:00"));
        agenda.with(aCall(NO_ANSWER, march("17 17:10")));
        assertThat(decide(agenda, rules(), march("17 17:15")).channel()).isEqualTo(EMAIL);
    }

    @Test
    void welcome_call_is_for_first_purchases_of_some_worth_and_waits_for_a_return() {
        var second = anOrder().named("2").placedAt(march("03 10:00"));
        assertThat(decide(anAgenda().with(anOrder().worth(99)).with(second), rules(), march("03 11:00"))
                        .fate("welcome-call"))
                .isEqualTo("UNKNOWN");

        var returning = anAgenda()
                .with(anOrder())
                .with(anEvent(EventType.RETURN_REQUESTED).about("536365").at(march("03 10:00")));
        assertThat(decide(returning, rules(), march("03 11:00")).fate("welcome-call"))
                .isEqualTo("HELD");
    }

    @Test
    void concern_jumps_the_queue_and_is_called_within_two_working_hours() {
        var agenda = anAgenda().with(anOrder()).with(aConcern().about("536365"));

        var plan = decide(agenda, rules(), MONDAY);

        assertThat(plan.inWords()).isEqualTo("CALL at " + MONDAY);
        assertThat(plan.reachOut().dueAt()).isEqualTo(march("02 12:00"));
        assertThat(plan.reachOut().urgent()).isTrue();
        assertThat(plan.reachOut().priority()).isEqualTo(90);
        assertThat(plan.fate("welcome-call")).isEqualTo("HELD");
    }

    @Test
    void concern_is_tried_every_two_working_hours_with_a_mail_after_the_second_call() {
        var agenda = anAgenda()
                .with(aConcern().at(march("02 14:00")))
                .with(aReason("concern", "concern.raised").raisedAt(march("02 14:00")));

        agenda.with(aCall(LEFT_VOICEMAIL, march("02 14:10")).askedFor());
        assertThat(decide(agenda, rules(), march("02 14:15")).inWords()).isEqualTo("CALL at " + march("02 16:10"));
        agenda.with(aCall(NO_ANSWER, march("02 16:30")).askedFor());
        assertThat(decide(agenda, rules(), march("02 16:35")).inWords()).isEqualTo("EMAIL at " + march("02 16:30"));
        agenda.with(aMail(SENT, march("02 16:40")).askedFor());
        assertThat(decide(agenda, rules(), march("02 16:40")).inWords()).isEqualTo("CALL at " + march("03 09:40"));
        agenda.with(aCall(NO_ANSWER, march("03 09:40")).askedFor());
        assertThat(decide(agenda, rules(), march("03 09:45")).inWords()).isEqualTo("CALL at " + march("03 11:40"));
        agenda.with(aCall(NO_ANSWER, march("03 11:40")).askedFor());
        assertThat(decide(agenda, rules(), march("03 11:45")).reachOut().forLead())
                .isTrue();
    }

    @Test
    void question_gets_a_knowledgeable_answer_within_four_working_hours() {
        var plan = decide(anAgenda().with(aQuestion().at(march("06 16:00"))), rules(), march("06 16:00"));

        assertThat(plan.inWords()).isEqualTo("CALL at " + march("06 16:00"));
        assertThat(plan.reachOut().dueAt()).isEqualTo(march("09 11:00")); // over the weekend
        assertThat(shipped("question").needs().skillsFrom()).isEqualTo("topic");
    }

    @ParameterizedTest(name = "{0} of {1} because {2}: {3}")
    @CsvSource({
        "20, 1000, too big, TAKEN",
        "19, 1000, too big, UNKNOWN",
        "15, 60, too big, TAKEN",
        "14, 60, too big, UNKNOWN",
        "1, 1000, it is Damaged, TAKEN",
        "1, 1000, not as described, TAKEN"
    })
    void return_asks_what_went_wrong_where_it_is_worth_it(double back, double order, String why, String fate) {
        var request = anEvent(EventType.RETURN_REQUESTED)
                .about("536365")
                .with("why", why)
                .with("lines", List.of(Map.of("sku", "lamp", "quantity", 1, "unitPrice", back)));

        var decided = decide(anAgenda().with(anOrder().worth(order)).with(request), rules(), MONDAY);

        assertThat(decided.fate("return")).isEqualTo(fate);
    }

    @Test
    void return_needs_no_order_nor_reason_and_ends_when_the_return_is_closed() {
        var request = anEvent(EventType.RETURN_REQUESTED)
                .with("lines", List.of(Map.of("sku", "lamp", "quantity", 2, "unitPrice", 12)));
        var agenda = anAgenda().with(request);

        var open = decide(agenda, rules(), MONDAY);
        assertThat(open.reason("return").due()).isEqualTo(march("02 14:00"));
        assertThat(open.mistakes()).isEmpty();
        agenda.with(anEvent(EventType.RETURN_CLOSED).at(march("02 11:00")));
        assertThat(decide(agenda, rules(), march("02 11:00")).fate("return")).isEqualTo("DROPPED UNLESS");
    }

    @Test
    void call_back_comes_at_the_minute_that_the_customer_chose() {
        var agenda = anAgenda(aCustomer().prefers(EMAIL)).with(aCallBack(march("04 15:07")));

        var plan = decide(agenda, rules(), MONDAY);

        assertThat(plan.inWords()).isEqualTo("CALL at " + march("04 15:07"));
        assertThat(plan.reachOut().dueAt()).isEqualTo(march("04 15:17"));
        assertThat(plan.reachOut().promised()).isTrue();
        assertThat(plan.reachOut().urgent()).isTrue();
    }

    @Test
    void call_back_is_tried_after_ten_minutes_and_an_hour_and_then_written() {
        var agenda = anAgenda().with(aCallBack(march("04 15:00"))).with(aReason("call-back", "callback.requested"));

        agenda.with(aCall(NO_ANSWER, march("04 15:01")).askedFor());
        assertThat(decide(agenda, rules(), march("04 15:02")).inWords()).isEqualTo("CALL at " + march("04 15:11"));
        agenda.with(aCall(NO_ANSWER, march("04 15:11")).askedFor());
        assertThat(decide(agenda, rules(), march("04 15:12")).inWords()).isEqualTo("CALL at " + march("04 16:11"));
        agenda.with(aCall(NO_ANSWER, march("04 16:11")).askedFor());
        assertThat(decide(agenda, rules(), march("04 16:12")).inWords()).startsWith("EMAIL");
    }

    @Test
    void call_back_without_a_time_is_now() {
        var decided = decide(anAgenda().with(anEvent(EventType.CALLBACK_REQUESTED)), rules(), march("02 10:01"));

        assertThat(decided.nextAt()).isEqualTo(MONDAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"big-purchase-check-in", "gone-quiet", "thank-you"})
    void the_drafts_can_be_read_and_find_no_mistake(String key) {
        var agenda = anAgenda();
        for (int day = 1; day < 6; day++) {
            agenda.with(anOrder().named("o" + day).placedAt(march(day)).worth(day * day * 300));
        }

        var decided = decide(agenda, rules(shipped(key)), march(6));

        assertThat(decided.fate(key)).isNotEqualTo("UNKNOWN");
        assertThat(decided.mistakes()).isEmpty();
    }
}
