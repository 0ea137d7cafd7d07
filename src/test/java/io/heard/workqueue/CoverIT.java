package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.team.Absence;
import io.heard.team.Presence;
import io.heard.team.PresenceRepository;
import io.heard.team.Role;
import io.heard.team.Saving;
import io.heard.team.TeamRepository;
import io.heard.testing.Floor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who goes in the middle of the day leaves nothing lying that cannot wait.
@QuarkusTest
class CoverIT {

    private static final int REPS = 6;
    private static final int EACH = 4;

    @Inject
    Floor floor;

    @Inject
    TeamRepository teams;

    @Inject
    PresenceRepository presences;

    @Inject
    WorkQueue queue;

    @Inject
    Clock clock;

    TeamId team;

    @BeforeEach
    void a_team() {
        floor.tuesday("09:50");
        team = floor.team();
    }

    @Test
    void half_a_team_leaves_at_ten_and_nothing_urgent_is_left_with_them() {
        var reps = IntStream.range(0, REPS)
                .mapToObj(i -> floor.rep(team, "rep" + i))
                .toList();
        var urgent = new ArrayList<String>();
        var routine = new ArrayList<String>();
        for (var rep : reps) {
            for (int i = 0; i < EACH; i++) {
                urgent.add(floor.customer(rep));
            }
            routine.add(floor.customer(rep));
        }
        routine.forEach(customer -> floor.ask(customer, "Ask how the teapot pours"));
        floor.sweep();
        urgent.forEach(customer -> floor.concern(customer, "the lid is chipped"));
        floor.sweep();
        assertThat(urgent).allSatisfy(customer -> assertThat(reps).contains(rep(customer)));
        var leaving = reps.subList(0, REPS / 2);
        var staying = reps.subList(REPS / 2, REPS);
        var before = routine.stream().collect(Collectors.toMap(one -> one, this::rep));

        leaving.forEach(rep -> absent(rep, floor.at(0, "10:00"), floor.at(0, "21:00")));
        floor.to(0, "10:00");
        floor.after(Duration.ofMinutes(1));

        assertThat(urgent).allSatisfy(customer -> {
            assertThat(staying).contains(rep(customer));
            assertThat(floor.task(customer).because().getLast().rule()).isEqualTo("ASSIGNED");
        });
        assertThat(urgent.stream()
                        .map(one -> floor.task(one).because().getLast().detail()))
                .contains("least loaded of those on shift who fit");
        assertThat(staying)
                .allSatisfy(rep -> assertThat(urgent.stream().filter(one -> rep.equals(rep(one))))
                        .hasSize(2 * EACH));
        assertThat(routine).allSatisfy(customer -> assertThat(holder(customer)).isIn(before.get(customer), null));
        assertThat(floor.told(floor.task(urgent.getFirst()))).contains("task.assigned");
    }

    @Test
    void the_backup_has_it_first() {
        var ben = floor.rep(team, "ben");
        floor.rep(team, "aaron");
        var ana = floor.rep(team, "ana", Role.REP, Floor.WEEKDAYS, ben);
        var ada = concernOf(ana);

        away(ana, Duration.ofMinutes(30));
        floor.after(Duration.ofMinutes(1));

        assertThat(rep(ada)).isEqualTo(ben);
    }

    @Test
    void who_is_back_within_minutes_keeps_it_and_so_does_who_is_at_work_on_it() {
        floor.rep(team, "ben");
        var ana = floor.rep(team, "ana");
        var ada = concernOf(ana);
        var eve = concernOf(ana);
        queue.claim(floor.task(eve).id(), ana, null);

        away(ana, Duration.ofMinutes(6));
        floor.after(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(rep(ada)).isEqualTo(ana);
        away(ana, Duration.ofHours(2));
        floor.after(Duration.ofMinutes(1));

        assertThat(rep(ada)).isNotEqualTo(ana);
        assertThat(floor.task(eve).holder()).isEqualTo(ana);
    }

    @Test
    void where_nobody_fits_it_is_the_whole_teams() {
        var ana = floor.rep(team, "ana");
        var ada = concernOf(ana);

        absent(ana, clock.instant(), floor.at(0, "21:00"));
        floor.after(Duration.ofMinutes(1));

        assertThat(floor.task(ada).repId()).isNull();
        assertThat(floor.told(floor.task(ada))).contains("task.queued");
    }

    @Test
    void routine_work_that_falls_due_before_they_are_back_is_not_left_with_them() {
        var ben = floor.rep(team, "ben");
        var ana = floor.rep(team, "ana");
        var soon = floor.customer(ana);
        floor.ask(soon, "Ask how the teapot pours");
        floor.sweep();
        var task = floor.task(soon);
        assertThat(task.urgent()).isFalse();
        assertThat(task.repId()).isEqualTo(ana);

        absent(ana, clock.instant(), task.dueAt().plusSeconds(60));
        floor.after(Duration.ofMinutes(1));

        assertThat(holder(soon)).isIn(ben, null); // with who stands in, or out of the queue to be planned again
    }

    private String concernOf(RepId owner) {
        var customer = floor.customer(owner);
        floor.concern(customer, "the lid is chipped");
        floor.sweep();
        assertThat(rep(customer)).isEqualTo(owner);
        return customer;
    }

    private RepId rep(String customer) {
        Task task = floor.task(customer);
        return Objects.requireNonNull(task.repId());
    }

    /// @return null for work that is in no queue, or in the whole team's
    private @Nullable RepId holder(String customer) {
        var task = floor.openTask(customer);
        return task == null ? null : task.holder();
    }

    private void away(RepId rep, Duration lasting) {
        var now = clock.instant();
        in(() -> {
            presences.set(rep, Presence.of(Presence.Status.AWAY, now.plus(lasting), now), now);
            return true;
        });
    }

    private void absent(RepId id, Instant from, Instant to) {
        in(() -> {
            var rep = teams.rep(id).orElseThrow();
            var gone = rep.with(rep.shifts(), List.of(new Absence(from, to, "ill")));
            assertThat(teams.update(gone, rep.version())).isInstanceOf(Saving.Saved.class);
            return true;
        });
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
