package io.heard.workqueue;

import io.heard.planning.RepId;
import io.heard.task.Task;
import io.heard.task.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What reps do with the tasks in their queues.
@ApplicationScoped
public class WorkQueue {

    /// The rep's pending and claimed tasks and the team's unassigned ones that fit, in queue order.
    public List<Task> queueOf(RepId rep) {
        throw new UnsupportedOperationException("not yet: " + rep);
    }

    /// Claims the first task of the queue whose customer may be contacted now.
    public Next next(RepId rep) {
        throw new UnsupportedOperationException("not yet: " + rep);
    }

    /// @param expectedVersion absent: whichever
    public Claim claim(TaskId id, RepId rep, @Nullable Integer expectedVersion) {
        throw new UnsupportedOperationException("not yet: " + id + rep + expectedVersion);
    }

    public Claim release(TaskId id, RepId rep, @Nullable Integer expectedVersion) {
        throw new UnsupportedOperationException("not yet: " + id + rep + expectedVersion);
    }

    /// Gives the task to another rep of the team, or with `null` to the whole team; only who leads the team may.
    public Claim reassign(TaskId id, RepId lead, @Nullable RepId to, @Nullable Integer expectedVersion) {
        throw new UnsupportedOperationException("not yet: " + id + lead + to + expectedVersion);
    }

    public Snoozed snooze(TaskId id, RepId rep, Instant until, @Nullable Integer expectedVersion) {
        throw new UnsupportedOperationException("not yet: " + id + rep + until + expectedVersion);
    }

    /// @return absent when there is none, or the viewer may not see it
    public Optional<Task> view(TaskId id, Viewer viewer) {
        throw new UnsupportedOperationException("not yet: " + id + viewer);
    }
}
