package io.heard.desk;

import io.heard.message.MailText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mail on the page of a task.
///
/// @param isTask whether the task is a mail
/// @param isPossible whether mails can leave from here
/// @param to the customer's address
/// @param text what is written so far, or what was sent
/// @param canWrite whether the task is in the rep's hands and no mail of it is under way
/// @param mustTake whether the task has to be taken first
/// @param mustDecide whether a person has to say what became of it
/// @param canDecide whether this rep may
/// @param state what became of it, if anything did
/// @param problem why it did not leave
record MailPart(
        boolean isTask,
        boolean isPossible,
        @Nullable String to,
        MailText text,
        boolean canWrite,
        boolean mustTake,
        boolean mustDecide,
        boolean canDecide,
        boolean isLocal,
        @Nullable String state,
        @Nullable String problem,
        @Nullable String subjectError,
        @Nullable String textError,
        @Nullable Alike alike,
        boolean isSaved) {

    /// What the text has in common with one of the writer's last.
    record Alike(int percent, List<String> passages) {}

    static MailPart none(boolean isTask, boolean isPossible) {
        return new MailPart(
                isTask,
                isPossible,
                null,
                new MailText("", ""),
                false,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    /// Mails are written here and not in a mail program.
    public boolean isShown() {
        return isTask && isPossible;
    }

    public int longestSubject() {
        return MailText.LONGEST_SUBJECT;
    }

    public int longestText() {
        return MailText.LONGEST_BODY;
    }
}
