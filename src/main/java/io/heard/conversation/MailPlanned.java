package io.heard.conversation;

import io.heard.message.Mail;
import io.heard.message.MailText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a wish to send a mail. Whatever it is, the text is kept.
public sealed interface MailPlanned {

    /// It is now on its way, or as good as.
    record Done(Mail mail) implements MailPlanned {}

    record Invalid(Map<MailText.Part, MailText.Flaw> flaws) implements MailPlanned {}

    /// @param opensAt when it may leave, if that is known
    record Refused(Why why, @Nullable Instant opensAt) implements MailPlanned {}

    /// Somebody else holds the task, or it is closed.
    record Held(String why) implements MailPlanned {}

    record Stale(int version) implements MailPlanned {}

    record NoSuchTask() implements MailPlanned {}

    enum Why {
        /// It is work for the phone.
        NO_MAIL_TASK,
        /// Nothing is set up here that mails could leave by.
        NO_POST,
        /// One is on its way already, or was sent, or nobody knows.
        ALREADY,
        /// Nobody has to decide anything about this mail.
        NOT_UNKNOWN,
        NO_ADDRESS,
        NOTHING_OPEN,
        PAUSED,
        /// The customer wants no mail.
        SUPPRESSED,
        NO_CONSENT,
        WINDOW_CLOSED
    }
}
