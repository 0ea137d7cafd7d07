package io.heard.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// db-scheduler: its batch insert, and its polling that locks and fetches in one statement.
final class DbSchedulerPeer implements Peer {

    private static final int THREADS = 20;
    private static final double REFILL_BELOW = 1;
    private static final double FILL_UP_TO = 4;
    private static final Duration POLL = Duration.ofMillis(100);

    /// As its documentation says, without what only a priority needs.
    private static final String TABLE = """
        create table scheduled_tasks (
            task_name            text not null
          , task_instance        text not null
          , task_data            bytea
          , execution_time       timestamptz not null
          , picked               boolean not null
          , picked_by            text
          , last_success         timestamptz
          , last_failure         timestamptz
          , consecutive_failures integer
          , last_heartbeat       timestamptz
          , version              bigint not null
          , primary key (task_name, task_instance)
        );
        create index on scheduled_tasks (execution_time);
        create index on scheduled_tasks (last_heartbeat)
        """;

    private final AgroalDataSource database;
    private final OneTimeTask<String> release;
    private Scheduler scheduler;

    DbSchedulerPeer(AgroalDataSource database) {
        this.database = database;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
        } catch (SQLException failed) {
            throw new BenchFailed("The table of db-scheduler cannot be made", failed);
        }
        release =
                Tasks.oneTime("release", String.class).execute((task, _) -> Peers.addToQueue(database, task.getData()));
        scheduler = scheduler();
    }

    private Scheduler scheduler() {
        return Scheduler.create(database, release)
                .threads(THREADS)
                .pollUsingLockAndFetch(REFILL_BELOW, FILL_UP_TO)
                .pollingInterval(POLL)
                .build();
    }

    @Override
    public void schedule(int first, int count, Instant at) {
        Stream<SchedulableInstance<?>> instances = IntStream.range(first, first + count)
                .mapToObj(i -> SchedulableInstance.of(release.instance("" + i, "follow-up-" + i), at));
        scheduler.scheduleBatch(instances);
    }

    @Override
    public void start() {
        scheduler.start();
    }

    /// A scheduler that has stopped cannot start again.
    @Override
    public void stop() {
        scheduler.stop();
        scheduler = scheduler();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
