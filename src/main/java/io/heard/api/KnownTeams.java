package io.heard.api;

import io.heard.planning.TeamId;
import io.heard.platform.Problem;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;

/// Teams that an address names.
@ApplicationScoped
class KnownTeams {

    private final TeamRepository teams;

    KnownTeams(TeamRepository teams) {
        this.teams = teams;
    }

    /// @throws jakarta.ws.rs.WebApplicationException 404 when there is no such team
    TeamId of(String id) {
        try {
            var team = new TeamId(id);
            if (teams.team(team).isPresent()) {
                return team;
            }
        } catch (IllegalArgumentException _) {
            // What cannot be a team's id is not there either.
        }
        throw Problem.notFound("No team " + id).thrown();
    }
}
