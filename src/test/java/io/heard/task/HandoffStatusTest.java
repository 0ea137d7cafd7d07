package io.heard.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.task.HandoffStatus.Accepted;
import io.heard.task.HandoffStatus.Declined;
import io.heard.task.HandoffStatus.Expired;
import io.heard.task.HandoffStatus.Move;
import io.heard.task.HandoffStatus.Offered;
import io.heard.task.HandoffStatus.Overtaken;
import io.heard.task.HandoffStatus.Why;
import io.heard.task.HandoffStatus.Withdrawn;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoffStatusTest {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Instant UNTIL = NOW.plusSeconds(60);
    static final HandoffStatus OFFERED = new Offered(UNTIL);

    @Test
    void an_offer_that_stands_can_be_answered_and_taken_back() {
        assertThat(OFFERED.accept(NOW)).isEqualTo(new Move.To(new Accepted(NOW)));
        assertThat(OFFERED.decline("at lunch", NOW)).isEqualTo(new Move.To(new Declined("at lunch", NOW)));
        assertThat(OFFERED.withdraw(NOW)).isEqualTo(new Move.To(new Withdrawn(NOW)));
    }

    @Test
    void once_its_time_is_over_nobody_answers_any_more_and_it_dates_from_then() {
        assertThat(OFFERED.accept(UNTIL)).isInstanceOf(Move.Refused.class);
        assertThat(OFFERED.decline("late", UNTIL)).isInstanceOf(Move.Refused.class);
        assertThat(OFFERED.withdraw(UNTIL)).isInstanceOf(Move.Refused.class);
        assertThat(OFFERED.expire(UNTIL.minusNanos(1))).isInstanceOf(Move.Refused.class);
        assertThat(OFFERED.expire(UNTIL.plusSeconds(30))).isEqualTo(new Move.To(new Expired(UNTIL)));
    }

    @Test
    void something_that_comes_first_ends_it_in_time_or_not() {
        assertThat(OFFERED.overtake(Why.TASK_ENDED, UNTIL))
                .isEqualTo(new Move.To(new Overtaken(Why.TASK_ENDED, UNTIL)));
    }

    @Test
    void what_has_ended_ends_once() {
        for (var ended : List.of(
                new Accepted(NOW),
                new Declined("no", NOW),
                new Expired(NOW),
                new Withdrawn(NOW),
                new Overtaken(Why.RECEIVER_LEFT, NOW))) {
            assertThat(ended.settledAt()).isEqualTo(NOW);
            assertThat(List.of(
                            ended.accept(NOW),
                            ended.decline("no", NOW),
                            ended.withdraw(NOW),
                            ended.expire(NOW),
                            ended.overtake(Why.TASK_ENDED, NOW)))
                    .allMatch(Move.Refused.class::isInstance);
        }
    }
}
