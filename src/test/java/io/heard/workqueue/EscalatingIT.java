package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversations;
import io.heard.conversation.Outcome;
import io.heard.conversation.Recorded;
import io.heard.conversation.Requests;
import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.rulebook.Settings;
import io.heard.task.Escalation;
import io.heard.task.Task;
import io.heard.team.Role;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.SettingsBuilder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EscalatingIT {

    @Inject
    Floor floor;

    @Inject
    WorkQueue queue;

    @Inject
    Requests requests;

    @Inject
    Conversations conversations;

    @Inject
    Database database;

    TeamId team;
    RepId ana;
    RepId ben;
    RepId lea;

    @BeforeEach
    void only_ana_is_there() {
        floor.tuesday("10:00");
        team = floor.team();
        ben = floor.rep(team, "ben", Role.REP, List.of("SAT"), null);
        ana = floor.rep(team, "ana", Role.REP, Floor.WEEKDAYS, ben);
        lea = floor.rep(team, "lea", Role.LEAD, List.of("SAT"), ben);
    }

    @AfterEach
    void the_usual_times() {
        set(Settings.Escalation.DEFAULT);
    }

    @Test
    void urgent_work_is_told_three_times_and_each_time_once() {
        var task = concern();

        floor.goTo(part(task, 0.49));
        assertThat(escalations(task)).isZero();
        assertThat(sees(ben, task)).isFalse();
        floor.goTo(part(task, 0.5));
        assertThat(escalations(task)).isEqualTo(1);
        assertThat(sees(ben, task)).isTrue();
        assertThat(queue.runningOutFor(ben, 10)).extracting(Task::id).containsExactly(task.id());
        assertThat(queue.runningOutFor(ana, 10)).isEmpty();
        floor.goTo(part(task, 0.8));
        assertThat(escalations(task)).isEqualTo(2);
        floor.goTo(part(task, 1.0));
        floor.after(Duration.ofHours(1));

        assertThat(escalations(task)).isEqualTo(3);
        assertThat(queue.runningOut(team, 10)).extracting(Task::id).containsExactly(task.id());
        var stored = floor.stored(task);
        assertThat(stored.because().stream().filter(line -> line.rule().equals(Escalation.RULE)))
                .extracting(line -> line.detail())
                .containsExactly(
                        "50 % of its time has passed: told to the rep and the backup",
                        "80 % of its time has passed: told to the lead",
                        "100 % of its time has passed: told to the lead and the deputy");
        assertThat(rows(task)).containsExactly("1 true", "2 true", "3 true");
    }

    @Test
    void what_somebody_has_open_is_not_overtaken_by_it() {
        var task = concern();
        floor.goTo(part(task, 0.49));
        var open = floor.stored(task);
        floor.goTo(part(task, 0.5));
        assertThat(floor.stored(task).isEscalated()).isTrue();

        assertThat(queue.claim(task.id(), ana, open.version())).isInstanceOf(Claim.Won.class);

        assertThat(floor.stored(task).isEscalated()).isTrue();
        assertThat(escalations(task)).isEqualTo(1);
    }

    @Test
    void with_the_task_it_ends() {
        var task = concern();
        floor.goTo(part(task, 0.8));

        requests.cancel(task.followUpId(), "settled", lea.value());

        assertThat(database.rows(
                        "select e.level || ' ' || (e.ended_at = t.closed_at) from escalation as e join task as t on t.id = e.task_id where t.id = ? order by 1",
                        task.id().value()))
                .containsExactly("1 true", "2 true");
        assertThat(queue.runningOut(team, 10)).isEmpty();
        floor.after(Duration.ofHours(3));
        assertThat(escalations(task)).isEqualTo(1);
    }

    @Test
    void it_follows_whom_it_is_about_when_they_turn_out_to_be_somebody_else() {
        var task = concern();
        floor.goTo(part(task, 0.5));
        var known = floor.customer(ana);

        floor.merge(task.customerId(), known);

        assertThat(floor.task(known).id()).isEqualTo(task.id());
        assertThat(database.rows(
                        "select customer_id from escalation where task_id = ?",
                        task.id().value()))
                .containsExactly(known);
        floor.goTo(part(task, 0.8));
        assertThat(escalations(task)).isEqualTo(2);
    }

    @Test
    void the_next_call_about_the_same_is_marked_and_tells_only_what_is_new() {
        var task = concern();
        floor.goTo(part(task, 0.85));
        assertThat(rows(task)).containsExactly("1 true", "2 true");
        queue.claim(task.id(), ana, null);
        var inVain = Outcome.of(Disposition.NO_ANSWER);
        assertThat(conversations.record(task.id(), ana, inVain, null)).isInstanceOf(Recorded.Done.class);

        floor.after(Duration.ofHours(3));
        var next = floor.task(task.customerId());

        assertThat(next.id()).isNotEqualTo(task.id());
        assertThat(next.isEscalated()).isTrue();
        assertThat(rows(next)).containsExactly("1 false", "2 false", "3 true");
        assertThat(escalations(next)).isEqualTo(1);
    }

    @Test
    void the_times_are_the_companys_to_set() {
        set(new Settings.Escalation(10, 20, 90, 2, 1));
        var task = concern();

        floor.goTo(part(task, 0.2));

        assertThat(rows(task)).containsExactly("1 true", "2 true");
        assertThat(escalations(task)).isEqualTo(1);
    }

    @Test
    void routine_work_is_told_when_its_due_is_near() {
        var ada = floor.customer(ana);
        floor.ask(ada, "Ask how the teapot pours");
        floor.sweep();
        var task = floor.task(ada);
        assertThat(task.urgent()).isFalse();
        database.update(
                "update task set due_at = ?::timestamptz where id = ?",
                floor.at(2, "18:00").toString(),
                task.id().value());
        floor.sweep();
        assertThat(rows(task)).containsExactly("1 true");

        database.update(
                "update task set due_at = ?::timestamptz where id = ?",
                floor.at(1, "18:00").toString(),
                task.id().value());
        floor.sweep();

        assertThat(rows(task)).containsExactly("1 true", "2 true");
    }

    private Task concern() {
        var ada = floor.customer(ana);
        floor.concern(ada, "the lid is chipped");
        floor.sweep();
        return floor.task(ada);
    }

    private static Instant part(Task task, double part) {
        var time = Duration.between(task.createdAt(), task.dueAt()).toMillis();
        return task.createdAt().plusMillis((long) Math.ceil(time * part));
    }

    private boolean sees(RepId rep, Task task) {
        return queue.view(task.id(), new Viewer.Rep(rep)).isPresent();
    }

    private long escalations(Task task) {
        return floor.told(task).stream().filter("task.escalated"::equals).count();
    }

    private List<String> rows(Task task) {
        return database.rows(
                "select level || ' ' || told from escalation where task_id = ? order by level",
                task.id().value());
    }

    private void set(Settings.Escalation escalation) {
        floor.set(settings ->
                SettingsBuilder.like(settings).escalation(escalation).build());
    }
}
