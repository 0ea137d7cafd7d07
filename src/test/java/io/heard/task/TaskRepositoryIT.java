package io.heard.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.database.Sql;
import io.heard.database.Uuid7;
import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.planning.Workload;
import io.heard.task.TaskStatus.Claimed;
import io.heard.task.TaskStatus.Completed;
import io.heard.task.TaskStatus.Pending;
import io.heard.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskRepositoryIT {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Duration LEASE = Duration.ofMinutes(30);
    static final Intervals WINDOWS = Intervals.of(
            new Interval(NOW, NOW.plusSeconds(3_600)), new Interval(NOW.plusSeconds(7_200), NOW.plusSeconds(9_000)));

    @Inject
    TaskRepository tasks;

    @Inject
    Sql sql;

    @Inject
    Database database;

    /// Each test has people and customers of its own, because all share one database.
    final String own = UUID.randomUUID().toString();

    final RepId ana = new RepId("ana-" + own);
    final RepId ben = new RepId("ben-" + own);
    final TeamId care = new TeamId("care-" + own);

    /// Follow-ups at work whose tasks have ended are what the watch over all of them looks for.
    @AfterEach
    void nothing_stays() {
        database.forgetWork(database.rows("select customer_id from follow_up where customer_id like ?", "%-" + own));
    }

    @Test
    void a_task_comes_back_as_it_went_in() {
        var pending = aTask("1", ana);
        var claimed = with(aTask("2", null), new Claimed(ben, NOW.plus(LEASE)));
        var completed = with(aTask("3", ana), new Completed(ana, Disposition.REACHED, NOW));
        var cancelled = with(aTask("4", ana), new TaskStatus.Cancelled("order cancelled", NOW));

        var stored = added(pending, claimed, completed, cancelled);

        assertThat(stored).allSatisfy(task -> assertThat(byId(task)).isEqualTo(task));
    }

    @Test
    void of_two_who_claim_at_once_one_wins() throws Exception {
        var task = added(aTask("1", null)).getFirst();
        var start = new CyclicBarrier(2);

        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> {
                start.await();
                return claim(task, ana);
            });
            var second = threads.submit(() -> {
                start.await();
                return claim(task, ben);
            });

            assertThat(first.get()).isNotEqualTo(second.get());
        }
        assertThat(byId(task)).satisfies(now -> {
            assertThat(now.status()).isInstanceOf(Claimed.class);
            assertThat(now.version()).isEqualTo(2);
        });
    }

    @Test
    void what_a_save_writes_is_what_saved_says() {
        var task = added(aTask("1", null)).getFirst();
        var changed = task.with(new Claimed(ana, NOW.plus(LEASE)))
                .with(new Pending(NOW.plusSeconds(60)), ben)
                .with(Intervals.NONE)
                .marked("the order was cancelled");

        assertThat(in(() -> tasks.save(changed, 1))).isTrue();

        assertThat(byId(task)).isEqualTo(changed.saved());
        assertThat(byId(task).lastHolder()).isEqualTo(ana);
    }

    @Test
    void a_batch_saves_those_that_nobody_changed() {
        var stored = added(aTask("1", ana), aTask("2", ana), aTask("3", ana));
        claim(stored.get(1), ben);

        var cancelled = in(() -> tasks.cancelAll(stored, "order cancelled", NOW));

        assertThat(cancelled)
                .extracting(Task::id)
                .containsExactlyInAnyOrder(stored.get(0).id(), stored.get(2).id());
        assertThat(cancelled).allSatisfy(task -> assertThat(byId(task)).isEqualTo(task));
        assertThat(in(() -> tasks.openOf(stored.stream().map(Task::customerId).toList())))
                .extracting(Task::id)
                .containsExactly(stored.get(1).id());
    }

    @Test
    void a_queue_holds_what_is_mine_what_i_hold_and_what_is_the_teams() {
        var mine = added(aTask("1", ana)).getFirst();
        var bens = added(aTask("2", ben)).getFirst();
        var ofTheTeam = added(aTask("3", null)).getFirst();
        var taken = added(aTask("4", null)).getFirst();
        var takenFromBen = added(aTask("5", ben)).getFirst();
        claim(taken, ben);
        claim(takenFromBen, ana);

        assertThat(in(() -> tasks.queueOf(ana, care)))
                .extracting(Task::id)
                .containsExactlyInAnyOrder(mine.id(), ofTheTeam.id(), takenFromBen.id());
        assertThat(in(() -> tasks.openOfRep(ben)))
                .extracting(Task::id)
                .containsExactlyInAnyOrder(bens.id(), taken.id(), takenFromBen.id());
    }

    @Test
    void a_closed_window_is_found_for_pending_tasks_only() {
        var pending = added(aTask("1", ana)).getFirst();
        var claimed = added(aTask("2", ana)).getFirst();
        claim(claimed, ana);
        added(aTask("3", ana).with(Intervals.NONE));
        var end = NOW.plusSeconds(9_000);
        known(pending, claimed);

        assertThat(in(() -> tasks.takeWindowsClosed(end.minusMillis(1), 1_000))).doesNotContain(pending.customerId());
        assertThat(in(() -> tasks.takeWindowsClosed(end, 1_000)))
                .filteredOn(customer -> customer.endsWith(own))
                .containsExactly(pending.customerId());
    }

    @Test
    void an_expired_lease_is_taken_by_one_of_two_who_look() {
        var task = added(aTask("1", ana)).getFirst();
        claim(task, ana);
        var end = NOW.plus(LEASE);
        known(task);

        assertThat(expired(end.minusMillis(1))).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(tasks.takeLeaseExpired(end, 1_000)).contains(task.customerId());
            assertThat(expired(end)).isEmpty();
        });
        assertThat(expired(end)).containsExactly(task.customerId());
    }

    @Test
    void load_is_what_a_rep_has_in_hand_and_has_done_today() {
        var stored = added(aTask("1", ana), aTask("2", ana), aTask("3", null), aTask("4", ana), aTask("5", null));
        claim(stored.get(2), ben);
        complete(stored.get(3), ana, NOW.plusSeconds(5));

        var loads = in(() -> tasks.openEffort(care, NOW));

        assertThat(loads)
                .containsEntry(ana, new Workload(Duration.ofMinutes(24), 2, 1))
                .containsEntry(ben, new Workload(Duration.ofMinutes(12), 1, 0))
                .hasSize(2);
        assertThat(in(() -> tasks.openEffort(care, NOW.plusSeconds(6))).get(ana).doneToday())
                .isZero();
        assertThat(in(() -> tasks.doneSince(ana, NOW)))
                .extracting(Task::id)
                .containsExactly(stored.get(3).id());
    }

    @Test
    void a_follow_up_has_one_open_task() {
        var task = aTask("1", ana);
        added(task);
        var second = aTask("1", ana);

        assertThat(in(() -> tasks.open(task.customerId()))).hasSize(1);
        assertThatException()
                .isThrownBy(() -> in(() -> {
                    tasks.addAll(List.of(copy(second, TaskId.at(NOW), task.followUpId(), second.status())));
                    return null;
                }));
    }

    @Test
    void a_thousand_tasks_are_added_and_moved_in_one_go() {
        var many = IntStream.range(0, 1_000).mapToObj(i -> aTask("m" + i, ana)).toList();
        added(many.toArray(Task[]::new));

        var saved = in(() -> tasks.saveAll(
                many.stream().map(task -> task.with(new Claimed(ana, NOW))).toList()));

        assertThat(saved).hasSize(1_000);
    }

    private boolean claim(Task task, RepId rep) {
        return in(() -> tasks.save(task.with(new Claimed(rep, NOW.plus(LEASE))), task.version()));
    }

    private void complete(Task task, RepId rep, Instant at) {
        in(() -> tasks.save(task.with(new Completed(rep, Disposition.REACHED, at)), task.version()));
    }

    private void known(Task... known) {
        in(() -> {
            for (var task : known) {
                sql.update("insert into customer (id, created_at) values (?, ?)", task.customerId(), NOW);
            }
            return known;
        });
    }

    private List<String> expired(Instant now) {
        return in(() -> tasks.takeLeaseExpired(now, 1_000).stream()
                .filter(customer -> customer.endsWith(own))
                .toList());
    }

    private Task byId(Task task) {
        return in(() -> tasks.byId(task.id())).orElseThrow();
    }

    private List<Task> added(Task... added) {
        return in(() -> {
            for (var task : added) {
                sql.update(FOLLOW_UP, task.customerId(), task.followUpId(), NOW, task.dueAt(), NOW);
            }
            tasks.addAll(List.of(added));
            return List.of(added);
        });
    }

    private static final String FOLLOW_UP = """
        insert into follow_up (customer_id, id, status, next_at, due_at, channel, purpose, created_at)
        values (?, ?, 'ACTIVE', ?, ?, 'CALL', 'SERVICE', ?)
        """;

    private Task aTask(String customer, @Nullable RepId rep) {
        return new Task(
                TaskId.at(NOW),
                customer + "-" + own,
                Uuid7.at(NOW),
                Set.of(),
                Channel.CALL,
                new Pending(NOW),
                true,
                NOW.plusSeconds(600),
                false,
                70,
                Purpose.SERVICE,
                NOW.plusSeconds(20_000),
                Duration.ofMinutes(12),
                WINDOWS,
                rep,
                care,
                2,
                Set.of("kitchen", "lighting"),
                "en-GB",
                List.of(new Because("CAP", "one a day", NOW, null), Because.of("HOLIDAY", "it's \"Easter\"")),
                List.of("a mark, with {braces}"),
                null,
                NOW,
                1);
    }

    private static Task with(Task task, TaskStatus status) {
        return copy(task, task.id(), task.followUpId(), status);
    }

    private static Task copy(Task task, TaskId id, UUID followUpId, TaskStatus status) {
        return new Task(
                id,
                task.customerId(),
                followUpId,
                task.reasonIds(),
                task.type(),
                status,
                task.urgent(),
                task.promisedAt(),
                task.forLead(),
                task.priority(),
                task.purpose(),
                task.dueAt(),
                task.effort(),
                task.windows(),
                task.repId(),
                task.teamId(),
                task.attempt(),
                task.skills(),
                task.language(),
                task.because(),
                task.marks(),
                task.lastHolder(),
                task.createdAt(),
                task.version());
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
