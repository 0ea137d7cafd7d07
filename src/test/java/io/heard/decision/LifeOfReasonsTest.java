package io.heard.decision;

import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.decision.Disposition.REACHED;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.EventBuilder.aQuestion;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.ReasonBuilder.aPromise;
import static io.heard.testing.ReasonBuilder.aReason;
import static io.heard.testing.ReasonBuilder.aWish;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.LONDON;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.local;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.RulesBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// DESIGN §2 and §6: a reason fires once, ever, and ends in one of three ways.
class LifeOfReasonsTest {

    private static final RulesBuilder RULES = rules(aPlaybook());

    @ParameterizedTest(name = "{0} by a person")
    @EnumSource(value = ReasonFact.Fate.class, names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
    void what_a_person_ended_never_fires_again(ReasonFact.Fate fate) {
        var agenda =
                anAgenda().with(anOrder()).with(aReason("check-in", "536365").endedByPerson(fate, MONDAY));

        assertThat(decide(agenda.asNews(), RULES, MONDAY).fate("check-in")).isEqualTo("UNKNOWN");
    }

    @ParameterizedTest(name = "{0} by facts")
    @EnumSource(
            value = ReasonFact.Fate.class,
            names = {"SERVED", "LAPSED"})
    void what_was_served_or_lapsed_never_fires_again(ReasonFact.Fate fate) {
        var agenda =
                anAgenda().with(anOrder()).with(aReason("check-in", "536365").endedByFacts(fate, MONDAY));

        assertThat(decide(agenda, RULES, MONDAY).fate("check-in")).isEqualTo("UNKNOWN");
    }

    @Test
    void what_facts_withdrew_other_facts_can_open_again() {
        var withdrawn = aReason("check-in", "536365").endedByFacts(ReasonFact.Fate.WITHDRAWN, MONDAY);

        assertThat(decide(anAgenda().with(anOrder()).with(withdrawn), RULES, MONDAY)
                        .fate("check-in"))
                .isEqualTo("TAKEN");
        assertThat(decide(anAgenda().with(anOrder()).with(withdrawn), RULES, march("10 00:00"))
                        .fate("check-in"))
                .isEqualTo("UNKNOWN"); // too late by now
    }

    @Test
    void an_open_reason_whose_order_no_longer_fits_is_withdrawn() {
        var agenda = anAgenda().with(anOrder().worth(20)).with(aReason("check-in", "536365"));

        var decided = decide(agenda, rules(aPlaybook().when("order.value > 100.0")), MONDAY);

        assertThat(decided.fate("check-in")).isEqualTo("DROPPED NO_LONGER_TRUE");
    }

    @Test
    void an_open_reason_keeps_the_version_that_it_fired_with() {
        var versions = rules(aPlaybook().retired(), aPlaybook().version(2).after("P5D"));
        var agenda = anAgenda()
                .with(anOrder())
                .with(aReason("check-in", "536365"))
                .with(anOrder().named("2").placedAt(march("02 10:01")));

        var decided = decide(agenda, versions, march("02 10:02"));

        assertThat(decided.reasonOf("536365").version()).isEqualTo(1);
        assertThat(decided.reasonOf("536365").target()).isEqualTo(march(3));
        assertThat(decided.reasonOf("2").version()).isEqualTo(2);
    }

    @Test
    void a_reason_whose_playbook_is_gone_is_withdrawn() {
        var agenda = anAgenda().with(anOrder()).with(aReason("forgotten", "536365"));

        assertThat(decide(agenda, RULES, MONDAY).fate("forgotten")).isEqualTo("DROPPED NO_LONGER_TRUE");
    }

    @Test
    void a_fired_reason_outlives_news_of_a_time_before_its_playbook_was_active() {
        var young = rules(aPlaybook().on("order.delivered").firesFrom(march("03 00:00")));
        var agenda = anAgenda().with(anOrder()).with(aReason("check-in", "536365"));

        assertThat(decide(agenda, young, MONDAY).fate("check-in")).isEqualTo("TAKEN");
    }

    @Test
    void a_routine_reason_lapses_seven_days_past_due() {
        var agenda = anAgenda().with(anOrder()).with(aReason("check-in", "536365"));

        assertThat(decide(agenda, RULES, march("16 23:59")).fate("check-in")).isEqualTo("TAKEN");
        var lapsed = decide(agenda, RULES, march(17));
        assertThat(lapsed.inWords()).isEqualTo("LeaveAlone");
        assertThat(lapsed.fate("check-in")).isEqualTo("DROPPED LAPSED");
    }

    @Test
    void seven_days_are_days_of_the_customers_calendar() {
        var agenda = anAgenda()
                .with(anOrder().placedAt(local("2026-03-21T10:00", LONDON)))
                .with(aReason("check-in", "536365"));
        var rules = rules(aPlaybook().within("P2D")); // due at the end of the 24th; on the 29th clocks go forward

        assertThat(decide(agenda, rules, local("2026-03-31T23:30", LONDON)).fate("check-in"))
                .isEqualTo("TAKEN");
        assertThat(decide(agenda, rules, local("2026-04-01T00:00", LONDON)).fate("check-in"))
                .isEqualTo("DROPPED LAPSED");
    }

    @Test
    void what_was_asked_for_never_lapses() {
        var agenda = anAgenda().with(aConcern()).with(aReason("concern", "concern.raised"));

        var decided = decide(agenda, rules(), Instant.parse("2026-07-01T10:00:00Z"));

        assertThat(decided.fate("concern")).isEqualTo("TAKEN");
        assertThat(decided.reachOut().dueAt()).isEqualTo(march("02 12:00"));
    }

    @Test
    void a_conversation_outside_heard_serves_what_was_talked_about() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aConcern())
                .with(aPromise())
                .with(aCall(REACHED, march("02 15:00")).outside().inbound());
        var rules =
                rules().and(aPlaybook().build(), aPlaybook("far").after("P10D").build());

        var decided = decide(agenda, rules, march("02 15:00"));

        assertThat(decided.fate("concern")).isEqualTo("DROPPED HEARD_ELSEWHERE");
        assertThat(decided.fate("check-in")).isEqualTo("DROPPED HEARD_ELSEWHERE");
        assertThat(decided.fate("far")).isEqualTo("LATER");
        assertThat(decided.fate("commitment")).isEqualTo("TAKEN"); // nothing un-promises it
    }

    @Test
    void a_contact_about_something_else_leaves_a_promise_to_its_own_day() {
        var promise = aPromise().from(march("04 00:00"), march("04 17:00"));
        var before = anAgenda().with(aConcern().at(MONDAY)).with(promise);
        var onTheDay = anAgenda().with(aConcern().at(march("04 09:30"))).with(promise);

        assertThat(decide(before, rules(), MONDAY).fate("commitment")).isEqualTo("LATER");
        assertThat(decide(before, rules(), MONDAY).fate("concern")).isEqualTo("TAKEN");
        assertThat(decide(onTheDay, rules(), march("04 10:00")).fate("commitment"))
                .isEqualTo("TAKEN");
    }

    @Test
    void a_conversation_serves_nothing_that_came_up_with_it_or_later() {
        var agenda = anAgenda()
                .with(aCall(REACHED, MONDAY).outside().inbound())
                .with(aConcern().at(MONDAY))
                .with(aQuestion().at(march("02 10:05")));

        var decided = decide(agenda, rules(), march("02 10:05"));

        assertThat(decided.fate("concern")).isEqualTo("TAKEN");
        assertThat(decided.fate("question")).isEqualTo("TAKEN");
    }

    @Test
    void an_attempt_outside_heard_that_reached_nobody_serves_nothing() {
        var agenda = anAgenda()
                .with(aConcern())
                .with(aCall(NO_ANSWER, march("02 10:30")).outside());

        assertThat(decide(agenda, rules(), march("02 10:30")).fate("concern")).isEqualTo("TAKEN");
    }

    @Test
    void a_colleagues_wish_and_a_promise_need_no_playbook() {
        var wish = anAgenda().with(aWish().from(march("04 10:00"), march("06 10:00")));
        var promise = anAgenda().with(aPromise().from(march("04 10:00"), march("04 12:00")));

        assertThat(decide(wish, rules(), MONDAY).inWords()).isEqualTo("CALL at " + march("04 10:00"));
        assertThat(decide(promise, rules(), MONDAY).reachOut().dueAt()).isEqualTo(march("04 12:00"));
    }

    @Test
    void a_wish_that_was_withdrawn_is_not_brought_up_when_it_is_too_late() {
        var agenda = anAgenda().with(aWish().endedByFacts(ReasonFact.Fate.WITHDRAWN, MONDAY));

        assertThat(decide(agenda, rules(), march("03 10:00")).fate("manual")).isEqualTo("TAKEN");
        assertThat(decide(agenda, rules(), march("20 10:00")).fate("manual")).isEqualTo("UNKNOWN");
    }

    @Test
    void with_nothing_to_say_a_customer_is_left_alone() {
        assertThat(decide(anAgenda(), rules(), MONDAY).inWords()).isEqualTo("LeaveAlone");
    }
}
