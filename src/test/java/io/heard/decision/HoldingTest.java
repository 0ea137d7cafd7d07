package io.heard.decision;

import static io.heard.decision.Disposition.REACHED;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.EventBuilder.aQuestion;
import static io.heard.testing.EventBuilder.anEvent;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.ReasonBuilder.aPromise;
import static io.heard.testing.ReasonBuilder.aReason;
import static io.heard.testing.ReasonBuilder.aWish;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.RulesBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// DESIGN §4.3: what keeps a reason waiting.
class HoldingTest {

    private static final RulesBuilder CHECK_IN = rules(aPlaybook());
    private static final RulesBuilder CAREFUL = rules(aPlaybook().holdWhile("RETURN_OPEN"), aPlaybook("bold"));

    @Test
    void an_open_concern_holds_every_routine_reason() {
        var agenda = anAgenda().with(anOrder()).with(aConcern().at(march("02 11:00")));

        var decided = decide(agenda, CHECK_IN, march("02 11:00"));

        assertThat(decided.fate("check-in")).isEqualTo("HELD");
        assertThat(decided.inWords()).isEqualTo("LookAgain at " + march("23 11:00"));
        assertThat(((Decision.LookAgain) decided.decision()).on()).containsExactly(EventType.CONCERN_RESOLVED);
        assertThat(decided.rules()).containsExactly("HOLD");
    }

    @Test
    void an_open_return_holds_only_reasons_that_say_so() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(anEvent(EventType.RETURN_REQUESTED).at(march("02 11:00")).about("536365"));

        var decided = decide(agenda, CAREFUL, march("02 11:00"));

        assertThat(decided.fate("check-in")).isEqualTo("HELD");
        assertThat(decided.fate("bold")).isEqualTo("TAKEN");
    }

    @Test
    void what_the_customer_asked_for_is_never_held() {
        var agenda = anAgenda().with(aConcern()).with(aQuestion()).with(aPromise());

        var decided = decide(agenda, rules(), MONDAY);

        assertThat(decided.decision().considered())
                .extracting(considered -> considered.fate().name())
                .containsOnly("TAKEN");
    }

    @Test
    void a_colleagues_wish_is_held_too() {
        var agenda = anAgenda().with(aConcern().at(march("02 11:00"))).with(aWish());

        assertThat(decide(agenda, rules(), march("02 11:00")).fate("manual")).isEqualTo("HELD");
    }

    @Test
    void the_closing_event_ends_a_hold_and_moves_target_and_due_by_its_length() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aConcern().named("c1").at(march("02 11:00")))
                .with(anEvent(EventType.CONCERN_RESOLVED).at(march("05 09:00")).with("concernId", "c1"));

        var decided = decide(agenda, CHECK_IN, march("05 09:00"));

        // Held for two days and 22 hours: three days.
        assertThat(decided.reason("check-in").target()).isEqualTo(march(6));
        assertThat(decided.reason("check-in").due()).isEqualTo(march(13));
        assertThat(decided.nextAt()).isEqualTo(march("06 08:00"));
    }

    @Test
    void a_return_is_closed_by_its_own_event() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(anEvent(EventType.RETURN_REQUESTED).at(march("02 11:00")).about("536365"))
                .with(anEvent(EventType.RETURN_CLOSED)
                        .named("x")
                        .at(march("03 11:00"))
                        .about("another"));

        assertThat(decide(agenda, CAREFUL, march("03 12:00")).fate("check-in")).isEqualTo("HELD");
        agenda.with(anEvent(EventType.RETURN_CLOSED).at(march("03 11:00")).about("536365"));
        assertThat(decide(agenda, CAREFUL, march("03 12:00")).fate("check-in")).isEqualTo("TAKEN");
    }

    @Test
    void the_outcome_that_serves_the_concern_ends_its_hold() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aConcern().named("c1").at(march("02 11:00")))
                .with(aReason("concern", "c1").endedByPerson(ReasonFact.Fate.SERVED, march("02 12:00")));

        assertThat(decide(agenda, CHECK_IN, march("02 12:00")).fate("check-in")).isEqualTo("TAKEN");
    }

    @Test
    void a_person_who_ends_the_concern_ends_its_hold() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aConcern().named("c1").at(march("02 11:00")))
                .with(aReason("concern", "c1").endedByPerson(ReasonFact.Fate.WITHDRAWN, march("02 12:00")));

        assertThat(decide(agenda, CHECK_IN, march("02 12:00")).fate("check-in")).isEqualTo("TAKEN");
    }

    @Test
    void a_conversation_outside_heard_ends_the_hold_in_the_same_decision() {
        var agenda = anAgenda()
                .with(anOrder().deliveredAt(march("20 10:00")))
                .with(aConcern().at(march("02 11:00")))
                .with(aCall(REACHED, march("02 12:00")).outside());
        var later = rules().and(aPlaybook().after("P30D"));

        var decided = decide(agenda, later, march("02 12:00"));

        assertThat(decided.fate("concern")).isEqualTo("DROPPED HEARD_ELSEWHERE");
        assertThat(decided.fate("check-in")).isEqualTo("TAKEN");
    }

    @Test
    void a_hold_that_nothing_closes_ends_after_21_days() {
        var agenda = anAgenda().with(anOrder()).with(aConcern().at(march("02 11:00")));

        assertThat(decide(agenda, CHECK_IN, march("23 10:59")).fate("check-in")).isEqualTo("HELD");
        var decided = decide(agenda.with(aReason("check-in", "536365")), CHECK_IN, march("23 11:00"));
        assertThat(decided.fate("check-in")).isEqualTo("TAKEN");
        assertThat(decided.reason("check-in").target()).isEqualTo(march(24));
    }

    @Test
    void a_reason_moved_more_than_30_days_is_withdrawn() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aConcern().named("c1").at(march("02 11:00")))
                .with(aConcern().named("c2").at(march("24 11:00")))
                .with(aReason("check-in", "536365"));

        var decided = decide(agenda, CHECK_IN, Instant.parse("2026-04-14T11:00:00Z"));

        assertThat(decided.fate("check-in")).isEqualTo("DROPPED HELD_TOO_LONG");
    }

    @Test
    void overlapping_holds_count_once() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aConcern().named("c1").at(march("02 11:00")))
                .with(aConcern().named("c2").at(march("03 11:00")))
                .with(anEvent(EventType.CONCERN_RESOLVED).at(march("05 11:00")));

        assertThat(decide(agenda, CHECK_IN, march("05 11:00"))
                        .reason("check-in")
                        .target())
                .isEqualTo(march(6));
    }

    @Test
    void a_held_reason_says_the_same_every_day() {
        var agenda = anAgenda().with(anOrder()).with(aConcern().at(march("02 11:00")));

        assertThat(decide(agenda, CHECK_IN, march("05 10:00")).decision())
                .isEqualTo(decide(agenda, CHECK_IN, march("07 16:00")).decision());
    }

    @Test
    void a_wish_that_was_held_moves_as_well() {
        var agenda = anAgenda()
                .with(aWish().from(march("02 10:00"), march("03 10:00")))
                .with(aConcern().named("c1").at(march("02 11:00")))
                .with(anEvent(EventType.CONCERN_RESOLVED).at(march("16 11:00")).with("concernId", "c1"));

        var decided = decide(agenda, CHECK_IN, march("16 12:00"));

        assertThat(decided.fate("manual")).isEqualTo("TAKEN");
        assertThat(decided.reason("manual").due()).isEqualTo(march("17 10:00"));
    }
}
