package io.heard.upkeep;

import io.heard.platform.ClockJump;
import io.heard.platform.IdempotencyRepository;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;

/// Asks once a minute, on one instance of all, whether it is time to clean up. When that is stands in a row and goes by
/// Heard's clock, so that no day is missed for good.
@ApplicationScoped
@DisallowConcurrentExecution
public class RetentionJob implements Job, ClockJump {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final int LAST = 5_000;
    private static final JobKey KEY = JobKey.jobKey("retention", "upkeep");

    private final RetentionConfig config;
    private final Retention retention;
    private final IdempotencyRepository answers;
    private final Clock clock;

    public RetentionJob(RetentionConfig config, Retention retention, IdempotencyRepository answers, Clock clock) {
        this.config = config;
        this.retention = retention;
        this.answers = answers;
        this.clock = clock;
    }

    /// Only where it is not there yet: replacing a trigger that another instance has just taken makes two of it.
    @Transactional
    void onStart(@Observes @Priority(LAST) StartupEvent start, Scheduler scheduler) throws SchedulerException {
        if (!config.enabled() || scheduler.checkExists(KEY)) {
            return;
        }
        try {
            scheduler.scheduleJob(
                    JobBuilder.newJob(RetentionJob.class).withIdentity(KEY).build(),
                    TriggerBuilder.newTrigger()
                            .withIdentity(KEY.getName(), KEY.getGroup())
                            .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever()
                                    .withMisfireHandlingInstructionNextWithExistingCount())
                            .startNow()
                            .build());
        } catch (ObjectAlreadyExistsException _) {
            LOG.debug("Another instance was faster to schedule the cleaning");
        }
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            run();
        } catch (RuntimeException failure) {
            LOG.warnf("Cleaning up failed and is tried again: %s", failure.getMessage());
        }
    }

    /// Cleans up if it is due.
    void run() {
        if (config.enabled()) {
            retention.run(clock.instant(), answers::forget);
        }
    }

    @Override
    public void onJump() {
        run();
    }
}
