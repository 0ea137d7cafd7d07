package io.heard.review;

import static io.heard.testing.ShopEvents.customer;
import static io.heard.testing.ShopEvents.delivered;
import static io.heard.testing.ShopEvents.event;
import static io.heard.testing.ShopEvents.fresh;
import static io.heard.testing.ShopEvents.id;
import static io.heard.testing.ShopEvents.orderData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heard.inbox.Received.Origin;
import io.heard.intake.NativeEvents;
import io.heard.testing.Database;
import io.heard.testing.RealEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Events come late, early, twice, contradicting each other and among garbage; what follows is the same.
@QuarkusTest
class DisorderIT {

    private static final Origin ORIGIN = new Origin(null, null, null, Map.of());
    private static final int BATCH = 500;
    private static final long SEED = 20261123;
    private static final int EVENTS = 1_000;
    private static final String PLANS = """
        select replace(customer_id, ?, '') || ' ' || status || ' ' || coalesce(next_at::text, '-') || ' '
            || coalesce(due_at::text, '-') || ' ' || coalesce(channel, '-') || ' '
            || array(select playbook || ':' || target || ':' || due || ':' || fate || ':' || state
                       from reason as r
                      where r.customer_id = f.customer_id
                        and r.follow_up_id = f.id
                      order by 1)::text
          from follow_up as f
         where customer_id like ?
           and status in ('WAITING', 'ACTIVE')
         order by 1
        """;

    @Inject
    NativeEvents reader;

    @Inject
    Reviewing reviewing;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @AfterEach
    void forget() {
        database.forgetWork(database.rows("select id from customer where id like 'i-%' or id like 's-%'"));
    }

    @Test
    void real_orders_shuffled_with_duplicates_conflicts_and_garbage_give_the_same_follow_ups() {
        var lastOrderAt = clock.instant().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        var real = RealEvents.lines(EVENTS, lastOrderAt);
        assumeTrue(real.isPresent(), "No real orders beside the project: ../shared/tools/online_retail_events.py");
        var random = new Random(SEED);
        var inOrder = renamed(real.get(), "i-");
        var disordered = new ArrayList<String>();
        var lost = new ArrayList<String>();
        for (var line : renamed(real.get(), "s-")) {
            disordered.add(line);
            if (random.nextInt(10) == 0) {
                disordered.add(line);
            }
            var other = line.replaceFirst("\"total\": ?[0-9.]+", "\"total\":123456.78");
            if (random.nextInt(50) == 0 && !other.equals(line)) {
                lost.add(other);
            }
            if (random.nextInt(100) == 0) {
                disordered.add(line.substring(0, random.nextInt(line.length() - 1)));
            }
        }
        Collections.shuffle(disordered, random);

        take(inOrder);
        take(disordered);
        var conflicts = take(lost);

        var expected = database.rows(PLANS, "i-", "i-%");
        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(database.rows(PLANS, "s-", "s-%")).isEqualTo(expected);
        assertThat(lost).isNotEmpty();
        assertThat(conflicts).isEqualTo(lost.size());
    }

    /// Customers and orders of their own, so that both tellings are in one database.
    private static List<String> renamed(List<String> lines, String prefix) {
        return lines.stream()
                .map(line -> line.replaceAll("(\"customer\": ?\\{\\s*\"id\": ?\")", "$1" + prefix)
                        .replaceAll("(\"source\": ?\")", "$1/" + prefix))
                .toList();
    }

    /// @return how many contradicted another of their id
    private int take(List<String> lines) {
        int conflicts = 0;
        for (int from = 0; from < lines.size(); from += BATCH) {
            var now = clock.instant();
            var done = reviewing.take(lines.subList(from, Math.min(lines.size(), from + BATCH)).stream()
                    .map(line -> reader.read(line.getBytes(StandardCharsets.UTF_8), ORIGIN, now))
                    .toList());
            conflicts += done.conflicts();
        }
        return conflicts;
    }

    @Test
    void an_order_of_years_ago_makes_history_and_nobody_is_called() {
        var ada = fresh("ada");
        var order = fresh("o");
        var old = clock.instant().minus(Duration.ofDays(1_100));

        take(List.of(event("order.placed", id(), old, orderData(customer(ada), order, old, 300))));

        assertThat(database.count(
                        "select count(*) from customer_order where id = ? and placed_at < ?::timestamptz - interval '400 days'",
                        order,
                        clock.instant().toString()))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from follow_up where customer_id = ?", ada))
                .isZero();
        var recent = clock.instant().minus(Duration.ofDays(1));
        take(List.of(event("order.placed", id(), recent, orderData(customer(ada), fresh("o"), recent, 300))));
        assertThat(database.count(
                        "select count(*) from reason where customer_id = ? and playbook = 'welcome-call'", ada))
                .as("welcomed, who bought here years ago")
                .isZero();
    }

    @Test
    void a_delivery_that_comes_before_its_order_counts_as_if_it_had_come_after() {
        var early = fresh("ada");
        var late = fresh("ada");
        var placed = clock.instant().minus(Duration.ofDays(4));
        var deliveredAt = clock.instant().minus(Duration.ofDays(2));
        var orders = Map.of(early, fresh("o"), late, fresh("o"));

        take(List.of(delivered(early, orders.get(early), deliveredAt)));
        for (var who : List.of(late, early)) {
            take(List.of(event("order.placed", id(), placed, orderData(customer(who), orders.get(who), placed, 300))));
        }
        take(List.of(delivered(late, orders.get(late), deliveredAt)));

        var plan =
                "select target || ' ' || due || ' ' || playbook from reason where customer_id = ? and fate = 'OPEN' order by 1";
        assertThat(database.rows(plan, early)).isNotEmpty().isEqualTo(database.rows(plan, late));
    }
}
