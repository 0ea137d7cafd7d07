package io.heard.workqueue;

import io.heard.task.Task;
import io.heard.task.TaskView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Tasks as people read them.
@ApplicationScoped
public class TaskViews {

    public TaskView of(Task task) {
        return of(List.of(task)).getFirst();
    }

    /// @return one view per task, in the same order
    public List<TaskView> of(List<Task> tasks) {
        throw new UnsupportedOperationException("not yet: " + tasks);
    }
}
