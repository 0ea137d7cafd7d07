package io.heard.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A contact that is told again.
///
/// @param path of this page
/// @param customerPath where the story is
/// @param what channel, time and rep of the contact
/// @param isCall whether a call back can be agreed
/// @param earlier what was told before, the first first
/// @param version that the form was filled from
/// @param errors by field
record CorrectionPage(
        String path,
        String customerPath,
        Person customer,
        String what,
        boolean isCall,
        List<String> earlier,
        int version,
        List<TaskPage.Ending> endings,
        List<TaskPage.Topic> topics,
        List<Tag.Box> tags,
        OutcomeForm form,
        Map<String, String> errors,
        @Nullable String problem,
        Foreseen foreseen) {

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
