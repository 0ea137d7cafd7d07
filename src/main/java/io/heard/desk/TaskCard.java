package io.heard.desk;

import io.heard.contact.Channel;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.heard.task.TaskView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task in the list of today.
///
/// @param why in one sentence
/// @param isEscalated runs out of time, and somebody was told so
/// @param promised the time that the customer was told
/// @param promisedTime the same, short
/// @param heldUntil when the rep's own claim ends; absent for one that is there to be taken
record TaskCard(
        UUID id,
        Person customer,
        String channel,
        boolean isCall,
        boolean mayLeaveVoicemail,
        String why,
        String due,
        String dueAt,
        boolean isLate,
        String windows,
        boolean isOpen,
        boolean isUrgent,
        boolean isEscalated,
        @Nullable String promised,
        @Nullable String promisedTime,
        @Nullable String heldUntil) {

    static TaskCard of(Task task, TaskView view, Messages messages, Times times) {
        var wording = new Wording(messages, times);
        var customer = Person.of(view.customer(), messages, times);
        return new TaskCard(
                view.id(),
                customer,
                wording.channel(task.type()),
                task.type() == Channel.CALL,
                Boolean.TRUE.equals(view.voicemail()),
                Isolated.sentence(why(view), view.customer().name()),
                wording.due(task.dueAt(), customer.zone()),
                task.dueAt().toString(),
                !task.dueAt().isAfter(times.now()),
                wording.windows(view.windows()),
                view.windows().stream().anyMatch(window -> window.contains(times.now())),
                task.urgent(),
                task.isEscalated(),
                task.promisedAt() == null ? null : messages.promised(times.moment(task.promisedAt())),
                task.promisedAt() == null ? null : times.moment(task.promisedAt()),
                task.status() instanceof TaskStatus.Claimed claimed ? times.time(claimed.until()) : null);
    }

    public boolean isPromised() {
        return promised != null;
    }

    /// The brief's own words, or what the playbook is called.
    static String why(TaskView view) {
        var brief = view.brief();
        if (brief != null && !brief.why().isEmpty()) {
            return brief.why().getFirst();
        }
        return view.reasons().isEmpty() ? "" : view.reasons().getFirst().text();
    }
}
