package io.heard.bench;

import static org.jobrunr.server.BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration;

import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.scheduling.JobBuilder;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jspecify.annotations.Nullable;

/// JobRunr: jobs handed over as a stream, which it stores in batches, and workers that look for due
/// ones often.
final class JobRunrPeer implements Peer {

    private static final int WORKERS = 20;
    private static final int SCHEDULED_AT_ONCE = 5_000;

    /// It does not look more often.
    private static final Duration POLL = Duration.ofSeconds(5);

    private final AgroalDataSource database;
    private JobRequestScheduler scheduler;

    JobRunrPeer(AgroalDataSource database) {
        this.database = database;
        scheduler = configured().initialize().getJobRequestScheduler();
    }

    private JobRunrConfiguration configured() {
        return JobRunr.configure()
                .useStorageProvider(new PostgresStorageProvider(database))
                .useJobActivator(new Activator(database));
    }

    /// One follow-up to release.
    public record Release(String followUp) implements JobRequest {

        @Override
        public Class<ReleaseHandler> getJobRequestHandler() {
            return ReleaseHandler.class;
        }
    }

    /// Puts it into the queue.
    public static final class ReleaseHandler implements JobRequestHandler<Release> {

        private final AgroalDataSource database;

        ReleaseHandler(AgroalDataSource database) {
            this.database = database;
        }

        @Override
        public void run(Release release) {
            Peers.addToQueue(database, release.followUp());
        }
    }

    /// The only thing that its jobs are made of.
    private record Activator(AgroalDataSource database) implements JobActivator {

        @Override
        public <T> @Nullable T activateJob(Class<T> type) {
            return type.cast(new ReleaseHandler(database));
        }
    }

    @Override
    public void schedule(int first, int count, Instant at) {
        scheduler.create(IntStream.range(first, first + count)
                .mapToObj(i -> JobBuilder.aJob().scheduleAt(at).withJobRequest(new Release("follow-up-" + i))));
    }

    @Override
    public void start() {
        JobRunr.destroy();
        configured()
                .useBackgroundJobServer(usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(WORKERS)
                        .andPollInterval(POLL)
                        .andScheduledJobsRequestSize(SCHEDULED_AT_ONCE))
                .initialize();
    }

    @Override
    public void stop() {
        JobRunr.destroy();
        scheduler = configured().initialize().getJobRequestScheduler();
    }

    @Override
    public void close() {
        JobRunr.destroy();
    }
}
