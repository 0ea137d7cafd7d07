package io.heard.embedded;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.team.ClockRange;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.Shift;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.team.WeeklyShifts;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A team to try things with, on an empty data directory: a lead, a rep in London and one in New York.
@ApplicationScoped
public class SmallTeam {

    private static final int EARLY = 200;
    private static final TeamId CARE = new TeamId("care");
    private static final List<String> WEEKDAYS = List.of("MON", "TUE", "WED", "THU", "FRI");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final TeamRepository teams;

    SmallTeam(TeamRepository teams) {
        this.teams = teams;
    }

    @Transactional
    void onStart(@Observes @Priority(EARLY) StartupEvent start) {
        if (!teams.teams().isEmpty()) {
            return;
        }
        teams.add(new Team(CARE, "Customer care", LONDON, new RepId("lead"), 1));
        teams.add(rep("lead", "Lea Lead", Role.LEAD, LONDON, List.of("en", "de", "fr"), null));
        teams.add(rep("ana", "Ana Berger", Role.REP, LONDON, List.of("en", "de", "fr", "es"), null));
        teams.add(rep("ben", "Ben Carter", Role.REP, NEW_YORK, List.of("en", "es"), new RepId("ana")));
    }

    private static Representative rep(
            String id, String name, Role role, ZoneId zone, List<String> languages, @Nullable RepId backup) {
        var shift =
                Shift.parse(WEEKDAYS, ClockRange.parse("09:00", "17:30"), List.of(ClockRange.parse("12:30", "13:00")));
        return new Representative(
                new RepId(id),
                name,
                id + "@example.com",
                role,
                CARE,
                zone,
                languages,
                List.of(),
                false,
                null,
                backup,
                true,
                new WeeklyShifts(List.of(shift)),
                List.of(),
                1);
    }
}
