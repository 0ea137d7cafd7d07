package io.heard.desk;

import io.heard.conversation.Correction;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.rulebook.SettingsRepository;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Viewer;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who works with what is not one rep's own list: customers, the team, the company. An admin need not be a rep.
@RequestScoped
class Office {

    private final Desk desk;
    private final Language language;
    private final SecurityIdentity identity;
    private final TeamRepository teams;
    private final SettingsRepository settings;
    private final Instant now;
    private @Nullable Times times;

    Office(
            Desk desk,
            Language language,
            SecurityIdentity identity,
            TeamRepository teams,
            SettingsRepository settings,
            Clock clock) {
        this.desk = desk;
        this.language = language;
        this.identity = identity;
        this.teams = teams;
        this.settings = settings;
        this.now = clock.instant();
    }

    String name() {
        return desk.name();
    }

    /// Whether this person leads a team or the company.
    boolean isLead() {
        return identity.hasRole(Roles.LEAD) || isAdmin();
    }

    boolean isAdmin() {
        return identity.hasRole(Roles.ADMIN);
    }

    <T> T words(Class<T> bundle) {
        return desk.words(bundle);
    }

    /// By the rep's clock; by the company's for somebody who is no rep.
    Times times() {
        if (times == null) {
            var zone = desk.rep()
                    .map(Representative::zone)
                    .orElseGet(() -> settings.current().settings().zone());
            times = times(zone);
        }
        return times;
    }

    Times times(ZoneId zone) {
        return new Times(zone, language.locale(), now);
    }

    /// A span of work in hours and minutes, to the minute.
    String hours(Duration duration) {
        var words = words(LeadMessages.class);
        long minutes = Math.round(duration.toSeconds() / 60.0);
        return minutes < 60 ? words.minutes(minutes) : words.hours(minutes / 60, "%02d".formatted(minutes % 60));
    }

    Frame frame() {
        return desk.rep().map(desk::frame).orElseGet(desk::frame);
    }

    /// The teams whose work this person may see and change: an admin's all, a lead's own.
    List<Team> teams() {
        return teams.teams().stream().filter(team -> isAdmin() || leads(team)).toList();
    }

    /// One of them.
    ///
    /// @param id absent: the first
    /// @throws jakarta.ws.rs.WebApplicationException 403 for who leads none, 404 for any other
    Team team(@Nullable String id) {
        var mine = teams();
        return mine.stream()
                .filter(team -> id == null || team.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> (mine.isEmpty()
                                ? Problem.forbidden("This account leads no team")
                                : Problem.notFound("There is no such team"))
                        .thrown());
    }

    /// @param author whose contact it is; absent for one that no rep made
    Correction.By corrector(@Nullable String author) {
        boolean isLead = isAdmin()
                || (author != null
                        && identity.hasRole(Roles.LEAD)
                        && teams.repNamed(author)
                                .flatMap(rep -> teams.team(rep.teamId()))
                                .filter(this::leads)
                                .isPresent());
        return new Correction.By(name(), isLead);
    }

    boolean leads(Team team) {
        return identity.hasRole(Roles.LEAD)
                && ((team.leadId() != null && team.leadId().value().equals(name()))
                        || desk.rep().filter(me -> isLeadOf(me, team.id())).isPresent());
    }

    /// Whether this person may give the team's work to somebody else, and look into any of it.
    boolean mayGive(Team team) {
        return isAdmin() || leads(team);
    }

    /// How the work queue knows this person.
    Viewer viewer() {
        return isAdmin() ? new Viewer.Everything() : new Viewer.Rep(new RepId(name()));
    }

    private static boolean isLeadOf(Representative rep, TeamId team) {
        return rep.role() == Role.LEAD && rep.teamId().equals(team);
    }
}
