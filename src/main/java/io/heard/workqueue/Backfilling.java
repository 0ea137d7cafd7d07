package io.heard.workqueue;

import io.heard.decision.Considered;
import io.heard.decision.Considered.Fate;
import io.heard.playbook.Backfill;
import io.heard.playbook.BackfillRepository;
import io.heard.playbook.PlaybookRepository;
import io.heard.playbook.StoredPlaybook;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Lets a playbook that was asked to look at past customers too do so, a batch in each sweep. How far it has come is
/// stored with what it did, so that it goes on there after a restart.
@ApplicationScoped
class Backfilling {

    /// Fewer than the sweep's own limit, so that releases never wait for the past.
    private static final int BATCH = 100;

    private final BackfillRepository backfills;
    private final PlaybookRepository playbooks;
    private final Settling settling;

    Backfilling(BackfillRepository backfills, PlaybookRepository playbooks, Settling settling) {
        this.backfills = backfills;
        this.playbooks = playbooks;
        this.settling = settling;
    }

    Sweep past(Instant now) {
        return new Sweep(_ -> next(now), customers -> settle(customers, now));
    }

    private List<String> next(Instant now) {
        var backfill = backfills.take();
        if (backfill.isEmpty()) {
            return List.of();
        }
        var customers = isInForce(backfill.get()) ? backfills.customers(backfill.get(), now, BATCH) : List.<String>of();
        if (customers.isEmpty()) {
            backfills.finish(backfill.get(), now);
        }
        return customers;
    }

    private boolean isInForce(Backfill backfill) {
        return playbooks
                .version(backfill.key(), backfill.version())
                .filter(stored -> stored.status() == StoredPlaybook.Status.ACTIVE)
                .isPresent();
    }

    private void settle(List<String> customers, Instant now) {
        var backfill = backfills.take();
        if (backfill.isEmpty()) {
            return;
        }
        var settled = settling.settle(customers, Cause.CHANGE, new Ending.ByFacts(), now);
        int fired = (int) settled.values().stream()
                .filter(one -> one.outcome().decision().considered().stream()
                        .anyMatch(considered -> isOf(backfill.get(), considered)))
                .count();
        backfills.come(backfill.get(), customers.getLast(), customers.size(), fired);
    }

    private static boolean isOf(Backfill backfill, Considered considered) {
        return considered.key().playbook().equals(backfill.key())
                && considered.version() == backfill.version()
                && !(considered.fate() instanceof Fate.Dropped);
    }
}
