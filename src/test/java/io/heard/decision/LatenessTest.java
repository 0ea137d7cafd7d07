package io.heard.decision;

import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.ReasonBuilder.aReason;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// DESIGN §4.2 and §7: what comes too late, and what nobody told the time of.
class LatenessTest {

    @Test
    void a_reason_whose_due_is_past_on_arrival_is_too_late() {
        var agenda = anAgenda().with(anOrder());

        assertThat(decide(agenda.asNews(), rules(aPlaybook()), march("10 00:00"))
                        .fate("check-in"))
                .isEqualTo("DROPPED TOO_LATE");
    }

    @Test
    void being_too_late_is_told_only_of_what_is_under_review() {
        var agenda = anAgenda().with(anOrder());

        assertThat(decide(agenda, rules(aPlaybook()), march("10 00:00")).fate("check-in"))
                .isEqualTo("UNKNOWN");
    }

    @Test
    void a_reason_that_fired_in_time_is_never_too_late() {
        var agenda =
                anAgenda().with(anOrder()).with(aReason("check-in", "536365")).asNews();

        assertThat(decide(agenda, rules(aPlaybook()), march("10 00:00")).fate("check-in"))
                .isEqualTo("TAKEN");
    }

    @Test
    void what_the_customer_asked_for_is_taken_up_to_a_week_late() {
        var agenda = anAgenda().with(aConcern()).asNews();

        assertThat(decide(agenda, rules(), march("09 11:00")).fate("concern")).isEqualTo("TAKEN");
        assertThat(decide(agenda, rules(), march("09 13:00")).fate("concern")).isEqualTo("DROPPED TOO_LATE");
    }

    @ParameterizedTest(name = "{0} counts as delivered at once")
    @ValueSource(strings = {"TILL", "PICKUP", "DIGITAL"})
    void what_was_handed_over_counts_as_delivered_at_once(String channel) {
        var agenda = anAgenda().with(anOrder().notDelivered().via(channel));

        var decided = decide(agenda, rules(aPlaybook().on("order.delivered")), MONDAY);

        assertThat(decided.reason("check-in").target()).isEqualTo(march(3));
    }

    @Test
    void a_delivery_that_nobody_tells_is_presumed() {
        var delivered = rules(aPlaybook().on("order.delivered"));
        var expected = anAgenda().with(anOrder().notDelivered().expectedAt(march("05 10:00")));
        var unknown = anAgenda().with(anOrder().notDelivered());

        assertThat(decide(expected, delivered, MONDAY).reason("check-in").target())
                .isEqualTo(march(9)); // 5 + 3 + 1
        assertThat(decide(unknown, delivered, MONDAY).reason("check-in").target())
                .isEqualTo(march(8)); // 2 + 5 + 1
    }

    @Test
    void a_gift_is_not_mentioned_before_the_day_after_its_delivery() {
        var gift = anAgenda().with(anOrder().gift().deliveredAt(march("05 10:00")));

        var decided = decide(gift, rules(aPlaybook()), MONDAY);

        assertThat(decided.reason("check-in").target()).isEqualTo(march(6));
        assertThat(decided.reason("check-in").due()).isEqualTo(march(13));
    }
}
