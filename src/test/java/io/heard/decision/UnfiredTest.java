package io.heard.decision;

import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.decision.Unfired.Why;
import io.heard.testing.AgendaBuilder;
import io.heard.testing.PlaybookBuilder;
import io.heard.testing.ReasonBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Why nobody is asked to contact somebody.
class UnfiredTest {

    @Test
    void what_fires_needs_no_excuse() {
        assertThat(unfired(aPlaybook("welcome"), anAgenda().with(anOrder()))).isEmpty();
    }

    @Test
    void without_an_order_there_is_no_occasion() {
        assertThat(unfired(aPlaybook("welcome"), anAgenda())).singleElement().satisfies(one -> {
            assertThat(one.why()).isEqualTo(Why.NO_OCCASION);
            assertThat(one.orderId()).isNull();
        });
    }

    @Test
    void a_condition_that_is_not_true_is_named_with_the_order() {
        var unfired = unfired(
                aPlaybook("dear").when("order.value >= 100.0"),
                anAgenda().with(anOrder().worth(20)));

        assertThat(unfired).singleElement().satisfies(one -> {
            assertThat(one.why()).isEqualTo(Why.CONDITION);
            assertThat(one.detail()).isEqualTo("order.value >= 100.0");
            assertThat(one.orderId()).isEqualTo("536365");
        });
    }

    @Test
    void a_condition_that_cannot_be_evaluated_says_so() {
        assertThat(unfired(
                        aPlaybook("broken").when("event.nowhere == 1"),
                        anAgenda().with(anOrder())))
                .extracting(Unfired::why)
                .containsExactly(Why.CONDITION_FAILED);
    }

    @Test
    void an_old_order_is_too_late() {
        var old = anAgenda().with(anOrder().placedAt(march("01 10:00").minus(Duration.ofDays(400))));

        assertThat(unfired(aPlaybook("welcome"), old)).extracting(Unfired::why).containsExactly(Why.TOO_LATE);
    }

    @Test
    void what_was_heard_about_is_over() {
        var heard = anAgenda()
                .with(anOrder())
                .with(ReasonBuilder.aReason("welcome", "536365").endedByPerson(ReasonFact.Fate.SERVED, MONDAY));

        assertThat(unfired(aPlaybook("welcome"), heard)).singleElement().satisfies(one -> {
            assertThat(one.why()).isEqualTo(Why.OVER);
            assertThat(one.detail()).isEqualTo("SERVED");
        });
    }

    private static List<Unfired> unfired(PlaybookBuilder playbook, AgendaBuilder agenda) {
        return Deciding.explained(agenda.build(), rules(playbook).build(), MONDAY)
                .unfired();
    }
}
