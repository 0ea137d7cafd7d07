package io.heard.review;

import io.heard.customer.Customer;
import io.heard.followup.FollowUpView;
import io.heard.followup.StoredReason;
import io.heard.outbox.ContactDataConfig;
import io.heard.outbox.Message;
import io.heard.planning.RepId;
import io.heard.task.Handoff;
import io.heard.task.HandoffStatus;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.heard.task.TaskView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the world is told of tasks: the view that reps have, without what would let others reach the customer.
@ApplicationScoped
public class TaskMessages {

    private final ContactDataConfig config;

    public TaskMessages(ContactDataConfig config) {
        this.config = config;
    }

    /// A task with what is told along with it.
    ///
    /// @param task as it is stored once the transaction has ended
    /// @param zone where the customer most likely is
    /// @param reasons those that it is about
    /// @param handoff what became of passing it on, where that is told
    public record About(
            Task task,
            Customer customer,
            @Nullable ZoneId zone,
            List<StoredReason> reasons,
            @Nullable Handoff handoff) {

        public About(Task task, Customer customer, @Nullable ZoneId zone, List<StoredReason> reasons) {
            this(task, customer, zone, reasons, null);
        }
    }

    /// Whether messages carry phone, e-mail and brief.
    public boolean tellAll() {
        return config.contactData();
    }

    /// @param type without the `io.heard.` that all types begin with
    public Message of(String type, About about, FollowUpView.Titles titles, Instant now) {
        return of(type, about, titles, null, now);
    }

    /// @param brief told only where contact data may be
    public Message of(
            String type, About about, FollowUpView.Titles titles, TaskView.@Nullable Brief brief, Instant now) {
        var task = about.task();
        var person = Persons.of(about.customer(), about.zone(), now);
        var view = TaskView.of(
                task,
                task.windows().list(),
                tellAll() ? person : person.withoutContactPoints(),
                about.reasons().stream()
                        .map(reason -> reason(reason, title(reason, titles)))
                        .toList(),
                tellAll() ? brief : null,
                null);
        var handoff = about.handoff();
        var rep = handoff == null ? concerned(task) : concerned(handoff, task);
        return Message.ofTask(
                type,
                task.followUpId(),
                task.id().value(),
                rep == null ? null : rep.value(),
                task.teamId().value(),
                handoff == null ? view : view.with(handoff));
    }

    public static TaskView.Reason reason(StoredReason reason, String text) {
        var fact = reason.fact();
        return new TaskView.Reason(fact.id(), fact.key().playbook(), fact.version(), fact.orderId(), text);
    }

    public static String title(StoredReason reason, FollowUpView.Titles titles) {
        var fact = reason.fact();
        return fact.own() == null
                ? titles.of(fact.key().playbook(), fact.version())
                : fact.own().text();
    }

    /// The reasons that a task is about: the taken ones, or where none is left, those it was about.
    public static List<StoredReason> taken(List<StoredReason> ofFollowUp) {
        var taken = ofFollowUp.stream().filter(StoredReason::isTaken).toList();
        return taken.isEmpty() ? ofFollowUp : taken;
    }

    /// Who is to answer, and afterwards whose it is.
    private static @Nullable RepId concerned(Handoff handoff, Task task) {
        return handoff.status() instanceof HandoffStatus.Offered ? handoff.to() : concerned(task);
    }

    /// In whose queue it makes a difference.
    private static @Nullable RepId concerned(Task task) {
        return task.status() instanceof TaskStatus.Completed done && task.repId() == null ? done.by() : task.holder();
    }
}
