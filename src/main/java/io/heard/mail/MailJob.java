package io.heard.mail;

import io.heard.conversation.Sending;
import io.heard.message.MailConfig;
import io.heard.platform.ClockJump;
import io.heard.workqueue.MorningMails;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Sends what was planned and is not yet under way and, at the start of a shift, what the day will bring; and notices
/// tries of which nobody has told.
@ApplicationScoped
public class MailJob implements ClockJump {

    private static final Logger LOG = Logger.getLogger(MailJob.class);
    private static final int LAST = 5_000;
    private static final int SECONDS_TO_END = 30;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mail").factory());
    private final MailConfig config;
    private final Sending sending;
    private final MorningMails mornings;

    public MailJob(MailConfig config, Sending sending, MorningMails mornings) {
        this.config = config;
        this.sending = sending;
        this.mornings = mornings;
    }

    void onStart(@Observes @Priority(LAST) StartupEvent start) {
        if (config.enabled()) {
            var _ = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        }
    }

    void onStop(@Observes @Priority(1) ShutdownEvent stop) throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
            LOG.warn("A mail was still on its way at the end");
        }
    }

    private void look() {
        try {
            onJump();
        } catch (RuntimeException e) {
            LOG.warnf("Mails could not be sent, trying again: %s", e.getMessage());
        }
    }

    @Override
    public void onJump() {
        sending.noticeLapsed();
        sending.sendPlanned();
        mornings.send();
    }
}
