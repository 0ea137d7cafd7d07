package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns follow-ups whose time has come into tasks.
@ApplicationScoped
public class Releasing {

    /// When the work of a team-day is laid out.
    static final LocalTime MORNING = LocalTime.of(6, 0);

    private final Sweeping sweeping;
    private final ReleaseBatch batch;
    private final DayPlanner planner;
    private final Mornings mornings;

    public Releasing(Sweeping sweeping, ReleaseBatch batch, DayPlanner planner, Mornings mornings) {
        this.sweeping = sweeping;
        this.batch = batch;
        this.planner = planner;
        this.mornings = mornings;
    }

    /// Releases what may start now. Overdue work goes through the rules again; nothing is played back.
    public void release(Instant now) {
        sweeping.run(batch.of(ReleaseBatch.Wave.now(now), now), now);
    }

    /// Once a day from `MORNING` on, on the clock of each team: releases what may start on that day.
    public void releaseMornings(Instant now) {
        var begun = mornings.begin(now);
        if (begun.isEmpty()) {
            return;
        }
        planner.planMorning(begun, now);
        for (var team : begun) {
            var wave = new ReleaseBatch.Wave(Days.endOfDay(Days.dateAt(now, team.zone()), team.zone()), team.id());
            sweeping.run(batch.of(wave, now), now);
        }
    }

    /// Which teams have had their morning.
    @ApplicationScoped
    static class Mornings {

        private final TeamRepository repository;

        Mornings(TeamRepository repository) {
            this.repository = repository;
        }

        /// @return the teams whose day begins, on one of all instances; what it then leaves undone the sweep finds
        @Transactional
        List<Team> begin(Instant now) {
            var released = repository.releasedOn();
            return repository.teams().stream()
                    .filter(team -> begins(team, released.get(team.id()), now))
                    .toList();
        }

        private boolean begins(Team team, @Nullable LocalDate released, Instant now) {
            var day = Days.dateAt(now, team.zone());
            return !now.isBefore(day.atTime(MORNING).atZone(team.zone()).toInstant())
                    && (released == null || released.isBefore(day))
                    && repository.markReleased(team.id(), day);
        }
    }
}
