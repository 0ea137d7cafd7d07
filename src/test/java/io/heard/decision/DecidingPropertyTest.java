package io.heard.decision;

import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.ContactBuilder.aMail;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.EventBuilder.anEvent;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Channel;
import io.heard.decision.Considered.Fate;
import io.heard.testing.AgendaBuilder;
import io.heard.testing.CustomerBuilder;
import io.heard.testing.TwentyPlaybooks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What holds for every story, whoever the customer is and wherever they live.
class DecidingPropertyTest {

    private static final Rules RULES = rules(TwentyPlaybooks.all()).build();
    private static final Rules UNCAPPED =
            rules(TwentyPlaybooks.all()).uncapped().build();
    private static final Instant NOW = Instant.parse("2026-03-18T13:37:00Z");
    private static final Duration LONGEST_HOLD = Duration.ofDays(21).plusHours(1); // with a change of clocks

    private static final List<String> PLACES = List.of("GB", "FR", "IT", "US", "US-FL", "AU", "IL", "JP", "BR", "ZA");
    private static final List<ZoneId> ZONES =
            List.of("Europe/London", "Europe/Rome", "America/New_York", "Asia/Tokyo", "Pacific/Apia").stream()
                    .map(ZoneId::of)
                    .toList();
    private static final List<EventType> HAPPENINGS = List.of(
            EventType.CONCERN_RAISED,
            EventType.CONCERN_RESOLVED,
            EventType.QUESTION_ASKED,
            EventType.CALLBACK_REQUESTED,
            EventType.RETURN_REQUESTED,
            EventType.RETURN_CLOSED,
            EventType.ORDER_RETURNED);

    @Property(tries = 5_000)
    void facts_in_any_order_and_any_number_of_times_give_one_decision(@ForAll long seed) {
        var told = story(new Random(seed));
        var first = Deciding.decide(told.build(), RULES, NOW);

        assertThat(Deciding.decide(told.build(), RULES, NOW)).isEqualTo(first);
        assertThat(Deciding.decide(told.shuffled(new Random(~seed)).build(), RULES, NOW))
                .isEqualTo(first);
    }

    @Property(tries = 5_000)
    void a_contact_starts_inside_a_window_unless_only_the_lead_can_find_a_way(@ForAll long seed) {
        var agenda = story(new Random(seed)).build();

        if (Deciding.decide(agenda, RULES, NOW) instanceof Decision.ReachOut out && !out.forLead()) {
            var windows = new Reach(agenda, RULES).windows(out.channel(), out.purpose());
            assertThat(windows.between(out.nextAt(), out.nextAt().plusSeconds(1))
                            .contains(out.nextAt()))
                    .as("%s", out)
                    .isTrue();
            assertThat(out.considered()).anyMatch(reason -> reason.fate() instanceof Fate.Taken);
        }
    }

    @Property(tries = 4_000)
    void caps_move_no_due(@ForAll long seed) {
        var agenda = story(new Random(seed)).build();

        assertThat(dues(Deciding.decide(agenda, RULES, NOW))).isEqualTo(dues(Deciding.decide(agenda, UNCAPPED, NOW)));
    }

    private static Map<ReasonKey, Instant> dues(Decision decision) {
        var dues = new HashMap<ReasonKey, Instant>();
        decision.considered().forEach(reason -> dues.put(reason.key(), reason.due()));
        return dues;
    }

    @Property(tries = 3_000)
    void what_was_asked_for_is_never_left_alone(@ForAll long seed) {
        var random = new Random(seed);
        var asked = NOW; // later than all else, so that nothing has settled it
        var told = story(random).with(aConcern().named("asked now").at(asked));

        var decision = Deciding.decide(told.asNews().build(), RULES, NOW);

        assertThat(decision).isInstanceOf(Decision.ReachOut.class);
        assertThat(decision.considered())
                .filteredOn(reason -> reason.key().subject().equals("asked now"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.fate())
                        .isNotInstanceOf(Fate.Dropped.class)
                        .isNotInstanceOf(Fate.Held.class));
    }

    @Property(tries = 3_000)
    void every_hold_ends(@ForAll long seed) {
        var agenda = story(new Random(seed)).build();

        var decision = Deciding.decide(agenda, RULES, NOW);

        for (var reason : decision.considered()) {
            if (reason.fate() instanceof Fate.Held held) {
                assertThat(held.until()).isAfter(NOW).isBeforeOrEqualTo(NOW.plus(LONGEST_HOLD));
            }
        }
        if (decision instanceof Decision.LookAgain again) {
            assertThat(again.at()).isAfter(NOW).isBeforeOrEqualTo(NOW.plus(LONGEST_HOLD));
        }
    }

    /// Half a year of somebody's life, all of it before now; contacts are Heard's own.
    private static AgendaBuilder story(Random random) {
        var told = anAgenda(somebody(random));
        int orders = random.nextInt(6);
        for (int i = 0; i < orders; i++) {
            var placedAt = past(random, 180);
            var order = anOrder().named("o" + i).placedAt(placedAt).worth(20 + random.nextInt(900));
            var deliveredAt = placedAt.plus(Duration.ofDays(1 + random.nextInt(9)));
            order = deliveredAt.isAfter(NOW) || random.nextInt(4) == 0
                    ? order.notDelivered()
                    : order.deliveredAt(deliveredAt);
            order = random.nextInt(10) == 0 ? order.gift() : order;
            told.with(random.nextInt(12) == 0 ? order.cancelledAt(placedAt.plusSeconds(60)) : order);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            var event = anEvent(HAPPENINGS.get(random.nextInt(HAPPENINGS.size())))
                    .named("e" + i)
                    .at(past(random, 30));
            told.with(orders == 0 || random.nextBoolean() ? event : event.about("o" + random.nextInt(orders)));
        }
        if (random.nextBoolean()) {
            told.asNews();
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            told.with(
                    random.nextInt(3) == 0
                            ? aMail(Disposition.SENT, past(random, 40))
                            : aCall(disposition(random), past(random, 40)));
        }
        return told;
    }

    private static CustomerBuilder somebody(Random random) {
        var customer = aCustomer().from(PLACES.get(random.nextInt(PLACES.size())));
        customer = random.nextInt(3) == 0 ? customer.in(ZONES.get(random.nextInt(ZONES.size()))) : customer;
        customer = random.nextInt(6) == 0 ? customer.withoutPhone() : customer;
        customer = random.nextInt(6) == 0 ? customer.withoutEmail() : customer;
        customer = random.nextInt(8) == 0 ? customer.suppressed(Channel.CALL) : customer;
        return random.nextInt(5) == 0 ? customer.only("10:00", "16:00") : customer;
    }

    private static Disposition disposition(Random random) {
        return List.of(
                        Disposition.REACHED,
                        Disposition.NO_ANSWER,
                        Disposition.LEFT_VOICEMAIL,
                        Disposition.BUSY,
                        Disposition.NOT_INTERESTED)
                .get(random.nextInt(5));
    }

    private static Instant past(Random random, int days) {
        return NOW.minusSeconds(1 + random.nextInt(days * 86_400));
    }
}
