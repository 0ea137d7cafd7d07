package io.heard.followup;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// How the next contact of a follow-up is meant to be, as the latest decision says.
public record Plan(
        Channel channel,
        Purpose purpose,
        Instant dueAt,
        int priority,
        boolean urgent,
        boolean promised,
        boolean forLead,
        Duration effort,
        int attempt,
        UUID leadingReason,
        List<String> skills,
        List<Because> because) {

    public Plan {
        skills = List.copyOf(skills);
        because = List.copyOf(because);
    }

    public Plan because(List<Because> other) {
        return new Plan(
                channel,
                purpose,
                dueAt,
                priority,
                urgent,
                promised,
                forLead,
                effort,
                attempt,
                leadingReason,
                skills,
                other);
    }
}
