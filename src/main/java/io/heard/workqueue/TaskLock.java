package io.heard.workqueue;

import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Takes the lock under which a task moves together with what hangs on it: that of its customer.
@ApplicationScoped
class TaskLock {

    static final String JOINED = "its customer was joined with another at this moment; try again";

    private final TaskRepository tasks;
    private final CustomerRepository customers;
    private final Queues queues;

    TaskLock(TaskRepository tasks, CustomerRepository customers, Queues queues) {
        this.tasks = tasks;
        this.customers = customers;
        this.queues = queues;
    }

    sealed interface Taken {

        /// Nobody else changes them until the transaction ends, but a claim.
        record Locked(Task task, Customer customer) implements Taken {}

        record Refused(String why) implements Taken {}

        /// There is none, or the viewer may not see it.
        record NoSuchTask() implements Taken {}
    }

    Taken take(TaskId id, Viewer by) {
        var seen = tasks.byId(id).filter(task -> queues.sees(by, task));
        if (seen.isEmpty()) {
            return new Taken.NoSuchTask();
        }
        var locked = customers.lock(List.of(seen.get().customerId()));
        var task = tasks.byId(id).orElse(null);
        if (task == null || locked.isEmpty()) {
            return new Taken.NoSuchTask();
        }
        return task.customerId().equals(locked.getFirst().id())
                ? new Taken.Locked(task, locked.getFirst())
                : new Taken.Refused(JOINED);
    }
}
