package io.heard.desk;

import io.heard.contact.Channel;
import io.heard.decision.Disposition;
import io.heard.task.Task;
import io.heard.task.TaskView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One task with its customer, and the form for how it went.
///
/// @param state why there is no form, or nothing but a warning; absent for a task in the rep's hands
/// @param isFree may be taken
/// @param isYours this rep's to do, taken or not
/// @param hasForm may be told how it went, or text was typed that must not get lost
/// @param form what was typed
/// @param errors by field
/// @param snoozeWindows when it could be done instead
/// @param news what has just happened to somebody else
record TaskPage(
        TaskCard card,
        TaskView.Brief brief,
        List<String> because,
        List<String> marks,
        List<Topic> topics,
        ContactLink way,
        String attempt,
        List<Ending> endings,
        @Nullable String state,
        boolean isFree,
        boolean isYours,
        boolean hasForm,
        OutcomeForm form,
        Map<String, String> errors,
        List<String> snoozeWindows,
        List<Tag.Box> tags,
        WishPage wishes,
        Answers answers,
        Story story,
        @Nullable String news) {

    /// Where it is told how it went.
    static final String OUTCOME_FORM = "outcome";

    /// A reason that may have been talked about.
    record Topic(UUID id, String text, boolean isTicked) {}

    /// What is said to what was typed.
    record Answers(Foreseen foreseen, Checked callBack, Checked promise) {
        static final Answers NONE = new Answers(
                Foreseen.NOTHING, Checked.nothing(Reading.CALL_BACK_AT), Checked.nothing(Reading.PROMISE_BY));
    }

    /// A way in which the attempt can have ended.
    record Ending(String value, String label, boolean isChosen) {}

    public boolean concernOpen() {
        return !form.concern().isBlank() || errors.containsKey(Reading.CONCERN);
    }

    public boolean promiseOpen() {
        return !form.promise().isBlank()
                || !form.promiseBy().isEmpty()
                || errors.containsKey(Reading.PROMISE)
                || errors.containsKey(Reading.PROMISE_BY);
    }

    public boolean goodwillOpen() {
        return form.asksForGoodwill()
                || errors.containsKey(Reading.GOODWILL_KIND)
                || errors.containsKey(Reading.GOODWILL_AMOUNT);
    }

    public boolean snoozeOpen() {
        return errors.containsKey(Reading.SNOOZE_UNTIL);
    }

    /// Of the fields that lie outside the form: where one cannot be told yet how it went, there is another.
    public String formId() {
        return hasForm ? OUTCOME_FORM : "pass-on";
    }

    public boolean declineOpen() {
        return errors.containsKey(Reading.DECLINE_REASON);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    static List<Topic> topics(TaskView view, OutcomeForm form) {
        return view.reasons().stream()
                .map(reason -> new Topic(
                        reason.id(),
                        Isolated.sentence(reason.text(), view.customer().name()),
                        form.isTicked(reason.id())))
                .toList();
    }

    static List<Ending> endings(Task task, OutcomeForm form, Wording wording) {
        return Arrays.stream(Disposition.values())
                .filter(disposition -> canEnd(task, disposition))
                .map(disposition -> new Ending(
                        disposition.name(),
                        wording.disposition(disposition),
                        disposition.name().equals(form.disposition())))
                .toList();
    }

    /// Who leads finds another way to the customer than the one that was planned.
    static boolean canEnd(Task task, Disposition disposition) {
        return task.forLead()
                || switch (disposition) {
                    case REACHED, OTHER_PERSON, LEFT_VOICEMAIL, NO_ANSWER, BUSY, CALL_BACK_LATER, WRONG_NUMBER ->
                        task.type() == Channel.CALL;
                    case SENT, REPLIED, BOUNCED -> task.type() == Channel.EMAIL;
                    case NOT_INTERESTED, OPTED_OUT -> true;
                };
    }
}
