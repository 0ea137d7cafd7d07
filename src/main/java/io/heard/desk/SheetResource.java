package io.heard.desk;

import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The list of a day for paper: one's own, and for who leads a team anybody's of it.
@Path("/desk/queue/sheet")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class SheetResource {

    private final Sheets sheets;
    private final TeamRepository teams;
    private final Desk desk;
    private final Office office;

    SheetResource(Sheets sheets, TeamRepository teams, Desk desk, Office office) {
        this.sheets = sheets;
        this.teams = teams;
        this.desk = desk;
        this.office = office;
    }

    /// @param rep whose; absent: one's own, else the first of the team
    @GET
    public Response show(@QueryParam("rep") @Nullable String rep) {
        var own = desk.rep();
        var theirs = mayBeSeen(own);
        var whose = (rep == null || rep.isBlank() ? own.or(() -> theirs.stream().findFirst()) : chosen(rep, theirs))
                .orElseThrow(() ->
                        Problem.notFound("There is no such person in your team").thrown());
        var choices = theirs.stream()
                .map(one -> new SheetPage.Choice(
                        one.id().value(), one.name(), one.id().equals(whose.id())))
                .toList();
        return desk.page(CarryPages.sheet(office.frame(), sheets.of(whose, choices.size() < 2 ? List.of() : choices)));
    }

    private static Optional<Representative> chosen(String rep, List<Representative> theirs) {
        return theirs.stream().filter(one -> one.id().value().equals(rep)).findFirst();
    }

    private List<Representative> mayBeSeen(Optional<Representative> own) {
        return Stream.concat(
                        own.stream(),
                        office.teams().stream()
                                .flatMap(team -> teams.activeReps(team.id()).stream())
                                .sorted(Comparator.comparing(Representative::name)))
                .distinct()
                .toList();
    }
}
