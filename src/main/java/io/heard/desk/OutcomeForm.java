package io.heard.desk;

import jakarta.ws.rs.FormParam;
import java.util.List;
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

    @FormParam("snoozeUntil")
    @Nullable
    String snoozeUntil;

    public OutcomeForm() {
        this(true);
    }

    private OutcomeForm(boolean posted) {
        this.posted = posted;
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

    public String snoozeUntil() {
        return typed(snoozeUntil);
    }

    /// Whether there is text that would be a pity to lose.
    public boolean hasText() {
        return !note().isBlank() || !promise().isBlank();
    }

    List<String> served() {
        return served == null ? List.of() : served;
    }

    /// Every reason is, until somebody says otherwise.
    boolean isTicked(UUID reason) {
        return !posted || served().contains(reason.toString());
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
