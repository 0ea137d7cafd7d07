package io.heard.review;

import io.heard.customer.Customer;
import io.heard.customer.JoiningRepository;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus.Claimed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes one customer of two that turned out to be the same person. What is open of both goes on in one
/// follow-up of the one that stays, and all history is theirs.
@ApplicationScoped
class Joining {

    private final JoiningRepository joining;
    private final Erasing erasing;
    private final FollowUpRepository followUps;
    private final TaskRepository tasks;
    private final Settling settling;

    Joining(
            JoiningRepository joining,
            Erasing erasing,
            FollowUpRepository followUps,
            TaskRepository tasks,
            Settling settling) {
        this.joining = joining;
        this.erasing = erasing;
        this.followUps = followUps;
        this.tasks = tasks;
        this.settling = settling;
    }

    /// Who turned out to be whom by a contact point that was just told of them.
    Map<String, String> pairs(Collection<String> ids) {
        return joining.pairs(ids);
    }

    /// The caller holds the rows of both, and settles the one that stays afterwards.
    void join(Customer from, Customer into, Instant now) {
        if (into.erased()) {
            erasing.erase(from.id(), now); // the erased stay erased, under whichever id they come again
            joining.join(Customer.unknown(from.id(), now), into);
            return;
        }
        var open = followUps.open(List.of(from.id(), into.id()));
        var ends = open.size() < 2
                ? null
                : ends(Objects.requireNonNull(open.get(from.id())), Objects.requireNonNull(open.get(into.id())), now);
        if (ends != null) {
            settling.end(ends, ends.customerId().equals(from.id()) ? from : into, now);
        }
        var survivor = joining.join(from, into);
        var stays = open.values().stream()
                .filter(followUp -> !followUp.equals(ends))
                .findFirst();
        if (stays.isEmpty()) {
            return;
        }
        if (ends != null) {
            joining.goOn(survivor, ends.id(), stays.get().id());
        }
        if (stays.get().customerId().equals(from.id())) {
            settling.moved(survivor, now);
        }
    }

    /// The one that would move, unless only that is being worked on.
    private FollowUp ends(FollowUp moving, FollowUp staying, Instant now) {
        return isWorkedOn(moving, now) && !isWorkedOn(staying, now) ? staying : moving;
    }

    private boolean isWorkedOn(FollowUp followUp, Instant now) {
        return tasks.lockOpenOf(List.of(followUp.customerId())).stream()
                .anyMatch(task -> task.status() instanceof Claimed claimed
                        && claimed.until().isAfter(now));
    }
}
