package io.heard.workqueue;

import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.dayplan.ReliefRepository;
import io.heard.dayplan.ShortageRepository;
import io.heard.dayplan.TeamRelief;
import io.heard.decision.Relief;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.planning.TeamId;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Applies what leads decided about shortages to those whom they affect.
///
/// Routine reasons only: what a customer asked for is never put off or left alone for want of hours.
@ApplicationScoped
class Relieving {

    /// Why a reason ended that was left alone.
    static final String SHORTAGE = "SHORTAGE";

    private static final int MOST = 100_000;

    private final Sweeping sweeping;
    private final Steps steps;

    Relieving(Sweeping sweeping, Steps steps) {
        this.sweeping = sweeping;
        this.steps = steps;
    }

    /// Applies what is in force to whom the latest plan finds no room for.
    void apply(TeamId team, Instant now) {
        for (var relief : steps.inForce(team, now)) {
            apply(relief, now);
        }
    }

    private void apply(TeamRelief relief, Instant now) {
        sweeping.run(
                Sweep.over(steps.toRelieve(relief), steps::lock, customers -> steps.relieve(relief, customers, now)),
                now);
    }

    /// What is done within transactions.
    @ApplicationScoped
    static class Steps {

        private final ReliefRepository reliefs;
        private final ShortageRepository shortages;
        private final CustomerRepository customers;
        private final FollowUpRepository followUps;
        private final ReasonRepository reasons;
        private final Settling settling;

        Steps(
                ReliefRepository reliefs,
                ShortageRepository shortages,
                CustomerRepository customers,
                FollowUpRepository followUps,
                ReasonRepository reasons,
                Settling settling) {
            this.reliefs = reliefs;
            this.shortages = shortages;
            this.customers = customers;
            this.followUps = followUps;
            this.reasons = reasons;
            this.settling = settling;
        }

        @Transactional
        List<TeamRelief> inForce(TeamId team, Instant now) {
            return reliefs.inForce(team, now);
        }

        @Transactional
        List<String> toRelieve(TeamRelief relief) {
            return shortages.notRelieved(relief, MOST);
        }

        List<String> lock(List<String> ids) {
            return customers.lock(ids).stream().map(Customer::id).toList();
        }

        void relieve(TeamRelief relief, List<String> customerIds, Instant now) {
            var open = followUps.open(customerIds);
            var byCustomer = reasons.of(customerIds);
            var changed = new ArrayList<StoredReason>();
            open.forEach((customer, followUp) ->
                    changed.addAll(relieved(relief, byCustomer.getOrDefault(customer, List.of()), followUp.id(), now)));
            if (changed.isEmpty()) {
                return;
            }
            reasons.saveAll(changed);
            reliefs.affects(relief.id(), changed.size());
            settling.settle(
                    changed.stream().map(StoredReason::customerId).distinct().toList(),
                    Cause.REQUEST,
                    new Ending.Cancelled(SHORTAGE),
                    now);
        }

        private static List<StoredReason> relieved(
                TeamRelief relief, List<StoredReason> all, UUID followUp, Instant now) {
            var taken = all.stream()
                    .filter(reason -> reason.isTaken() && followUp.equals(reason.followUpId()))
                    .toList();
            boolean isRoutine = taken.stream()
                    .allMatch(
                            reason -> !reason.fact().askedFor() && reason.fact().own() == null);
            return isRoutine
                    ? taken.stream()
                            .filter(reason -> !isRelievedBy(relief, reason))
                            .map(reason -> relieved(relief, reason, now))
                            .toList()
                    : List.of();
        }

        private static boolean isRelievedBy(TeamRelief relief, StoredReason reason) {
            var before = reason.fact().relief();
            return before != null && before.by().equals(relief.id());
        }

        private static StoredReason relieved(TeamRelief relief, StoredReason reason, Instant now) {
            return switch (relief.kind()) {
                case MAIL -> reason.relieved(new Relief(relief.id(), true, 0));
                case LATER -> reason.relieved(new Relief(relief.id(), false, relief.amount()));
                case LEAVE_ALONE -> reason.withdrawn(SHORTAGE, now);
                case EVERY_NTH ->
                    isTheNth(reason, relief.amount())
                            ? reason.relieved(new Relief(relief.id(), false, 0))
                            : reason.withdrawn(SHORTAGE, now);
            };
        }

        /// By the customer, so that it is no matter of luck which of somebody's reasons stays.
        private static boolean isTheNth(StoredReason reason, int n) {
            return Math.floorMod(reason.customerId().hashCode(), n) == 0;
        }
    }
}
