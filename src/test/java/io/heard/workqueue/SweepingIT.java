package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.followup.FollowUpStatus.Active;
import io.heard.planning.RepId;
import io.heard.task.TaskStatus.Claimed;
import io.heard.task.TaskStatus.Pending;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SweepingIT {

    private static final int MANY = 7;

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    WorkQueue queue;

    @Inject
    Sweeping sweeping;

    @Inject
    Database database;

    @Inject
    MeterRegistry meters;

    RepId ana;

    @BeforeEach
    void people() {
        ana = floor.rep(floor.team(), "ana");
        floor.tuesday("10:00");
    }

    @AfterEach
    void nothing_stays_broken() {
        database.update("update customer set preferences = '{}' where preferences = '[]'");
        database.update("update follow_up set because = '[]' where because = '{}'");
        database.update("update reason set own = null where own = '[]'");
        database.update("update customer set set_aside_until = null, times_set_aside = 0");
    }

    @ParameterizedTest
    @CsvSource({
        "update customer set preferences = '[]' where id = ?",
        "update follow_up set because = '{}' where customer_id = ?",
        "update reason set own = '[]' where customer_id = ?"
    })
    void who_cannot_be_read_is_set_aside_and_the_others_are_served(String broken) {
        var all = IntStream.range(0, MANY).mapToObj(_ -> floor.customer(ana)).toList();
        all.forEach(customer -> floor.concern(customer, "it broke"));
        all.stream().skip(MANY - 2).forEach(customer -> database.update(broken, customer));
        double before = setAside();

        floor.sweep();

        assertThat(all.subList(0, MANY - 2))
                .allSatisfy(customer -> assertThat(floor.openTask(customer)).isNotNull());
        assertThat(all.subList(MANY - 2, MANY)).allSatisfy(customer -> {
            assertThat(floor.openTask(customer)).isNull();
            assertThat(aside(customer)).isEqualTo("1 for 00:01:00");
        });
        assertThat(setAside() - before).isEqualTo(2);
    }

    @Test
    void who_was_set_aside_is_tried_again_after_a_growing_pause_and_not_lost() {
        var ada = floor.customer(ana);
        floor.concern(ada, "it broke");
        database.update("update customer set preferences = '[]' where id = ?", ada);

        floor.sweep();
        assertThat(aside(ada)).isEqualTo("1 for 00:01:00");
        floor.after(Duration.ofSeconds(59));
        assertThat(aside(ada)).isEqualTo("1 for 00:00:01");
        floor.after(Duration.ofSeconds(1));
        assertThat(aside(ada)).isEqualTo("2 for 00:02:00");
        IntStream.of(2, 4, 8, 16, 32, 60).forEach(minutes -> floor.after(Duration.ofMinutes(minutes)));
        assertThat(aside(ada)).isEqualTo("8 for 01:00:00");

        database.update("update customer set preferences = '{}' where id = ?", ada);
        floor.after(Duration.ofMinutes(59));
        assertThat(floor.openTask(ada)).isNull();
        floor.after(Duration.ofMinutes(1));

        assertThat(floor.task(ada).urgent()).isTrue();
        assertThat(floor.followUp(ada).status()).isInstanceOf(Active.class);
        assertThat(database.rows("select set_aside_until || '' from customer where id = ?", ada))
                .containsExactly("null");
        assertThat(database.rows("select times_set_aside from customer where id = ?", ada))
                .containsExactly("0");
    }

    @Test
    void a_claim_of_who_cannot_be_read_keeps_no_other_claim_from_lapsing() {
        var ada = floor.customer(ana);
        var eve = floor.customer(ana);
        List.of(ada, eve).forEach(customer -> floor.concern(customer, "it broke"));
        floor.sweep();
        List.of(ada, eve).forEach(customer -> queue.claim(floor.task(customer).id(), ana, null));
        database.update("update customer set preferences = '[]' where id = ?", ada);

        floor.after(Duration.ofMinutes(30));

        assertThat(floor.task(eve).status()).isInstanceOf(Pending.class);
        assertThat(floor.task(ada).status()).isInstanceOf(Claimed.class);
        assertThat(aside(ada)).isEqualTo("1 for 00:01:00");
        database.update("update customer set preferences = '{}' where id = ?", ada);
        floor.after(Duration.ofMinutes(1));
        assertThat(floor.task(ada).status()).isInstanceOf(Pending.class);
    }

    @Test
    void nobody_is_blamed_for_what_fails_before_anybody_was_taken() {
        double before = setAside();
        var broken = new Sweep(
                _ -> {
                    throw new IllegalStateException("no rules");
                },
                _ -> {});

        assertThatThrownBy(() -> sweeping.run(broken, clock.instant())).hasMessage("no rules");

        assertThat(setAside()).isEqualTo(before);
    }

    private double setAside() {
        return meters.counter("heard.set_aside").count();
    }

    /// How often in a row, and for how long from now.
    private String aside(String customer) {
        return database.rows(
                        "select times_set_aside || ' for ' || (set_aside_until - ?::timestamptz) from customer where id = ?",
                        clock.instant().toString(),
                        customer)
                .getFirst();
    }
}
