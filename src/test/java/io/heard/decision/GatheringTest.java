package io.heard.decision;

import static io.heard.contact.Channel.CALL;
import static io.heard.contact.Channel.EMAIL;
import static io.heard.decision.Disposition.REACHED;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aCallBack;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.EventBuilder.aQuestion;
import static io.heard.testing.EventBuilder.anEvent;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.ReasonBuilder.aReason;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.LONDON;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.local;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;

/// DESIGN §4.4: one conversation for what falls due together, and what ends with its order.
class GatheringTest {

    @Test
    void one_contact_takes_all_that_falls_due_within_three_days() {
        var two = rules(
                aPlaybook("first").after("P1D"),
                aPlaybook("near").after("P4D"),
                aPlaybook("far").after("P5D"));

        var decided = decide(anAgenda().with(anOrder()), two, MONDAY);

        assertThat(decided.nextAt()).isEqualTo(march("03 08:00"));
        assertThat(decided.fate("first")).isEqualTo("TAKEN");
        assertThat(decided.fate("near")).isEqualTo("TAKEN");
        assertThat(decided.fate("far")).isEqualTo("LATER");
    }

    @Test
    void what_was_asked_for_leads() {
        var decided = decide(
                anAgenda().with(anOrder()).with(aConcern()),
                rules().and(aPlaybook("xx").after("P1D").build()),
                MONDAY);

        assertThat(decided.reachOut().leading().playbook()).isEqualTo("concern");
        assertThat(decided.reachOut().urgent()).isTrue();
        assertThat(decided.reachOut().effort()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void of_routine_reasons_the_one_due_first_leads() {
        var two = rules(
                aPlaybook("patient").within("P9D").by(CALL),
                aPlaybook("hasty").after("P2D").within("P1D").by(EMAIL).needs("lamps"));

        var decided = decide(anAgenda().with(anOrder()), two, MONDAY);

        assertThat(decided.reachOut().leading().playbook()).isEqualTo("hasty");
        assertThat(decided.channel()).isEqualTo(EMAIL);
    }

    @Test
    void due_and_priority_are_the_strictest_and_each_further_reason_takes_three_minutes_more() {
        var three = rules(
                aPlaybook("aa").within("P9D").priority(80).effort("PT12M"),
                aPlaybook("bb").within("P2D").priority(20).effort("PT20M"),
                aPlaybook("cc").within("P5D").priority(50).effort("PT5M"));

        var talk = decide(anAgenda().with(anOrder()), three, MONDAY).reachOut();

        assertThat(talk.dueAt()).isEqualTo(march(6));
        assertThat(talk.priority()).isEqualTo(80);
        assertThat(talk.effort()).isEqualTo(Duration.ofMinutes(26));
    }

    @Test
    void a_contact_that_a_cap_moves_takes_along_what_falls_due_by_then() {
        var two = rules(
                        aPlaybook("now").within("P60D"),
                        aPlaybook("later").after("P20D").within("P60D"))
                .cappedAt(1, Period.ofDays(30));
        var agenda = anAgenda()
                .with(anOrder())
                .with(aCall(REACHED, march("01 12:00")).earlier());

        var decided = decide(agenda, two, MONDAY);

        assertThat(decided.nextAt()).isEqualTo(local("2026-03-31T08:00", LONDON));
        assertThat(decided.fate("later")).isEqualTo("TAKEN");
    }

    @Test
    void a_time_that_the_customer_chose_is_kept_and_routine_reasons_wait_for_it() {
        var agenda = anAgenda().with(anOrder()).with(aCallBack(march("04 15:00")));

        var decided = decide(agenda, rules().and(aPlaybook()), MONDAY);

        assertThat(decided.nextAt()).isEqualTo(march("04 15:00"));
        assertThat(decided.reachOut().promised()).isTrue();
        assertThat(decided.fate("check-in")).isEqualTo("TAKEN");
    }

    @Test
    void a_routine_reason_that_would_pass_its_due_by_waiting_goes_before() {
        var hasty = aPlaybook().after("PT0S").within("P1D").build();
        var agenda = anAgenda().with(anOrder()).with(aCallBack(march("05 15:00")));

        var decided = decide(agenda, rules().and(hasty), MONDAY);

        assertThat(decided.nextAt()).isEqualTo(MONDAY);
        assertThat(decided.fate("check-in")).isEqualTo("TAKEN");
        assertThat(decided.fate("call-back")).isEqualTo("LATER");
        assertThat(decided.reachOut().urgent()).isFalse();
        assertThat(decided.reachOut().dueAt()).isEqualTo(march(4));
    }

    @Test
    void it_waits_all_the_same_where_it_has_no_way_before() {
        var hasty = aPlaybook().after("PT0S").within("P1D").build();
        var agenda = anAgenda()
                .with(anOrder())
                .with(aCall(REACHED, march("01 12:00")).earlier())
                .with(aCallBack(march("05 15:00")));

        var decided = decide(agenda, rules().and(hasty), MONDAY);

        assertThat(decided.nextAt()).isEqualTo(march("05 15:00"));
        assertThat(decided.fate("check-in")).isEqualTo("TAKEN");
        assertThat(decided.rules()).doesNotContain("CAP");
    }

    @Test
    void nobody_is_contacted_twice_on_one_day_for_it() {
        var hasty = aPlaybook().after("PT0S").within("PT3H").build();
        var agenda = anAgenda().with(anOrder()).with(aCallBack(march("02 15:00")));

        var decided = decide(agenda, rules().and(hasty), MONDAY);

        assertThat(decided.nextAt()).isEqualTo(march("02 15:00"));
        assertThat(decided.fate("check-in")).isEqualTo("TAKEN");
    }

    @Test
    void a_concern_does_not_use_up_the_time_that_the_customer_chose() {
        var decided = decide(anAgenda().with(aConcern()).with(aCallBack(march("04 15:00"))), rules(), MONDAY);

        assertThat(decided.nextAt()).isEqualTo(MONDAY);
        assertThat(decided.fate("concern")).isEqualTo("TAKEN");
        assertThat(decided.fate("call-back")).isEqualTo("LATER");
    }

    @Test
    void an_overdue_routine_reason_does_not_keep_a_concern_from_a_mail_in_time() {
        var late = march("05 20:55");
        var rules = rules(
                aPlaybook().within("P1D"),
                aPlaybook("asked").on("question.asked").after(null).within("PT2H"));
        var overdue = aReason("check-in", "536365").from(march(3), march(5));
        var agenda = anAgenda().with(anOrder()).with(overdue).with(aQuestion().at(late));

        var decided = decide(agenda, rules, late);

        assertThat(decided.inWords()).isEqualTo("EMAIL at " + late);
        assertThat(decided.fate("check-in")).isEqualTo("TAKEN");
        assertThat(decided.reachOut().dueAt()).isEqualTo(march(5));
    }

    @Test
    void a_cancelled_order_ends_all_its_routine_reasons() {
        var agenda = anAgenda()
                .with(anOrder().cancelledAt(march("02 11:00")))
                .with(anOrder().named("2"));

        var decided = decide(agenda, rules(aPlaybook()), march("02 11:00"));

        assertThat(decided.fateOf("536365")).isEqualTo("DROPPED ORDER_CANCELLED");
        assertThat(decided.fateOf("2")).isEqualTo("TAKEN");
    }

    @Test
    void a_return_of_everything_ends_the_reasons_and_a_partial_one_does_not() {
        var partial = anAgenda()
                .with(anOrder())
                .with(anEvent(EventType.ORDER_RETURNED).about("536365"));
        var whole = anAgenda()
                .with(anOrder().returned())
                .with(anEvent(EventType.ORDER_RETURNED).about("536365"));

        assertThat(decide(partial, rules(aPlaybook()), MONDAY).fate("check-in")).isEqualTo("TAKEN");
        assertThat(decide(whole, rules(aPlaybook()), MONDAY).fate("check-in")).isEqualTo("DROPPED ORDER_RETURNED");
    }

    @Test
    void a_cancelled_or_returned_order_can_be_what_the_contact_is_about() {
        var agenda = anAgenda()
                .with(anOrder().cancelledAt(march("02 11:00")).returned())
                .with(anEvent(EventType.ORDER_RETURNED).about("536365"));

        var decided = decide(agenda, rules(aPlaybook("why").on("order.cancelled")), march("02 11:00"));

        assertThat(decided.fate("why")).isEqualTo("DROPPED ORDER_RETURNED");
        agenda = anAgenda().with(anOrder().cancelledAt(march("02 11:00")));
        assertThat(decide(agenda, rules(aPlaybook("why").on("order.cancelled")), march("02 11:00"))
                        .fate("why"))
                .isEqualTo("TAKEN");
    }

    @Test
    void what_the_customer_asked_about_a_cancelled_order_is_still_answered() {
        var agenda = anAgenda()
                .with(anOrder().cancelledAt(march("02 09:00")).placedAt(march("01 10:00")))
                .with(aQuestion().about("536365"));

        assertThat(decide(agenda, rules(), MONDAY).fate("question")).isEqualTo("TAKEN");
    }
}
