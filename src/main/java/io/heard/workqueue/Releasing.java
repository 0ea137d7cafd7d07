package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;

/// Turns follow-ups whose time has come into tasks, in batches of one transaction each. Any number of
/// instances may do
/// so at once.
@ApplicationScoped
public class Releasing {

    /// When the work of a team-day is laid out.
    static final LocalTime MORNING = LocalTime.of(6, 0);

    private final ReleaseBatch batch;
    private final Mornings mornings;

    public Releasing(ReleaseBatch batch, Mornings mornings) {
        this.batch = batch;
        this.mornings = mornings;
    }

    /// Releases what may start now. Overdue work goes through the rules again; nothing is played back.
    public void release(Instant now) {
        release(ReleaseBatch.Wave.now(now), now);
    }

    /// Once a day from `MORNING` on, on the clock of each team: releases what may start on that day.
    public void releaseMornings(Instant now) {
        for (var team : mornings.teams()) {
            var day = Days.dateAt(now, team.zone());
            if (!now.isBefore(day.atTime(MORNING).atZone(team.zone()).toInstant()) && mornings.begin(team, now)) {
                release(new ReleaseBatch.Wave(Days.endOfDay(day, team.zone()), team.id()), now);
            }
        }
    }

    /// Ends when a batch is not full, or brings only what the one before it has left waiting.
    private void release(ReleaseBatch.Wave wave, Instant now) {
        var before = new HashSet<String>();
        while (true) {
            var taken = batch.take(wave, now);
            if (taken.size() < ReleaseBatch.LIMIT || before.containsAll(taken)) {
                return;
            }
            before.clear();
            before.addAll(taken);
        }
    }

    /// Which teams have had their morning.
    @ApplicationScoped
    static class Mornings {

        private final TeamRepository repository;

        Mornings(TeamRepository repository) {
            this.repository = repository;
        }

        @Transactional
        List<Team> teams() {
            return repository.teams();
        }

        /// @return true for one of all instances, once a day; what it then leaves undone the sweep finds
        @Transactional
        boolean begin(Team team, Instant now) {
            var day = Days.dateAt(now, team.zone());
            return repository
                            .releasedOn(team.id())
                            .filter(done -> !done.isBefore(day))
                            .isEmpty()
                    && repository.markReleased(team.id(), day);
        }
    }
}
