package io.heard.api;

import io.heard.planning.Skill;
import io.heard.team.Representative;
import java.util.List;
import org.jspecify.annotations.Nullable;

record RepresentativeView(
        String id,
        String name,
        @Nullable String email,
        String role,
        String teamId,
        String timeZone,
        List<String> languages,
        List<String> skills,
        boolean occasional,
        @Nullable Integer dailyLimit,
        @Nullable String backupId,
        boolean active,
        int version) {

    static RepresentativeView of(Representative rep) {
        return new RepresentativeView(
                rep.id().value(),
                rep.name(),
                rep.email(),
                rep.role().name(),
                rep.teamId().value(),
                rep.zone().getId(),
                rep.languages(),
                rep.skills().stream().map(Skill::toString).toList(),
                rep.occasional(),
                rep.dailyLimit(),
                rep.backupId() == null ? null : rep.backupId().value(),
                rep.active(),
                rep.version());
    }
}
