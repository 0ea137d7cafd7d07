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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// DESIGN §4: the eight shipped playbooks, each with its story from the event to the contact.
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

    @Test
    void big_purchase_check_in_comes_two_months_after_the_delivery_and_not_on_a_holiday() {
        var rules = rules(shipped("big-purchase-check-in"));
        var dear = anAgenda().with(anOrder().worth(800).deliveredAt(march("04 15:00")));

        var plan = decide(dear, rules, march("04 16:00"));

        assertThat(plan.inWords()).isEqualTo("CALL at 2026-05-05T07:00:00Z");
        assertThat(plan.reachOut().dueAt()).isEqualTo("2026-06-02T23:00:00Z");
        assertThat(plan.because())
                .startsWith("PLAYBOOK Check-in two months after a big purchase")
                .endsWith("HOLIDAY 4 May is Early May Bank Holiday in GB");
        assertThat(decide(anAgenda().with(anOrder().worth(499)), rules, MONDAY).fate("big-purchase-check-in"))
                .isEqualTo("UNKNOWN");
    }

    @Test
    void big_purchase_check_in_is_given_up_when_all_comes_back() {
        var rules = rules(shipped("big-purchase-check-in"));
        var back = anAgenda().with(anOrder().worth(800).returned()).with(aReason("big-purchase-check-in", "536365"));

        assertThat(decide(back, rules, march("20 10:00")).fate("big-purchase-check-in"))
                .isEqualTo("DROPPED ORDER_RETURNED");
    }

    @Test
    void thank_you_is_the_good_bye_that_the_till_never_said() {
        var rules = rules(shipped("thank-you"));
        var first = anAgenda().with(anOrder().worth(9).via("TILL").placedAt(march("04 15:00")));

        var plan = decide(first, rules, march("04 15:01"));

        assertThat(plan.inWords()).isEqualTo("EMAIL at " + march("05 00:00"));
        assertThat(plan.reachOut().dueAt()).isEqualTo(march(11));
        assertThat(plan.because()).startsWith("PLAYBOOK The good-bye that a card terminal never says");
    }

    @Test
    void thank_you_is_for_first_purchases_and_for_three_times_the_usual_and_at_most_once_in_90_days() {
        var rules = rules(shipped("thank-you"));
        var usual = anAgenda()
                .with(anOrder().named("1").worth(10).placedAt(march("01 10:00")))
                .with(anOrder().named("2").worth(12).placedAt(march("02 10:00")));
        usual.with(anOrder().named("3").worth(29).placedAt(march("03 10:00")));
        usual.with(anOrder().named("4").worth(36).placedAt(march("03 11:00")));
        var known = anAgenda()
                .with(anOrder().placedAt(march("03 10:00")))
                .with(aCall(Disposition.REACHED, march("01 10:00")));

        var decided = decide(usual, rules, march("03 12:00"));
        assertThat(decided.decision().considered())
                .extracting(one -> one.key().subject())
                .containsExactlyInAnyOrder("1", "4");
        assertThat(decide(known, rules, march("03 12:00")).because()).anyMatch(line -> line.startsWith("CAP "));
    }

    @Test
    void gone_quiet_asks_once_a_year_after_three_of_their_usual_gaps() {
        var rules = rules(shipped("gone-quiet"));
        var monthly = anAgenda();
        for (var day : List.of("2025-11-03", "2025-12-03", "2026-01-02", "2026-02-01")) {
            monthly.with(anOrder().named(day).placedAt(Instant.parse(day + "T10:00:00Z")));
        }

        var plan = decide(monthly, rules, Instant.parse("2026-02-01T10:01:00Z"));

        assertThat(plan.reason("gone-quiet").target()).isEqualTo("2026-05-02T10:00:00Z");
        assertThat(plan.inWords()).isEqualTo("CALL at 2026-05-02T10:00:00Z");
        assertThat(plan.because()).startsWith("PLAYBOOK A good customer has gone quiet");
    }

    @Test
    void gone_quiet_leaves_alone_who_came_back_and_who_never_was_a_regular() {
        var rules = rules(shipped("gone-quiet"));
        var back = anAgenda();
        for (var day : List.of("2025-11-03", "2025-12-03", "2026-01-02", "2026-02-01")) {
            back.with(anOrder().named(day).placedAt(Instant.parse(day + "T10:00:00Z")));
        }
        back.with(aReason("gone-quiet", "2026-02-01"))
                .with(anOrder().named("new").placedAt(march("04 15:00")));
        var twice =
                anAgenda().with(anOrder().named("1")).with(anOrder().named("2").placedAt(march("05 10:00")));

        assertThat(decide(back, rules, march("04 15:01")).fateOf("2026-02-01")).isEqualTo("DROPPED UNLESS");
        assertThat(decide(twice, rules, march("06 10:00")).fate("gone-quiet")).isEqualTo("UNKNOWN");
    }

    @Test
    void the_life_of_a_welcome_call_from_the_order_to_the_call() {
        var order = anOrder().placedAt(march("02 10:00")).notDelivered();
        var placed = decide(anAgenda().with(order), rules(), march("02 10:01"));
        assertThat(placed.inWords()).as("presumed").isEqualTo("CALL at " + march("14 09:00"));

        var agenda = anAgenda().with(order.deliveredAt(march("03 09:00"))).with(aReason("welcome-call", "536365"));
        assertThat(decide(agenda, rules(), march("03 09:01")).inWords()).isEqualTo("CALL at " + march("10 08:00"));

        agenda.with(anEvent(EventType.RETURN_REQUESTED).about("536365").at(march("09 10:00")));
        var held = decide(agenda, rules(shipped("welcome-call")), march("10 08:00"));
        assertThat(held.inWords()).isEqualTo("LookAgain at " + march("30 09:00"));
        assertThat(held.because()).containsExactly("HOLD a return is open");

        agenda.with(anEvent(EventType.RETURN_CLOSED).about("536365").at(march("11 10:00")));
        var released = decide(agenda, rules(shipped("welcome-call")), march("12 10:00"));
        assertThat(released.inWords()).isEqualTo("CALL at " + march("12 08:00"));
        assertThat(released.because()).startsWith("PLAYBOOK Welcome call after a first purchase");
    }

    @ParameterizedTest
    @CsvSource({"concern, CONCERN_RAISED", "question, QUESTION_ASKED", "return, RETURN_REQUESTED"})
    void what_is_asked_for_at_night_waits_for_the_morning_and_says_why(String key, EventType type) {
        var event = anEvent(type)
                .at(march("04 23:00"))
                .with("lines", List.of(Map.of("sku", "lamp", "quantity", 1, "unitPrice", 30)));

        var plan = decide(anAgenda().with(event), rules(), march("04 23:00"));

        assertThat(plan.inWords()).isEqualTo("CALL at " + march("05 08:00"));
        assertThat(plan.because().getFirst())
                .startsWith("PLAYBOOK " + shipped(key).title());
        assertThat(plan.because()).anyMatch(line -> line.startsWith("CONTACT_RULE GB CALL ALL: weekdays 08:00-21:00"));
        assertThat(plan.mistakes()).isEmpty();
    }
}
