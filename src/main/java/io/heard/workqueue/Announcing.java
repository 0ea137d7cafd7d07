package io.heard.workqueue;

import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.followup.ReasonRepository;
import io.heard.outbox.Message;
import io.heard.outbox.OutboxRepository;
import io.heard.review.Settling;
import io.heard.review.TaskMessages;
import io.heard.review.TaskMessages.About;
import io.heard.task.Handoff;
import io.heard.task.Task;
import io.heard.task.TaskView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells the world what becomes of tasks, in the transaction that makes it true.
@ApplicationScoped
public class Announcing {

    private final CustomerRepository customers;
    private final ReasonRepository reasons;
    private final OutboxRepository outbox;
    private final TaskMessages messages;
    private final TaskViews views;
    private final Settling settling;

    public Announcing(
            CustomerRepository customers,
            ReasonRepository reasons,
            OutboxRepository outbox,
            TaskMessages messages,
            TaskViews views,
            Settling settling) {
        this.customers = customers;
        this.reasons = reasons;
        this.outbox = outbox;
        this.messages = messages;
        this.views = views;
        this.settling = settling;
    }

    /// @param type without the `io.heard.` that all types begin with
    /// @param task as it is stored now
    public void tell(String type, Task task, Instant now) {
        tell(type, List.of(task), now);
    }

    /// What became of passing a task on.
    ///
    /// @param task as it is stored now
    void tell(Handoff handoff, Task task, Instant now) {
        tellAbout("task.handed-off", about(List.of(task), handoff), now);
    }

    /// @param tasks as they are stored now
    public void tell(String type, List<Task> tasks, Instant now) {
        if (!tasks.isEmpty()) {
            tellAbout(type, about(tasks, null), now);
        }
    }

    private List<About> about(List<Task> tasks, @Nullable Handoff handoff) {
        var customerIds = tasks.stream().map(Task::customerId).distinct().toList();
        var people = customers.byIds(customerIds).stream().collect(Collectors.toMap(Customer::id, Function.identity()));
        var talkedAbout = reasons.ofFollowUps(
                customerIds, tasks.stream().map(Task::followUpId).toList());
        return tasks.stream()
                .map(task -> new About(
                        task,
                        Objects.requireNonNull(people.get(task.customerId())),
                        null,
                        TaskMessages.taken(talkedAbout.getOrDefault(task.followUpId(), List.of())),
                        handoff))
                .toList();
    }

    void tellAbout(String type, List<About> tasks, Instant now) {
        var titles = settling.titles();
        var read = messages.tellAll() ? views.of(tasks.stream().map(About::task).toList()) : List.<TaskView>of();
        var told = new ArrayList<Message>(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            var about = tasks.get(i);
            told.add(
                    read.isEmpty()
                            ? messages.of(type, about, titles, now)
                            : messages.of(type, about, titles, read.get(i).brief(), now));
        }
        outbox.addAll(told, now);
    }
}
