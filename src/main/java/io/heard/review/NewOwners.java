package io.heard.review;

import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.database.Uuid7;
import io.heard.dayplan.DayPlanRepository;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpStatus.Waiting;
import io.heard.followup.Replanning.Moved;
import io.heard.followup.Replanning.Plan;
import io.heard.followup.ReplanningRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// What waited for the next shift of an owner whom the customer has no more is looked at anew, by who the owner is
/// now. Whoever changes an owner says so here before settling.
@ApplicationScoped
public class NewOwners {

    private final CustomerRepository customers;
    private final FollowUpRepository followUps;
    private final ReplanningRepository replannings;
    private final DayPlanRepository dayPlans;

    public NewOwners(
            CustomerRepository customers,
            FollowUpRepository followUps,
            ReplanningRepository replannings,
            DayPlanRepository dayPlans) {
        this.customers = customers;
        this.followUps = followUps;
        this.replannings = replannings;
        this.dayPlans = dayPlans;
    }

    /// @param before customers as they were, whose rows the caller holds
    public void changed(Collection<Customer> before, Instant now) {
        var owners = customers.byIds(before.stream().map(Customer::id).toList());
        var moved = before.stream()
                .filter(was -> owners.stream()
                        .anyMatch(is -> is.id().equals(was.id()) && !Objects.equals(is.ownerId(), was.ownerId())))
                .map(Customer::id)
                .toList();
        if (!moved.isEmpty()) {
            lookAnew(moved, now);
        }
    }

    private void lookAnew(List<String> customerIds, Instant now) {
        dayPlans.forget(customerIds); // it had the owner before in mind
        var waiting = followUps.open(customerIds).values().stream()
                .filter(NewOwners::waitsForOwner)
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var journal = replannings.ofOwners(day, Uuid7.at(now), waiting.size(), now);
        var moves = new ArrayList<Moved>();
        for (var followUp : waiting) {
            moves.add(new Moved(
                    journal,
                    followUp.customerId(),
                    followUp.id(),
                    plan(followUp, now),
                    plan(freed(followUp), now),
                    now));
        }
        followUps.saveAll(waiting.stream().map(NewOwners::freed).toList());
        replannings.addMoves(moves);
    }

    /// When it comes up, which is what the shift of the owner decides; its date is another matter.
    private static Plan plan(FollowUp followUp, Instant now) {
        var plan = Plan.of(followUp);
        var wakeAt = ((Waiting) followUp.status()).wakeAt();
        return new Plan(plan.status(), wakeAt.isBefore(now) ? now : wakeAt, plan.channel(), plan.dueAt());
    }

    private static boolean waitsForOwner(FollowUp followUp) {
        return followUp.status() instanceof Waiting waiting && waiting.isPutOff();
    }

    /// The same, waiting for nobody.
    static FollowUp freed(FollowUp followUp) {
        return followUp.status() instanceof Waiting waiting && waitsForOwner(followUp)
                ? followUp.with(Waiting.release(waiting.nextAt()))
                : followUp;
    }
}
