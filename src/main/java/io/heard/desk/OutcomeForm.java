package io.heard.desk;

import io.heard.contactlog.Contact;
import io.heard.conversation.Mailing;
import io.heard.message.MailText;
import io.heard.planning.RepId;
import io.heard.task.Task;
import jakarta.ws.rs.FormParam;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was typed into the form below a task, exactly as typed, so that nothing of it is lost when something is wrong.
public class OutcomeForm {

    /// Nothing typed yet.
    static final OutcomeForm EMPTY = new OutcomeForm(false);

    private final boolean posted;

    @FormParam("disposition")
    @Nullable
    String disposition;

    @FormParam("callBackAt")
    @Nullable
    String callBackAt;

    @FormParam("note")
    @Nullable
    String note;

    @FormParam("served")
    @Nullable
    List<String> served;

    @FormParam("promise")
    @Nullable
    String promise;

    @FormParam("promiseBy")
    @Nullable
    String promiseBy;

    @FormParam("promiseAt")
    @Nullable
    String promiseAt;

    @FormParam("goodwillKind")
    @Nullable
    String goodwillKind;

    @FormParam("goodwillAmount")
    @Nullable
    String goodwillAmount;

    @FormParam("goodwillNote")
    @Nullable
    String goodwillNote;

    @FormParam("concern")
    @Nullable
    String concern;

    @FormParam("wishes")
    @Nullable
    String wishes;

    @FormParam("wishChannel")
    @Nullable
    String wishChannel;

    @FormParam("wishFrom")
    @Nullable
    String wishFrom;

    @FormParam("wishTo")
    @Nullable
    String wishTo;

    @FormParam("wishLanguage")
    @Nullable
    String wishLanguage;

    @FormParam("then")
    @Nullable
    String then;

    @FormParam("pick")
    @Nullable
    String pick;

    @FormParam("heard")
    @Nullable
    List<String> heard;

    @FormParam("wishDays")
    @Nullable
    List<String> wishDays;

    @FormParam("why")
    @Nullable
    String why;

    @FormParam("snoozeUntil")
    @Nullable
    String snoozeUntil;

    @FormParam("declineReason")
    @Nullable
    String declineReason;

    @FormParam("subject")
    @Nullable
    String subject;

    @FormParam("text")
    @Nullable
    String text;

    public OutcomeForm() {
        this(true);
    }

    private OutcomeForm(boolean posted) {
        this.posted = posted;
    }

    /// What was told before, to be changed.
    ///
    /// @param taken what the attempt was for: talked about if somebody was reached after all
    /// @param theirs the customer's zone
    static OutcomeForm of(Contact contact, List<UUID> taken, ZoneId theirs) {
        var form = new OutcomeForm(true);
        form.disposition = contact.disposition().name();
        form.note = contact.note();
        form.heard = contact.heard();
        boolean isTalk = contact.disposition().isHeard() || !contact.served().isEmpty();
        form.served =
                (isTalk ? contact.served() : taken).stream().map(UUID::toString).toList();
        form.callBackAt = contact.callBackAt() == null
                ? null
                : contact.callBackAt()
                        .atZone(theirs)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
        return form;
    }

    public String disposition() {
        return typed(disposition);
    }

    public String callBackAt() {
        return typed(callBackAt);
    }

    public String note() {
        return note == null ? "" : note;
    }

    public String promise() {
        return promise == null ? "" : promise;
    }

    public String promiseBy() {
        return typed(promiseBy);
    }

    public String promiseAt() {
        return typed(promiseAt);
    }

    public String goodwillKind() {
        return typed(goodwillKind);
    }

    public String goodwillAmount() {
        return typed(goodwillAmount);
    }

    public String goodwillNote() {
        return goodwillNote == null ? "" : goodwillNote;
    }

    /// Whether any of it was filled in.
    boolean asksForGoodwill() {
        return !goodwillKind().isEmpty()
                || !goodwillAmount().isEmpty()
                || !goodwillNote().isBlank();
    }

    public String wishChannel() {
        return typed(wishChannel);
    }

    public String wishFrom() {
        return typed(wishFrom);
    }

    public String wishTo() {
        return typed(wishTo);
    }

    public String wishLanguage() {
        return typed(wishLanguage);
    }

    public String concern() {
        return concern == null ? "" : concern;
    }

    /// Of a correction: what was wrong.
    public String why() {
        return why == null ? "" : why;
    }

    public String snoozeUntil() {
        return typed(snoozeUntil);
    }

    public String declineReason() {
        return Typed.text(declineReason);
    }

    /// A mail that is half written outlives whatever else is done with its task.
    void keepLetter(Mailing mailing, Task task, RepId rep) {
        letter().filter(letter -> !letter.equals(mailing.draft(task, rep)))
                .ifPresent(letter -> mailing.keep(task.id(), rep, letter));
    }

    /// The mail that is being written on the same page; absent where none is.
    Optional<MailText> letter() {
        return subject == null && text == null
                ? Optional.empty()
                : Optional.of(new MailText(subject == null ? "" : subject, text == null ? "" : text));
    }

    /// Whether there is text that would be a pity to lose.
    public boolean hasText() {
        return !note().isBlank()
                || !promise().isBlank()
                || !concern().isBlank()
                || !goodwillNote().isBlank();
    }

    List<String> served() {
        return served == null ? List.of() : served;
    }

    List<String> heard() {
        return heard == null ? List.of() : heard;
    }

    List<String> wishDays() {
        return wishDays == null ? List.of() : wishDays;
    }

    /// Whether the page asked for wishes at all; what it did not ask for stays as it is.
    boolean asksForWishes() {
        return wishes != null;
    }

    boolean goesOn() {
        return "next".equals(then);
    }

    /// Takes over a time that was offered instead of the one typed: `field=value`.
    void takeOver() {
        var offered = pick == null ? "" : pick;
        if (offered.startsWith(Reading.CALL_BACK_AT + "=")) {
            callBackAt = offered.substring(Reading.CALL_BACK_AT.length() + 1);
        }
        if (offered.startsWith(Reading.PROMISE_BY + "=")) {
            promiseBy = offered.substring(Reading.PROMISE_BY.length() + 1);
        }
    }

    /// Every reason is, until somebody says otherwise.
    boolean isTicked(UUID reason) {
        return !posted || served().contains(reason.toString());
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
