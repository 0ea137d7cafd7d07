package io.heard.workqueue;

import io.heard.customer.CustomerRepository;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpView;
import io.heard.followup.ReasonRepository;
import io.heard.review.Settling;
import io.heard.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what a follow-up has become of.
@ApplicationScoped
public class Closings {

    private final FollowUpRepository followUps;
    private final ReasonRepository reasons;
    private final CustomerRepository customers;
    private final Settling settling;
    private final TaskViews views;

    public Closings(
            FollowUpRepository followUps,
            ReasonRepository reasons,
            CustomerRepository customers,
            Settling settling,
            TaskViews views) {
        this.followUps = followUps;
        this.reasons = reasons;
        this.customers = customers;
        this.settling = settling;
        this.views = views;
    }

    /// @param task as it is stored now
    /// @param settled absent where nothing could be decided any more
    @Transactional
    public TaskClosed of(Task task, Settling.@Nullable Settled settled) {
        var followUp = settled == null || settled.followUp() == null
                ? followUps.byId(task.followUpId()).orElseThrow()
                : settled.followUp();
        return TaskClosed.of(views.of(task), view(followUp));
    }

    @Transactional
    public FollowUpView view(FollowUp followUp) {
        var id = followUp.customerId();
        var ofFollowUp =
                reasons.ofFollowUps(List.of(id), List.of(followUp.id())).getOrDefault(followUp.id(), List.of());
        var owner = customers.byId(id).map(customer -> customer.ownerId()).orElse(null);
        return FollowUpView.of(followUp, ofFollowUp, owner, settling.titles());
    }
}
