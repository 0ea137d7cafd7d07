package io.heard.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One customer, with what is open and the forms for a contact and for a follow-up.
///
/// @param news what has just happened, in one line
/// @param reach how to get in touch with them now
/// @param open absent where nothing is planned
/// @param whyNobody where nothing is planned, a line for each playbook that asks for nothing
/// @param errors by field
record CustomerPage(
        String path,
        Person customer,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String account,
        @Nullable String owner,
        Wishes wishes,
        @Nullable String news,
        Reaching.Ways reach,
        @Nullable Open open,
        List<String> whyNobody,
        Story story,
        List<Choice> ways,
        List<Choice> endings,
        List<Choice> purposes,
        ContactForm form,
        Map<String, String> errors) {

    /// What is planned with the customer.
    ///
    /// @param taskHref the task, if the one who looks may take it
    record Open(String what, @Nullable String taskHref, List<Topic> topics, List<String> because) {}

    /// A reason that may have been talked about.
    record Topic(UUID id, String text, boolean isTicked) {}

    /// Whom they do not want to talk to.
    ///
    /// @param reps who could be named
    /// @param mayLift whether the one who looks may let them talk again
    record Wishes(List<Unwanted> unwanted, List<Choice> reps, boolean mayLift) {}

    record Unwanted(String id, String name, @Nullable String reason) {}

    record Choice(String value, String label, boolean isChosen) {}

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public boolean asksForFollowUp() {
        return errors.containsKey(ContactForm.TEXT) || errors.containsKey(ContactForm.DUE);
    }
}
