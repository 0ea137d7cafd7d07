package io.heard.workqueue;

import io.heard.planning.Barred;
import io.heard.planning.InPlan;
import io.heard.planning.Need;
import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.task.Task;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tasks as assigning sees them.
final class Needs {

    private Needs() {}

    /// @param takenBy who has taken it over from somebody
    /// @param barred who is not to get it
    /// @param inPlan what the day plan has for it, if anything
    /// @param companyLanguage to fall back to, where the customer's language matters
    /// @param since when the work came up
    static Need of(
            Task task,
            @Nullable RepId owner,
            @Nullable RepId takenBy,
            Barred barred,
            @Nullable InPlan inPlan,
            String companyLanguage,
            Instant since) {
        var language = task.language();
        var promisedAt = task.promisedAt();
        return new Need(
                owner,
                takenBy,
                barred,
                task.skills().stream().map(Skill::parse).collect(Collectors.toSet()),
                language,
                language == null ? Set.of() : Set.of(companyLanguage),
                task.forLead(),
                task.urgent(),
                since,
                promisedAt == null ? task.dueAt() : promisedAt, // a promised time waits for nobody
                inPlan,
                task.windows(),
                task.effort());
    }
}
