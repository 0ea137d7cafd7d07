package io.heard.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/// Quartz with its JDBC store: one job with a trigger for each follow-up, stored a thousand at a time
/// and taken twenty at a time.
final class QuartzPeer implements Peer {

    private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
    private static final String FOLLOW_UP = "follow-up";
    private static final String QUEUE = "queue";
    private static final int THREADS = 20;
    private static final int AT_ONCE = 1_000;

    private final AgroalDataSource database;
    private Scheduler scheduler;

    QuartzPeer(AgroalDataSource database) {
        this.database = database;
        makeTables();
        scheduler = scheduler();
    }

    private void makeTables() {
        try (var tables = Scheduler.class.getResourceAsStream(TABLES);
                var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(new String(Objects.requireNonNull(tables).readAllBytes(), UTF_8));
        } catch (SQLException | IOException failed) {
            throw new BenchFailed("The tables of Quartz cannot be made", failed);
        }
    }

    private Scheduler scheduler() {
        var name = "bench-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(name, new Pool(database));
        var properties = new Properties();
        properties.put("org.quartz.scheduler.instanceName", "bench");
        properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.put("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "" + THREADS);
        properties.put("org.quartz.scheduler.idleWaitTime", "1000");
        properties.put("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.put("org.quartz.threadPool.threadCount", "" + THREADS);
        properties.put("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        properties.put("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        properties.put("org.quartz.jobStore.dataSource", name);
        properties.put("org.quartz.jobStore.useProperties", "true");
        properties.put("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        // what is due is late here and shall be done all the same
        properties.put("org.quartz.jobStore.misfireThreshold", "86400000");
        try {
            var made = new StdSchedulerFactory(properties).getScheduler();
            made.getContext().put(QUEUE, database);
            return made;
        } catch (SchedulerException failed) {
            throw new BenchFailed("Quartz cannot be started", failed);
        }
    }

    private record Pool(AgroalDataSource database) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return database.getConnection();
        }

        @Override
        public void initialize() {
            // it is there already
        }

        @Override
        public void shutdown() {
            // it is not Quartz's own
        }
    }

    /// Puts a follow-up into the queue.
    public static final class Release implements Job {

        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                var queue = Objects.requireNonNull(
                        context.getScheduler().getContext().get(QUEUE));
                Peers.addToQueue(
                        (AgroalDataSource) queue, context.getMergedJobDataMap().getString(FOLLOW_UP));
            } catch (SchedulerException failed) {
                throw new JobExecutionException(failed);
            }
        }
    }

    @Override
    public void schedule(int first, int count, Instant at) {
        var job = JobBuilder.newJob(Release.class)
                .withIdentity("release")
                .storeDurably()
                .build();
        for (int from = first; from < first + count; from += AT_ONCE) {
            store(job, triggers(job, from, Math.min(from + AT_ONCE, first + count), at));
        }
    }

    private static Set<Trigger> triggers(JobDetail job, int from, int to, Instant at) {
        var triggers = new HashSet<Trigger>();
        for (int i = from; i < to; i++) {
            triggers.add(TriggerBuilder.newTrigger()
                    .withIdentity("follow-up-" + i)
                    .forJob(job)
                    .usingJobData(FOLLOW_UP, "follow-up-" + i)
                    .startAt(Date.from(at))
                    .build());
        }
        return triggers;
    }

    private void store(JobDetail job, Set<Trigger> triggers) {
        try {
            scheduler.scheduleJobs(Map.of(job, triggers), true);
        } catch (SchedulerException failed) {
            throw new BenchFailed("Quartz does not take the triggers", failed);
        }
    }

    @Override
    public void start() {
        try {
            scheduler.start();
        } catch (SchedulerException failed) {
            throw new BenchFailed("Quartz does not start", failed);
        }
    }

    /// A scheduler that has stopped cannot start again.
    @Override
    public void stop() {
        close();
        scheduler = scheduler();
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException failed) {
            throw new BenchFailed("Quartz does not stop", failed);
        }
    }
}
