package io.heard.conversation;

import io.heard.planning.RepId;
import io.heard.task.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Records how attempts went and picks the next step.
@ApplicationScoped
public class Conversations {

    public Recorded record(TaskId id, RepId rep, Outcome outcome, @Nullable Integer expectedVersion) {
        throw new UnsupportedOperationException("not yet: " + id + rep + outcome + expectedVersion);
    }
}
