package io.heard.api;

import io.heard.team.Team;
import org.jspecify.annotations.Nullable;

record TeamView(
        String id, String name, String timeZone, @Nullable String leadId, int version) {

    static TeamView of(Team team) {
        return new TeamView(
                team.id().value(),
                team.name(),
                team.zone().getId(),
                team.leadId() == null ? null : team.leadId().value(),
                team.version());
    }
}
