package io.heard.review;

import static io.heard.testing.ShopEvents.cancelled;
import static io.heard.testing.ShopEvents.delivered;
import static io.heard.testing.ShopEvents.event;
import static io.heard.testing.ShopEvents.fresh;
import static io.heard.testing.ShopEvents.id;
import static io.heard.testing.ShopEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.followup.DecisionRecord;
import io.heard.followup.DecisionRepository;
import io.heard.planning.RepId;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What PostgreSQL keeps of a decision is enough to make it again.
@QuarkusTest
class RecomputingIT {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Database database;

    @Inject
    DecisionRepository decisions;

    @Inject
    Recomputing recomputing;

    RepId ana;

    @BeforeEach
    void people() {
        ana = floor.rep(floor.team(), "ana");
        floor.tuesday("10:00");
    }

    @Test
    void decisions_are_the_same_when_they_are_made_again() {
        var all = new ArrayList<DecisionRecord>();
        for (int i = 0; i < 8; i++) {
            all.addAll(lived(i));
        }

        assertThat(all).hasSizeGreaterThan(24).allSatisfy(stored -> {
            var again = recomputing.of(stored);
            assertThat(again.differences()).as("%s", again).isEmpty();
            assertThat(again.otherVersions()).isEmpty();
        });
        assertThat(all).extracting(DecisionRecord::outcome).contains("REACH_OUT");
    }

    @Test
    void a_decision_keeps_the_rules_that_it_was_made_by() {
        var stored = lived(1);

        floor.set(settings -> settings.with(settings.outreach()));
        database.update("update playbook set status = 'RETIRED' where key = 'concern'");
        database.update("update playbook_change set number = nextval('playbook_change_number')");
        try {
            assertThat(stored)
                    .allSatisfy(decision ->
                            assertThat(recomputing.of(decision).differences()).isEmpty());
        } finally {
            database.update("update playbook set status = 'ACTIVE' where key = 'concern'");
            database.update("update playbook_change set number = nextval('playbook_change_number')");
        }
    }

    @Test
    void a_decision_that_facts_do_not_bear_out_is_told_apart() {
        var stored = lived(1).getFirst();
        database.update(
                "update decision set outcome = 'LOOK_AGAIN', channel = null where customer_id = ?",
                stored.customerId());
        var changed = decisions.byId(stored.customerId(), stored.id()).orElseThrow();

        assertThat(recomputing.of(changed).differences()).containsExactly("outcome", "channel");
    }

    /// Orders, a delivery, a concern with a field told as null, wishes and a cancellation, not all for everybody.
    private List<DecisionRecord> lived(int nth) {
        var customer = floor.customer(ana);
        if (nth % 2 == 0) {
            database.update("""
                update customer
                   set preferences = '{"hours": [{"days": ["MON", "TUE"], "start": "14:00", "end": "16:30"}], "never": [{"days": ["TUE"], "validUntil": "2026-12-31"}]}'
                 where id = ?
                """, customer);
        }
        var order = fresh("o");
        floor.tell(placed(customer, order, clock.instant().minus(Duration.ofDays(3)), 150.5 + nth));
        floor.tell(delivered(customer, order, clock.instant()));
        floor.tell(event("concern.raised", id(), clock.instant(), """
            {"customer":{"id":"%s"},"order":{"id":"%s"},"subject":null,"text":"it broke","raisedAt":"%s"}""".formatted(customer, order, clock.instant())));
        if (nth % 3 == 0) {
            floor.tell(cancelled(customer, order, clock.instant()));
        }
        return decisions.page(customer, AFTER_ALL, 50);
    }
}
