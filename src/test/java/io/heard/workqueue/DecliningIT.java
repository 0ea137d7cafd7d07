package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Because;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.task.TaskStatus.Cancelled;
import io.heard.task.TaskStatus.Pending;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.ShopEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecliningIT {

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Declining declining;

    @Inject
    WorkQueue queue;

    @Inject
    Database database;

    TeamId team;
    RepId lead;
    RepId ana;
    RepId ben;

    @BeforeEach
    void people() {
        floor.tuesday("10:00");
        team = floor.team();
        lead = floor.lead(team, "lea");
        ana = floor.rep(team, "ana");
        ben = floor.rep(team, "ben");
    }

    @Test
    void a_declined_task_goes_to_the_next_and_the_customer_has_waited_all_along() {
        var task = concern();
        queue.claim(task.id(), ana, null);
        floor.after(Duration.ofMinutes(3));

        var declined = won(declining.decline(task.id(), ana, "I know nothing about lids", null));

        assertThat(declined.repId()).isIn(ben, lead);
        assertThat(declined.status()).isEqualTo(new Pending(clock.instant()));
        assertThat(declined.createdAt()).isEqualTo(task.createdAt());
        assertThat(declined.dueAt()).isEqualTo(task.dueAt());
        assertThat(declined.attempt()).isEqualTo(task.attempt());
        assertThat(declined.because())
                .contains(Because.of("DECLINED", ana + " declined it: I know nothing about lids"));
        assertThat(queue.queueOf(ana)).isEmpty();
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.claimed", "task.released", "task.assigned");
        assertThat(body(task, "task.released")).contains("I know nothing about lids");
    }

    @Test
    void it_does_not_bounce_back_and_once_everybody_has_declined_it_is_the_leads() {
        var task = concern();
        decline(task, ana);
        var second = floor.stored(task).repId();
        decline(task, second);
        var third = floor.stored(task).repId();

        assertThat(List.of(ana, second, third)).containsExactlyInAnyOrder(ana, ben, lead);
        if (!lead.equals(third)) {
            decline(task, third);
        }
        assertThat(floor.stored(task).repId()).isEqualTo(lead);
        assertThat(declining.decline(task.id(), lead, "neither do I", null)).isInstanceOf(Claim.Refused.class);
        assertThat(floor.stored(task).repId()).isEqualTo(lead);
        assertThat(queue.queueOf(ana)).isEmpty();
        assertThat(queue.reassign(task.id(), lead, ana, null)).isInstanceOf(Claim.Won.class);
        assertThat(floor.stored(task).repId()).isEqualTo(ana);
    }

    @Test
    void in_the_list_of_the_team_it_is_not_there_for_who_declined_it() {
        var task = routine();
        decline(task, ana);
        queue.reassign(task.id(), lead, null, null);

        assertThat(queue.queueOf(ana)).isEmpty();
        assertThat(queue.queueOf(ben)).extracting(Task::id).containsExactly(task.id());
    }

    @Test
    void planned_again_on_another_day_it_is_still_the_same_work() {
        var task = routine();
        decline(task, ana);

        floor.to(1, "10:00");
        floor.after(Duration.ofMinutes(1));

        var again = floor.task(task.customerId());
        assertThat(again.id()).isNotEqualTo(task.id());
        assertThat(again.attempt()).isEqualTo(task.attempt());
        assertThat(again.repId()).isNotEqualTo(ana);
    }

    @Test
    void only_who_has_it_can_decline_it() {
        var task = concern();

        assertThat(declining.decline(task.id(), ben, "no", null)).isInstanceOf(Claim.NoSuchTask.class);
        assertThat(declining.decline(task.id(), lead, "no", null)).isInstanceOf(Claim.Refused.class);
        assertThat(declining.decline(task.id(), ana, "no", task.version() + 1)).isInstanceOf(Claim.Stale.class);
        queue.reassign(task.id(), lead, null, null);
        assertThat(declining.decline(task.id(), ana, "no", null)).isInstanceOf(Claim.Refused.class);
        assertThat(database.count(
                        "select count(*) from declined_task where task_id = ?",
                        task.id().value()))
                .isZero();
    }

    @Test
    void what_had_to_wait_while_somebody_held_it_has_its_effect() {
        var task = concern();
        queue.claim(task.id(), ana, null);
        floor.tell(ShopEvents.event("concern.resolved", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"resolvedAt":"%s"}""".formatted(
                        task.customerId(), clock.instant())));

        var declined = won(declining.decline(task.id(), ana, "not for me", null));

        assertThat(declined.status()).isInstanceOf(Cancelled.class);
    }

    private void decline(Task task, RepId rep) {
        won(declining.decline(task.id(), rep, "not for me", null));
    }

    private static Task won(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Won.class);
        return ((Claim.Won) claim).task();
    }

    private Task concern() {
        var ada = floor.customer(ana);
        floor.concern(ada, "the lid is chipped");
        floor.sweep();
        return floor.task(ada);
    }

    private Task routine() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        return floor.task(ada);
    }

    private String body(Task task, String type) {
        return database.rows(
                        "select convert_from(body, 'UTF8') from outbox where subject_id = ? and type = ?",
                        task.id().value(),
                        "io.heard." + type)
                .getFirst();
    }
}
