package io.heard.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import io.heard.task.TaskStatus.Cancelled;
import io.heard.task.TaskStatus.Claimed;
import io.heard.task.TaskStatus.Completed;
import io.heard.task.TaskStatus.Move;
import io.heard.task.TaskStatus.Pending;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaskStatusTest {

    static final Duration LEASE = Duration.ofMinutes(30);
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Instant LAPSED = NOW.plus(LEASE);
    static final RepId ANA = new RepId("ana");
    static final RepId BEN = new RepId("ben");

    static final TaskStatus PENDING = new Pending(NOW);
    static final TaskStatus CLAIMED = new Claimed(ANA, LAPSED);
    static final TaskStatus COMPLETED = new Completed(ANA, Disposition.REACHED, NOW);
    static final TaskStatus CANCELLED = new Cancelled("snoozed", NOW);

    @Test
    void claiming_holds_a_pending_task_for_the_length_of_the_lease() {
        assertThat(PENDING.claim(ANA, NOW, LEASE)).isEqualTo(to(new Claimed(ANA, LAPSED)));
    }

    @Test
    void claiming_again_renews() {
        var later = NOW.plusSeconds(60);

        assertThat(CLAIMED.claim(ANA, later, LEASE)).isEqualTo(to(new Claimed(ANA, later.plus(LEASE))));
    }

    @Test
    void a_held_task_is_refused_until_the_lease_runs_out() {
        assertThat(CLAIMED.claim(BEN, LAPSED.minusNanos(1), LEASE)).isEqualTo(refused("held by ana"));
        assertThat(CLAIMED.claim(BEN, LAPSED, LEASE)).isEqualTo(to(new Claimed(BEN, LAPSED.plus(LEASE))));
    }

    @Test
    void a_pending_task_is_completed_without_claiming_it_first() {
        assertThat(PENDING.complete(BEN, Disposition.NO_ANSWER, NOW))
                .isEqualTo(to(new Completed(BEN, Disposition.NO_ANSWER, NOW)));
    }

    @Test
    void an_outcome_after_a_lapse_is_taken_from_the_last_holder() {
        assertThat(CLAIMED.complete(ANA, Disposition.REACHED, LAPSED.plusSeconds(600)))
                .isEqualTo(to(new Completed(ANA, Disposition.REACHED, LAPSED.plusSeconds(600))));
        assertThat(moved(CLAIMED.lapse(LAPSED)).complete(ANA, Disposition.REACHED, LAPSED))
                .isEqualTo(to(new Completed(ANA, Disposition.REACHED, LAPSED)));
    }

    @Test
    void an_outcome_after_a_lapse_is_refused_when_another_has_claimed_since() {
        var bens = moved(CLAIMED.claim(BEN, LAPSED, LEASE));

        assertThat(bens.complete(ANA, Disposition.REACHED, LAPSED)).isEqualTo(refused("held by ben"));
    }

    @Test
    void a_lapse_comes_only_when_the_lease_has_run_out_and_dates_from_then() {
        assertThat(CLAIMED.lapse(LAPSED.minusNanos(1))).isEqualTo(refused("held by ana"));
        assertThat(CLAIMED.lapse(LAPSED.plusSeconds(40))).isEqualTo(to(new Pending(LAPSED)));
    }

    @Test
    void only_the_holder_releases() {
        assertThat(CLAIMED.release(ANA, LAPSED)).isEqualTo(to(new Pending(LAPSED)));
        assertThat(CLAIMED.release(BEN, NOW)).isEqualTo(refused("held by ana"));
        assertThat(PENDING.release(ANA, NOW)).isEqualTo(refused("not claimed"));
    }

    @Test
    void who_holds_a_task_or_was_given_it_may_decline_it() {
        var later = NOW.plusSeconds(60);

        assertThat(CLAIMED.decline(ANA, BEN, later)).isEqualTo(to(new Pending(later)));
        assertThat(CLAIMED.decline(BEN, BEN, later)).isEqualTo(refused("held by ana"));
        assertThat(PENDING.decline(BEN, BEN, later)).isEqualTo(to(new Pending(later)));
        assertThat(PENDING.decline(ANA, BEN, later)).isEqualTo(refused("it is not yours, so leave it to the others"));
        assertThat(PENDING.decline(ANA, null, later)).isEqualTo(refused("it is not yours, so leave it to the others"));
    }

    @Test
    void facts_cancel_what_nobody_holds_and_nothing_else() {
        assertThat(PENDING.cancel("order cancelled", NOW)).isEqualTo(to(new Cancelled("order cancelled", NOW)));
        assertThat(CLAIMED.cancel("order cancelled", NOW)).isEqualTo(refused("held by ana"));
        assertThat(CLAIMED.cancel("order cancelled", LAPSED)).isEqualTo(to(new Cancelled("order cancelled", LAPSED)));
    }

    @Test
    void the_end_of_all_work_ends_a_claimed_task_too() {
        assertThat(CLAIMED.end("deceased", NOW)).isEqualTo(to(new Cancelled("deceased", NOW)));
    }

    @Test
    void a_rep_cancels_their_own_claim_and_not_that_of_another() {
        assertThat(CLAIMED.cancelBy(ANA, "snoozed", NOW)).isEqualTo(to(new Cancelled("snoozed", NOW)));
        assertThat(PENDING.cancelBy(ANA, "snoozed", NOW)).isEqualTo(to(new Cancelled("snoozed", NOW)));
        assertThat(CLAIMED.cancelBy(BEN, "snoozed", NOW)).isEqualTo(refused("held by ana"));
    }

    @Test
    void reassigning_ends_a_claim_and_a_handoff_passes_it() {
        assertThat(CLAIMED.reassign(NOW)).isEqualTo(to(new Pending(NOW)));
        assertThat(PENDING.reassign(NOW.plusSeconds(60))).isEqualTo(to(new Pending(NOW.plusSeconds(60))));
        assertThat(CLAIMED.handOver(ANA, BEN, NOW, LEASE)).isEqualTo(to(new Claimed(BEN, LAPSED)));
        assertThat(CLAIMED.handOver(BEN, BEN, NOW, LEASE)).isEqualTo(refused("held by ana"));
    }

    @Test
    void nothing_moves_a_closed_task() {
        for (var closed : new TaskStatus[] {COMPLETED, CANCELLED}) {
            var refused = refused("already closed");
            assertThat(closed.claim(ANA, NOW, LEASE)).isEqualTo(refused);
            assertThat(closed.release(ANA, NOW)).isEqualTo(refused);
            assertThat(closed.decline(ANA, ANA, NOW)).isEqualTo(refused);
            assertThat(closed.complete(ANA, Disposition.SENT, NOW)).isEqualTo(refused);
            assertThat(closed.cancelBy(ANA, "snoozed", NOW)).isEqualTo(refused);
            assertThat(closed.cancel("why", NOW)).isEqualTo(refused);
            assertThat(closed.end("why", NOW)).isEqualTo(refused);
            assertThat(closed.reassign(NOW)).isEqualTo(refused);
            assertThat(closed.handOver(ANA, BEN, NOW, LEASE)).isEqualTo(refused);
            assertThat(closed.lapse(LAPSED)).isEqualTo(refused);
        }
    }

    private static TaskStatus moved(Move move) {
        return switch (move) {
            case Move.To(var next) -> next;
            case Move.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static Move to(TaskStatus next) {
        return new Move.To(next);
    }

    private static Move refused(String why) {
        return new Move.Refused(why);
    }
}
