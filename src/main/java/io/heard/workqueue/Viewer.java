package io.heard.workqueue;

import io.heard.planning.RepId;

/// Who looks at a task.
public sealed interface Viewer {

    /// Sees their own tasks and the unassigned ones of the team; who leads the team sees all of its tasks.
    record Rep(RepId id) implements Viewer {}

    /// An admin or auditor, who sees all.
    record Everything() implements Viewer {}
}
