package io.heard.decision;

import static io.heard.contact.Channel.CALL;
import static io.heard.decision.Disposition.REACHED;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.EventBuilder.anEvent;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.PlaybookBuilder.shipped;
import static io.heard.testing.ReasonBuilder.aWish;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Interval;
import io.heard.contact.Purpose;
import io.heard.testing.AgendaBuilder;
import io.heard.testing.CustomerBuilder;
import io.heard.testing.RulesBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds for every decision, shown on some and tried on thousands of random ones.
class DecidingTest {

    private static final int TRIES = 3_000;
    private static final List<String> PLACES =
            List.of("GB", "DE", "FR", "US-CA", "US-FL", "JP", "AE", "AU-NSW", "BR", "IT", "EG", "ES", "CO");
    private static final List<String> PHONES = List.of(
            "+447700900123",
            "+4915112345678",
            "+33612345678",
            "+12035550123",
            "(305) 555-0123",
            "112",
            "+971501234567");
    private static final RulesBuilder ALL = rules().and(
                    shipped("thank-you"),
                    shipped("big-purchase-check-in"),
                    shipped("gone-quiet"),
                    aPlaybook()
                            .purpose(Purpose.MARKETING)
                            .after("P3D")
                            .cappedAt(2, "P20D")
                            .build());

    @Test
    void a_concern_is_never_held_back_by_a_frequency_cap() {
        var agenda =
                anAgenda().with(aCall(REACHED, march("01 12:00")).earlier()).with(aConcern());

        var decided = decide(agenda, rules().cappedAt(1, Period.ofDays(30)), MONDAY);

        assertThat(decided.inWords()).isEqualTo("CALL at " + MONDAY);
    }

    @Test
    void the_same_facts_give_the_same_decision_in_whatever_order_they_came() {
        for (int seed = 0; seed < TRIES; seed++) {
            var random = new Random(seed);
            var agenda = anyAgenda(random);
            var now = anyTime(random);

            var once = decide(agenda, ALL, now);
            var again = decide(agenda.shuffled(random), ALL, now);

            assertThat(again).as("seed %d", seed).isEqualTo(once);
        }
    }

    @Test
    void next_at_is_always_inside_a_window_with_room_for_the_effort() {
        var rules = ALL.build();
        int reachedOut = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            var random = new Random(seed);
            var agenda = anyAgenda(random).build();
            if (Deciding.decide(agenda, rules, anyTime(random)) instanceof Decision.ReachOut out && !out.forLead()) {
                var contact = new Interval(out.nextAt(), out.nextAt().plus(out.effort()));
                var promisedAt = out.promised() ? out.nextAt() : null;
                assertThat(new Reach(agenda, rules)
                                .open(out.channel(), out.purpose(), promisedAt, out.effort(), contact)
                                .list())
                        .as("seed %d: %s", seed, out)
                        .singleElement()
                        .satisfies(window -> assertThat(window.length()).isEqualTo(out.effort()));
                reachedOut++;
            }
        }
        assertThat(reachedOut).isGreaterThan(TRIES / 4);
    }

    @Test
    void every_reason_has_one_fate_that_fits_the_answer() {
        for (int seed = 0; seed < TRIES; seed++) {
            var random = new Random(seed);
            var decision = decide(anyAgenda(random), ALL, anyTime(random)).decision();

            var reasons = decision.considered();
            var fates = reasons.stream()
                    .map(reason -> reason.fate().name())
                    .distinct()
                    .toList();
            assertThat(reasons).as("seed %d", seed).extracting(Considered::key).doesNotHaveDuplicates();
            switch (decision) {
                case Decision.ReachOut out ->
                    assertThat(reasons.stream().filter(reason -> reason.key().equals(out.leading())))
                            .as("seed %d", seed)
                            .singleElement()
                            .satisfies(
                                    leading -> assertThat(leading.fate().name()).isEqualTo("TAKEN"));
                case Decision.LookAgain _ -> assertThat(fates).contains("HELD").doesNotContain("TAKEN", "LATER");
                case Decision.LeaveAlone _ -> assertThat(fates).doesNotContain("TAKEN", "LATER", "HELD");
            }
            assertThat(reasons.stream().filter(Considered::askedFor))
                    .as("seed %d", seed)
                    .noneMatch(reason -> reason.fate() instanceof Considered.Fate.Held);
        }
    }

    private static AgendaBuilder anyAgenda(Random random) {
        var agenda = anAgenda(anyCustomer(random));
        for (int i = random.nextInt(5); i > 0; i--) {
            var order = anOrder().named("o" + i).placedAt(anyTime(random)).worth(random.nextInt(800));
            agenda.with(random.nextBoolean() ? order.notDelivered() : order.deliveredAt(anyTime(random)));
        }
        var types = List.of(
                EventType.CONCERN_RAISED,
                EventType.CONCERN_RESOLVED,
                EventType.QUESTION_ASKED,
                EventType.RETURN_REQUESTED,
                EventType.RETURN_CLOSED,
                EventType.CALLBACK_REQUESTED,
                EventType.ORDER_RETURNED);
        for (int i = random.nextInt(4); i > 0; i--) {
            agenda.with(anEvent(types.get(random.nextInt(types.size())))
                    .named("e" + i)
                    .at(anyTime(random))
                    .about("o" + random.nextInt(1, 6))
                    .with("why", "broken")
                    .with("at", anyTime(random).toString()));
        }
        var dispositions = List.of(Disposition.values());
        for (int i = random.nextInt(4); i > 0; i--) {
            var disposition = dispositions.get(random.nextInt(dispositions.size()));
            var contact = aCall(disposition, anyTime(random));
            agenda.with(random.nextBoolean() ? contact.outside() : contact);
        }
        if (random.nextInt(4) == 0) {
            agenda.with(aWish().from(anyTime(random), anyTime(random).plus(Duration.ofDays(40))));
        }
        return random.nextBoolean() ? agenda.asNews() : agenda;
    }

    private static CustomerBuilder anyCustomer(Random random) {
        var customer = aCustomer().phone(PHONES.get(random.nextInt(PHONES.size())));
        if (random.nextInt(8) > 0) {
            customer.from(PLACES.get(random.nextInt(PLACES.size())));
        }
        if (random.nextInt(3) == 0) {
            customer.withoutEmail();
        }
        if (random.nextInt(6) == 0) {
            customer.only("10:00", "12:00");
        }
        return random.nextInt(6) == 0 ? customer.suppressed(CALL) : customer;
    }

    private static Instant anyTime(Random random) {
        return march(1).plus(Duration.ofMinutes(random.nextInt(45 * 24 * 60)));
    }
}
