package io.heard.workqueue;

import io.heard.customer.SetAsideRepository;
import io.heard.database.Outage;
import io.heard.review.RulesInForce;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/// Works through what is due in batches of one transaction each. Any number of instances may do so.
///
/// The customer who breaks a batch is found by halving it and set aside for a while, so that the others
/// are served; what is due of theirs stays due.
@ApplicationScoped
class Sweeping {

    private static final Logger LOG = Logger.getLogger(Sweeping.class);

    static final int LIMIT = 500;

    private final Batch batch;
    private final MeterRegistry meters;

    Sweeping(Batch batch, MeterRegistry meters) {
        this.batch = batch;
        this.meters = meters;
    }

    /// Ends when a batch is not full, or brings only what the one before it has left waiting.
    void run(Sweep sweep, Instant now) {
        var before = Set.<String>of();
        while (true) {
            var taken = new ArrayList<String>();
            try {
                batch.take(sweep, taken);
            } catch (RuntimeException failure) {
                halve(taken, failure, sweep, now);
            }
            if (taken.size() < LIMIT || before.containsAll(taken)) {
                return;
            }
            before = Set.copyOf(taken);
        }
    }

    private void halve(List<String> customers, RuntimeException failure, Sweep sweep, Instant now) {
        if (customers.isEmpty() || Outage.isBehind(failure)) {
            throw failure;
        }
        if (customers.size() == 1) {
            setAside(customers.getFirst(), failure, now);
            return;
        }
        int half = customers.size() / 2;
        for (var part : List.of(customers.subList(0, half), customers.subList(half, customers.size()))) {
            try {
                batch.again(sweep, part);
            } catch (RuntimeException again) {
                halve(part, again, sweep, now);
            }
        }
    }

    /// What failed may quote what is stored of a person: only its kind is told aloud.
    private void setAside(String customer, RuntimeException failure, Instant now) {
        var until = batch.setAside(customer, now);
        meters.counter("heard.set_aside").increment();
        LOG.errorf("Customer %s breaks every batch and is left out until %s: %s", customer, until, kind(failure));
        LOG.debugf(failure, "What fails with customer %s", customer);
    }

    private static String kind(Throwable failure) {
        return failure.getCause() == null ? failure.getClass().getName() : kind(failure.getCause());
    }

    /// The transactions of a sweep.
    @ApplicationScoped
    static class Batch {

        private final SetAsideRepository setAside;
        private final RulesInForce rulesInForce;

        Batch(SetAsideRepository setAside, RulesInForce rulesInForce) {
            this.setAside = setAside;
            this.rulesInForce = rulesInForce;
        }

        /// @param taken is told who was taken, also when it then fails
        @Transactional
        void take(Sweep sweep, List<String> taken) {
            taken.addAll(sweep.taking().apply(LIMIT));
            workOn(sweep, taken);
        }

        @Transactional
        void again(Sweep sweep, List<String> customers) {
            workOn(sweep, setAside.hold(customers));
        }

        private void workOn(Sweep sweep, List<String> customers) {
            if (!customers.isEmpty()) {
                sweep.work().accept(customers);
                setAside.takeBack(customers);
            }
        }

        /// Not before it is sure that what all decisions rest on can be read: else nobody is to blame.
        @Transactional
        Instant setAside(String customer, Instant now) {
            rulesInForce.now();
            return setAside.setAside(customer, now);
        }
    }
}
