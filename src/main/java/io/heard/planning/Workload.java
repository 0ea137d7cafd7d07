package io.heard.planning;

import java.time.Duration;

/// What a rep has in hand today.
///
/// @param openEffort the sum over their open tasks
/// @param doneToday tasks completed since their day began
public record Workload(Duration openEffort, int openTasks, int doneToday) {

    public static final Workload NONE = new Workload(Duration.ZERO, 0, 0);

    public int tasksToday() {
        return openTasks + doneToday;
    }
}
