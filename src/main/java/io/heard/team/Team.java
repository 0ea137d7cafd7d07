package io.heard.team;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Reps who share a queue, a lead and a working day.
public record Team(
        TeamId id, String name, ZoneId zone, @Nullable RepId leadId, int version) {

    public Team {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: a team needs a name");
        }
    }
}
