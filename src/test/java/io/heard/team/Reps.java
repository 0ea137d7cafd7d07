package io.heard.team;

import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ana, who works in Berlin for the team `care`.
record Reps(
        String id,
        WeeklyShifts shifts,
        List<Absence> absences,
        boolean occasional,
        boolean active,
        @Nullable String backup) {

    static Reps ana(WeeklyShifts shifts) {
        return new Reps("ana", shifts, List.of(), false, true, null);
    }

    Reps called(String name) {
        return new Reps(name, shifts, absences, occasional, active, backup);
    }

    Reps away(Absence... times) {
        return new Reps(id, shifts, List.of(times), occasional, active, backup);
    }

    Reps occasionally() {
        return new Reps(id, shifts, absences, true, active, backup);
    }

    Reps gone() {
        return new Reps(id, shifts, absences, occasional, false, backup);
    }

    Reps backedUpBy(String other) {
        return new Reps(id, shifts, absences, occasional, active, other);
    }

    Representative build() {
        return new Representative(
                new RepId(id),
                "Ana Silva",
                "ana@example.com",
                Role.REP,
                new TeamId("care"),
                ZoneId.of("Europe/Berlin"),
                List.of("pt", "en"),
                List.of(Skill.parse("kitchen:2")),
                occasional,
                occasional ? 3 : null,
                backup == null ? null : new RepId(backup),
                active,
                shifts,
                absences,
                1);
    }
}
