package io.heard.decision;

import static io.heard.contact.Channel.CALL;
import static io.heard.contact.Channel.EMAIL;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aCallBack;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.EventBuilder.anEvent;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.LONDON;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.local;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// DESIGN §4.2: target and due.
class DatingTest {

    @Test
    void a_period_counts_from_the_start_to_the_end_of_local_days() {
        var decided = decide(
                anAgenda().with(anOrder()), rules(aPlaybook().after("P1D").within("P6D")), MONDAY);

        assertThat(decided.reason("check-in").target()).isEqualTo(march(3));
        assertThat(decided.reason("check-in").due()).isEqualTo(march(10));
    }

    @Test
    void a_local_day_is_the_customers_own() {
        var sydney =
                aCustomer().from("AU-NSW").in(ZoneId.of("Australia/Sydney")).phone(null);

        var decided = decide(anAgenda(sydney).with(anOrder().placedAt(march("02 14:00"))), rules(aPlaybook()), MONDAY);

        // Already Tuesday there.
        assertThat(decided.reason("check-in").target()).isEqualTo(march("03 13:00"));
    }

    @Test
    void a_duration_is_exact() {
        var decided = decide(
                anAgenda().with(anOrder()), rules(aPlaybook().after("PT24H").within("PT90M")), MONDAY);

        assertThat(decided.reason("check-in").target()).isEqualTo(march("03 10:00"));
        assertThat(decided.reason("check-in").due()).isEqualTo(march("03 11:30"));
    }

    @ParameterizedTest(name = "{0} after the day before the clocks change is {1}")
    @CsvSource({"P1D, 2026-03-29T00:00:00Z", "PT24H, 2026-03-29T10:00:00Z", "P2D, 2026-03-29T23:00:00Z"})
    void a_day_is_not_24_hours_when_clocks_change(String after, Instant target) {
        var agenda = anAgenda().with(anOrder().placedAt(march("28 10:00")));

        var decided = decide(agenda, rules(aPlaybook().after(after)), march("28 10:00"));

        assertThat(decided.reason("check-in").target()).isEqualTo(target);
    }

    @Test
    void a_day_that_has_no_midnight_starts_when_it_starts() {
        var cairo = aCustomer().from("EG").phone(null);
        var placedAt = Instant.parse("2026-04-23T10:00:00Z");

        var decided = decide(
                anAgenda(cairo).with(anOrder().placedAt(placedAt)),
                rules(aPlaybook().after("P1D")),
                placedAt);

        assertThat(decided.reason("check-in").target()).isEqualTo(local("2026-04-24T01:00", ZoneId.of("Africa/Cairo")));
    }

    @Test
    void business_days_leave_out_weekends_and_holidays() {
        var thursday = Instant.parse("2026-04-02T10:00:00Z");
        var counted = rules(aPlaybook().after("3 business days").within("1 business days"));

        var decided = decide(anAgenda().with(anOrder().placedAt(thursday)), counted, thursday);

        // Good Friday, weekend and Easter Monday in between.
        assertThat(decided.reason("check-in").target()).isEqualTo(local("2026-04-09T00:00", LONDON));
        assertThat(decided.reason("check-in").due()).isEqualTo(local("2026-04-11T00:00", LONDON));
    }

    @ParameterizedTest(name = "raised {0}: due {1}")
    @CsvSource({"02 10:00, 02 12:00", "02 17:00, 03 10:00", "06 17:30, 09 10:30", "07 12:00, 09 11:00"})
    void working_hours_count_while_the_company_works(String raised, String due) {
        var decided = decide(anAgenda().with(aConcern().at(march(raised))), rules(), march(raised));

        assertThat(decided.reason("concern").target()).isEqualTo(march(raised));
        assertThat(decided.reason("concern").due()).isEqualTo(march(due));
    }

    @Test
    void working_hours_count_while_the_customer_may_be_called_too() {
        var newYork =
                aCustomer().from("US-NY").in(ZoneId.of("America/New_York")).phone("+12125550123");

        // London works 09-18, New York may be called from 08:00, which is 13:00.
        var decided = decide(anAgenda(newYork).with(aConcern()), rules(), MONDAY);

        assertThat(decided.reason("concern").due()).isEqualTo(march("02 15:00"));
    }

    @Test
    void working_hours_do_not_wait_for_a_channel_that_is_closed() {
        var mailOnly = aCustomer().suppressed(CALL);
        var uncallable = aCustomer().phone("112");

        assertThat(decide(anAgenda(mailOnly).with(aConcern()), rules(), MONDAY)
                        .reason("concern")
                        .due())
                .isEqualTo(march("02 12:00"));
        assertThat(decide(anAgenda(uncallable).with(aConcern()), rules(), MONDAY)
                        .reason("concern")
                        .due())
                .isEqualTo(march("02 12:00"));
        assertThat(decide(
                                anAgenda(aCustomer().suppressed(CALL).suppressed(EMAIL))
                                        .with(aConcern()),
                                rules(),
                                MONDAY)
                        .reason("concern")
                        .due())
                .isEqualTo(march("02 12:00"));
    }

    @Test
    void of_several_zones_the_latest_target_and_the_earliest_due_count() {
        var spaniard = aCustomer().from("ES").phone(null);

        var decided = decide(anAgenda(spaniard).with(anOrder()), rules(aPlaybook()), MONDAY);

        // Midnight comes an hour later on the Canaries than in Madrid.
        assertThat(decided.reason("check-in").target()).isEqualTo(march("03 00:00"));
        assertThat(decided.reason("check-in").due()).isEqualTo(march("09 23:00"));
    }

    @ParameterizedTest(name = "from {0}: {1}")
    @CsvSource({"placed, 3", "delivered, 6", "expectedDelivery, 9"})
    void an_anchor_of_the_order_is_counted_from(String anchor, int day) {
        var agenda = anAgenda().with(anOrder().deliveredAt(march("05 10:00")).expectedAt(march("08 10:00")));

        var decided = decide(agenda, rules(aPlaybook().from(anchor)), MONDAY);

        assertThat(decided.reason("check-in").target()).isEqualTo(march(day));
    }

    @Test
    void the_last_contact_can_be_the_anchor() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aCall(NO_ANSWER, march("04 10:00")).outside());

        var decided = decide(agenda, rules(aPlaybook().from("lastContact").after("P2D")), march("04 11:00"));

        assertThat(decided.reason("check-in").target()).isEqualTo(march(6));
    }

    @Test
    void an_attempt_of_its_own_does_not_move_the_anchor() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aCall(NO_ANSWER, march("02 10:00")).outside())
                .with(aCall(NO_ANSWER, march("04 10:00")));
        var rules = rules(aPlaybook().from("lastContact").after("P2D"));

        assertThat(decide(agenda, rules, march("04 11:00")).reason("check-in").target())
                .isEqualTo(march(4));
    }

    @Test
    void only_a_time_that_the_customer_chose_is_a_promise() {
        var anchored = aPlaybook().on("concern.raised").from("event.seenAt").after("P1D");
        var agenda = anAgenda().with(aConcern().at(MONDAY).with("seenAt", MONDAY.toString()));

        assertThat(decide(agenda, rules(anchored), MONDAY).reachOut().promised())
                .isFalse();
        assertThat(decide(anAgenda().with(aCallBack(march("04 15:00"))), rules(), MONDAY)
                        .reachOut()
                        .promised())
                .isTrue();
    }

    @Test
    void a_field_of_the_event_can_be_the_anchor() {
        var decided = decide(anAgenda().with(aCallBack(march("04 15:00"))), rules(), MONDAY);

        assertThat(decided.nextAt()).isEqualTo(march("04 15:00"));
        assertThat(decided.reachOut().dueAt()).isEqualTo(march("04 15:10"));
    }

    @Test
    void a_field_that_is_missing_or_nonsense_leaves_the_time_of_the_event() {
        var decided =
                decide(anAgenda().with(anEvent(EventType.CALLBACK_REQUESTED).with("at", "soon")), rules(), MONDAY);

        assertThat(decided.nextAt()).isEqualTo(MONDAY);
    }

    @Test
    void a_length_can_be_worked_out_from_the_facts() {
        var computed = rules(aPlaybook()
                .after("order.value > 100.0 ? duration('48h') : duration('24h')")
                .within("PT1H"));

        var decided = decide(anAgenda().with(anOrder()), computed, MONDAY);

        assertThat(decided.reason("check-in").target()).isEqualTo(march("04 10:00"));
    }
}
