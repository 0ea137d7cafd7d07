package io.heard.api;

import io.heard.planning.RepId;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.TeamRepository;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// Who asks, and whose work they may see and change.
@RequestScoped
class Caller {

    private final SecurityIdentity identity;
    private final TeamRepository teams;

    Caller(SecurityIdentity identity, TeamRepository teams) {
        this.identity = identity;
        this.teams = teams;
    }

    String name() {
        return identity.getPrincipal().getName();
    }

    boolean is(String role) {
        return identity.hasRole(role);
    }

    /// Whether the role reaches over all teams.
    boolean seesAll() {
        return is(Roles.ADMIN) || is(Roles.AUDITOR) || is(Roles.INTEGRATOR);
    }

    /// @throws jakarta.ws.rs.WebApplicationException 403 for an account that cannot be a representative's
    RepId rep() {
        try {
            return new RepId(name());
        } catch (IllegalArgumentException cannotBe) {
            throw Problem.forbidden("This account is not a representative's").thrown();
        }
    }

    /// `me` or an id.
    ///
    /// @throws jakarta.ws.rs.WebApplicationException 404 when there is no such representative
    Representative repOf(String id) {
        return found(id)
                .orElseThrow(() -> Problem.notFound("No representative " + (id.equals("me") ? name() : id))
                        .thrown());
    }

    private Optional<Representative> found(String id) {
        try {
            return teams.rep(new RepId(id.equals("me") ? name() : id));
        } catch (IllegalArgumentException cannotBe) {
            return Optional.empty();
        }
    }

    /// Whether the caller leads the team in which this representative works.
    boolean leads(Representative rep) {
        return leads(rep.teamId());
    }

    boolean leads(io.heard.planning.TeamId teamId) {
        if (!is(Roles.LEAD)) {
            return false;
        }
        boolean isNamed = teams.team(teamId)
                .map(team -> team.leadId() != null && team.leadId().value().equals(name()))
                .orElse(false);
        return isNamed
                || found("me")
                        .filter(me -> me.role() == Role.LEAD && me.teamId().equals(teamId))
                        .isPresent();
    }

    /// @throws jakarta.ws.rs.WebApplicationException 403 unless an admin or the lead of that team asks
    void mustManage(io.heard.planning.TeamId teamId) {
        if (!is(Roles.ADMIN) && !leads(teamId)) {
            throw Problem.forbidden("You do not lead the team " + teamId).thrown();
        }
    }

    /// @throws jakarta.ws.rs.WebApplicationException 403 for another's queue, unless one's role reaches there
    void mustSeeQueueOf(Representative rep) {
        boolean isOwn = rep.id().value().equals(name());
        if (!isOwn && !seesAll() && !leads(rep)) {
            throw Problem.forbidden("This is the queue of another").thrown();
        }
    }
}
