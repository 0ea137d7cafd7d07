package io.heard.intake;

import io.heard.database.Outage;
import io.heard.inbox.Received;
import io.heard.review.Incoming;
import io.heard.review.Reviewing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// Gives batches to review and does not lose one: it waits for a database that is away, and finds the record
/// that breaks a batch.
@ApplicationScoped
public class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);
    private static final int ATTEMPTS = 3;

    private final Reviewing reviewing;
    private final IntakeConfig config;

    public Batches(Reviewing reviewing, IntakeConfig config) {
        this.reviewing = reviewing;
        this.config = config;
    }

    /// @param goOn asked before each further attempt
    /// @return false when it was told to stop before the batch was done
    boolean take(List<Incoming> batch, BooleanSupplier goOn) {
        for (int attempt = 1; ; attempt++) {
            try {
                reviewing.take(batch);
                return true;
            } catch (RuntimeException e) {
                boolean away = Outage.isBehind(e);
                if (!away && attempt >= ATTEMPTS) {
                    return broken(batch, e, goOn);
                }
                LOG.warnf(
                        "A batch of %d failed, trying again: %s",
                        batch.size(), rootOf(e).getMessage());
                if (!goOn.getAsBoolean() || !slept()) {
                    return false;
                }
            }
        }
    }

    private boolean broken(List<Incoming> batch, RuntimeException e, BooleanSupplier goOn) {
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            return take(batch.subList(0, half), goOn) && take(batch.subList(half, batch.size()), goOn);
        }
        LOG.errorf(
                e,
                "This event breaks its batch and goes to the dead letters: %s",
                batch.getFirst().received().id());
        var received = batch.getFirst().received();
        return take(List.of(failed(received.broken(received.raw()), e)), goOn);
    }

    static Incoming.Bad failed(Received received, Throwable failure) {
        return new Incoming.Bad(
                received, "failed inside Heard: " + rootOf(failure).getMessage());
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private boolean slept() {
        try {
            Thread.sleep(config.retry());
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
