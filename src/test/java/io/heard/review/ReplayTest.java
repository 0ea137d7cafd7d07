package io.heard.review;

import static io.heard.testing.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Agenda;
import io.heard.decision.Deciding;
import io.heard.decision.Decision;
import io.heard.decision.Reach;
import io.heard.decision.ReasonKey;
import io.heard.decision.Rules;
import io.heard.followup.DecisionRecord;
import io.heard.followup.FollowUp;
import io.heard.testing.RealEvents;
import io.heard.testing.TwentyPlaybooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A year of real orders, decided and lived through under a virtual clock: of every 20th customer, or of all with
/// `-Dheard.replay.every=1`, which takes minutes.
class ReplayTest {

    private static final Rules RULES = rules(TwentyPlaybooks.all()).build();
    private static final Duration AFTERWARDS = Duration.ofDays(3_660);

    /// As the application writes and reads.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final int EVERY = Integer.getInteger("heard.replay.every", 20);
    private static final int FEWEST_CONTACTS = 10_000;

    private static List<ShopEvent> events = List.of();

    @BeforeAll
    static void read() {
        var real = RealEvents.read();
        assumeThat(real)
                .as("the real orders lie beside the project, and Python reads them")
                .isPresent();
        events = real.orElseThrow().stream()
                .filter(event -> event.customer() != null
                        && Math.floorMod(event.customerId().hashCode(), EVERY) == 0)
                .toList();
    }

    private static final class Watching implements Life.Witness {

        private final Random random = new Random(7);
        private final Set<ReasonKey> talkedAbout = new HashSet<>();
        private int decisions;
        private int contacts;

        @Override
        public void decided(Agenda agenda, Instant now, Decision decision, @Nullable ShopEvent event) {
            decisions++;
            assertThat(Deciding.decide(shuffled(agenda), RULES, now))
                    .as("the same facts in another order")
                    .isEqualTo(decision);
            assertThat(decision.considered().stream().map(reason -> reason.key()))
                    .as("each reason once")
                    .doesNotHaveDuplicates();
            assertThat(recomputed(agenda, now, decision))
                    .as("made again from what is stored of it")
                    .isEmpty();
        }

        private Agenda shuffled(Agenda agenda) {
            return new Agenda(
                    agenda.customer(),
                    shuffled(agenda.orders()),
                    shuffled(agenda.events()),
                    shuffled(agenda.contacts()),
                    agenda.around(),
                    shuffled(agenda.reasons()),
                    agenda.followUp(),
                    agenda.news());
        }

        private <T> List<T> shuffled(List<T> facts) {
            var other = new ArrayList<>(facts);
            Collections.shuffle(other, random);
            return other;
        }

        @Override
        public void contacted(Agenda agenda, Instant now, Decision.ReachOut plan, Set<ReasonKey> taken) {
            contacts++;
            var windows = new Reach(agenda, RULES).windows(plan.channel(), plan.purpose());
            assertThat(plan.forLead()
                            || windows.between(now, now.plus(plan.effort()))
                                    .length()
                                    .equals(plan.effort()))
                    .as("%s at %s leaves %s in its window", plan.channel(), now, plan.effort())
                    .isTrue();
            assertThat(taken).as("a contact is about something").isNotEmpty();
        }

        @Override
        public void served(Set<ReasonKey> keys) {
            for (var key : keys) {
                assertThat(talkedAbout.add(key)).as("%s fires once", key).isTrue();
            }
        }

        @Override
        public void changed(@Nullable FollowUp before, @Nullable FollowUp after) {
            if (before != null) {
                assertThat(after.id()).as("no second one while one is open").isEqualTo(before.id());
            }
        }
    }

    private static List<String> recomputed(Agenda agenda, Instant now, Decision decision) {
        var stored = through(record(agenda, now, decision), DecisionRecord.class);
        var facts = JSON.convertValue(stored.facts(), FactsDocument.class).agenda();
        var again = record(facts, now, Deciding.decide(facts, RULES, stored.decidedAt()));
        assertThat(facts).isEqualTo(agenda);
        return Recomputing.differences(stored, again);
    }

    private static DecisionRecord record(Agenda agenda, Instant now, Decision decision) {
        return DecisionRecord.of(
                agenda.customer().id(),
                new UUID(0, 1),
                now,
                null,
                "EVENT",
                decision,
                Map.of(),
                FactsDocument.of(agenda, PreferencesDocument.EMPTY));
    }

    private static <T> T through(Object value, Class<T> type) {
        try {
            return JSON.readValue(JSON.writeValueAsString(value), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_year_of_real_orders_is_lived_through_as_promised() {
        var lives = new LinkedHashMap<String, Life>();
        var witnesses = new ArrayList<Watching>();

        for (var event : events) {
            lives.computeIfAbsent(event.customerId(), id -> {
                        var watching = new Watching();
                        witnesses.add(watching);
                        return new Life(id, RULES, watching);
                    })
                    .tell(event);
        }
        lives.values().forEach(life -> life.goOnUntil(RealEvents.LAST_ORDER_AT.plus(AFTERWARDS)));

        assertThat(lives.values()).as("every follow-up comes to its end").allMatch(life -> life.followUp() == null);
        assertThat(witnesses.stream().mapToInt(witness -> witness.decisions).sum())
                .isGreaterThan(events.size());
        assertThat(witnesses.stream().mapToInt(witness -> witness.contacts).sum())
                .isGreaterThan(FEWEST_CONTACTS / EVERY);
    }

    @Test
    void the_order_in_which_real_events_arrive_leaves_no_trace() {
        var byCustomer = new LinkedHashMap<String, List<ShopEvent>>();
        events.forEach(event -> byCustomer
                .computeIfAbsent(event.customerId(), _ -> new ArrayList<>())
                .add(event));
        var random = new Random(11);

        byCustomer.forEach((customer, told) -> {
            var now = told.getLast().at();
            var inOrder = agenda(customer, told);
            var shuffled = new ArrayList<>(told);
            Collections.shuffle(shuffled, random);

            assertThat(Deciding.decide(agenda(customer, shuffled), RULES, now))
                    .isEqualTo(Deciding.decide(inOrder, RULES, now));
        });
    }

    private static Agenda agenda(String customer, List<ShopEvent> told) {
        var life = new Life(customer, RULES, (_, _, _, _) -> {});
        told.forEach(life::note);
        return life.agenda(Set.of());
    }
}
