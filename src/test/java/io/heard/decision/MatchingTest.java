package io.heard.decision;

import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
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

import org.junit.jupiter.api.Test;

/// DESIGN §4.1: which playbooks fire.
class MatchingTest {

    @Test
    void a_playbook_fires_when_its_condition_is_true() {
        var dear = aPlaybook("dear").when("order.value >= 100.0");
        var cheap = aPlaybook("cheap").when("order.value < 100.0");

        var decided = decide(anAgenda().with(anOrder().worth(120)), rules(dear, cheap), MONDAY);

        assertThat(decided.fate("dear")).isEqualTo("TAKEN");
        assertThat(decided.fate("cheap")).isEqualTo("UNKNOWN");
    }

    @Test
    void a_condition_sees_facts_as_of_the_triggering_order() {
        var first = aPlaybook("first").when("order.isFirst && customer.orderCount == 1");
        var second = aPlaybook("second").when("customer.orderCount == 2 && order.usualValue == 120.0");
        var agenda = anAgenda()
                .with(anOrder())
                .with(anOrder().named("2").placedAt(march("04 10:00")))
                .with(anOrder().named("3").placedAt(march("05 10:00")));

        var decided = decide(agenda, rules(first, second), march("05 11:00"));

        assertThat(decided.reason("first").orderId()).isEqualTo("536365");
        assertThat(decided.reason("second").orderId()).isEqualTo("2");
    }

    @Test
    void an_older_order_that_arrives_late_takes_over_being_the_first() {
        var first = rules(aPlaybook("first").when("order.isFirst"));
        var agenda = anAgenda()
                .with(anOrder().named("newer").placedAt(march("04 10:00")))
                .with(aReason("first", "newer"));

        var before = decide(agenda, first, march("04 11:00"));
        var after = decide(agenda.with(anOrder().named("older")).asNews(), first, march("04 11:00"));

        assertThat(before.fateOf("newer")).isEqualTo("TAKEN");
        assertThat(after.fateOf("older")).isEqualTo("TAKEN");
        assertThat(after.fateOf("newer")).isEqualTo("DROPPED NO_LONGER_TRUE");
    }

    @Test
    void a_condition_that_fails_did_not_match_and_is_reported() {
        var broken = aPlaybook("broken").when("event.nowhere == 1");

        var decided = decide(anAgenda().with(anOrder()), rules(broken, aPlaybook("fine")), MONDAY);

        assertThat(decided.fate("broken")).isEqualTo("UNKNOWN");
        assertThat(decided.fate("fine")).isEqualTo("TAKEN");
        assertThat(decided.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.playbook()).isEqualTo("broken");
            assertThat(mistake.version()).isEqualTo(1);
            assertThat(mistake.why()).contains("nowhere");
        });
    }

    @Test
    void a_length_of_time_that_cannot_be_worked_out_did_not_match_either() {
        var broken = aPlaybook("broken").after("duration(order.store)");
        var below = aPlaybook("below").within("order.placedAt - timestamp('2100-01-01T00:00:00Z')");

        var decided = decide(anAgenda().with(anOrder()), rules(broken, below, aPlaybook("fine")), MONDAY);

        assertThat(decided.fate("broken")).isEqualTo("UNKNOWN");
        assertThat(decided.fate("below")).isEqualTo("UNKNOWN");
        assertThat(decided.fate("fine")).isEqualTo("TAKEN");
        assertThat(decided.mistakes()).extracting(Mistake::playbook).containsExactlyInAnyOrder("broken", "below");
    }

    @Test
    void a_field_that_is_not_there_is_named_with_what_to_ask_first() {
        var broken = aPlaybook("broken").when("order.store == 'Leeds'");

        var decided = decide(anAgenda().with(anOrder()), rules(broken), MONDAY);

        assertThat(decided.mistakes())
                .extracting(Mistake::why)
                .containsExactly("there is no order.store here; ask has(order.store) first");
    }

    @Test
    void silence_fires_that_long_after_the_last_order() {
        var quiet =
                aPlaybook("quiet").on("silence").after("P45D").within("P30D").unless("order.placed");

        var decided = decide(anAgenda().with(anOrder()), rules(quiet), march("03 10:00"));

        assertThat(decided.reason("quiet").target()).isEqualTo(local("2026-04-16T00:00", LONDON));
    }

    @Test
    void an_order_breaks_the_silence() {
        var quiet = rules(
                aPlaybook("quiet").on("silence").after("P45D").within("P30D").unless("order.placed"));
        var agenda = anAgenda().with(anOrder()).with(aReason("quiet", "536365"));

        var decided = decide(agenda.with(anOrder().named("2").placedAt(march("20 10:00"))), quiet, march("20 10:00"));

        assertThat(decided.fateOf("536365")).isEqualTo("DROPPED UNLESS");
        assertThat(decided.fateOf("2")).isEqualTo("TAKEN");
    }

    @Test
    void an_unless_event_withdraws_the_reason() {
        var agenda = anAgenda().with(aConcern().named("c1"));

        var open = decide(agenda, rules(), MONDAY);
        agenda.with(anEvent(EventType.CONCERN_RESOLVED).at(march("02 10:30")).with("concernId", "c1"));
        var resolved = decide(agenda, rules(), march("02 10:30"));

        assertThat(open.fate("concern")).isEqualTo("TAKEN");
        assertThat(resolved.fate("concern")).isEqualTo("DROPPED UNLESS");
    }

    @Test
    void another_concern_or_return_that_is_closed_withdraws_nothing() {
        var agenda = anAgenda()
                .with(aConcern().named("c1"))
                .with(anEvent(EventType.CONCERN_RESOLVED).at(march("02 10:30")).with("concernId", "c2"))
                .with(anOrder())
                .with(anEvent(EventType.RETURN_REQUESTED).about("536365").with("why", "broken"))
                .with(anEvent(EventType.RETURN_CLOSED).at(march("02 10:30")).about("another order"));

        var decided = decide(agenda, rules(), march("02 10:30"));

        assertThat(decided.fate("concern")).isEqualTo("TAKEN");
        assertThat(decided.fate("return")).isEqualTo("TAKEN");
    }

    @Test
    void what_is_told_with_an_order_can_withdraw_a_reason_too() {
        var undelivered = rules(
                aPlaybook("late").after("P3D").unless("order.delivered"),
                aPlaybook("spoken").after("P3D").unless("contact.made"));
        var agenda = anAgenda()
                .with(anOrder().deliveredAt(march("04 10:00")))
                .with(aCall(NO_ANSWER, march("03 10:00")).outside());

        var decided = decide(agenda, undelivered, march("04 10:00"));

        assertThat(decided.fate("late")).isEqualTo("DROPPED UNLESS");
        assertThat(decided.fate("spoken")).isEqualTo("DROPPED UNLESS");
    }

    @Test
    void an_event_without_its_order_waits_for_the_order() {
        var returned = rules(aPlaybook("back").on("order.returned").within("P6D"));
        var agenda = anAgenda().with(anEvent(EventType.ORDER_RETURNED).about("536365"));

        assertThat(decide(agenda, returned, MONDAY).fate("back")).isEqualTo("UNKNOWN");
        assertThat(decide(agenda.with(anOrder()), returned, MONDAY).fate("back"))
                .isEqualTo("TAKEN");
    }

    @Test
    void an_order_without_a_positive_total_is_history() {
        var all = rules(aPlaybook(), aPlaybook("second").when("!order.isFirst"));
        var agenda =
                anAgenda().with(anOrder().named("free").worth(0)).with(anOrder().placedAt(march("02 10:01")));

        var decided = decide(agenda, all, march("02 10:02"));

        assertThat(decided.decision().considered())
                .extracting(Considered::orderId)
                .containsExactly("536365");
        assertThat(decided.fate("second")).isEqualTo("UNKNOWN");
    }

    @Test
    void what_happened_before_a_playbook_became_active_does_not_fire_it() {
        var young = rules(aPlaybook().firesFrom(march("03 00:00")));

        var decided =
                decide(anAgenda().with(anOrder()).with(anOrder().named("2").placedAt(march(3))), young, march(3));

        assertThat(decided.decision().considered())
                .extracting(Considered::orderId)
                .containsExactly("2");
    }
}
