package io.heard.workqueue;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
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

/// Wakes one instance of all, once a minute, for what is to be done once.
@ApplicationScoped
@DisallowConcurrentExecution
public class MorningJob implements Job {

    private static final Logger LOG = Logger.getLogger(MorningJob.class);
    private static final int LAST = 5_000;
    private static final JobKey KEY = JobKey.jobKey("minute", "workqueue");

    private final SweepJob sweep;

    public MorningJob(SweepJob sweep) {
        this.sweep = sweep;
    }

    /// Only where it is not there yet: replacing a trigger that another instance has just taken makes two of
    /// it.
    @Transactional
    void onStart(@Observes @Priority(LAST) StartupEvent start, Scheduler scheduler, SweepConfig config)
            throws SchedulerException {
        if (!config.enabled() || scheduler.checkExists(KEY)) {
            return;
        }
        var everyMinute =
                SimpleScheduleBuilder.repeatMinutelyForever().withMisfireHandlingInstructionNextWithExistingCount();
        try {
            scheduler.scheduleJob(
                    JobBuilder.newJob(MorningJob.class).withIdentity(KEY).build(),
                    TriggerBuilder.newTrigger()
                            .withIdentity(KEY.getName(), KEY.getGroup())
                            .withSchedule(everyMinute)
                            .startNow()
                            .build());
        } catch (ObjectAlreadyExistsException _) {
            LOG.debug("Another instance was faster to schedule the minute");
        }
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            sweep.minute();
        } catch (RuntimeException failure) {
            LOG.warnf("What is done once a minute failed and is tried again: %s", failure.getMessage());
        }
    }
}
