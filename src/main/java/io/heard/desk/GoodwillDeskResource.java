package io.heard.desk;

import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillId;
import io.heard.commitment.GoodwillRepository;
import io.heard.commitment.GoodwillStatus;
import io.heard.conversation.GoodwillEnd;
import io.heard.conversation.Granting;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lead's word on goodwill that a rep may not give alone.
@Path("/desk/goodwill/{id}")
@RolesAllowed({Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class GoodwillDeskResource {

    /// The query parameters that say what became of it.
    static final String GRANTED = "goodwill-granted";

    static final String REFUSED = "goodwill-refused";

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST = 4_000;

    private final GoodwillRepository goodwills;
    private final Granting granting;
    private final GoodwillDesk goodwillDesk;
    private final TeamRepository teams;
    private final Desk desk;
    private final Office office;

    GoodwillDeskResource(
            GoodwillRepository goodwills,
            Granting granting,
            GoodwillDesk goodwillDesk,
            TeamRepository teams,
            Desk desk,
            Office office) {
        this.goodwills = goodwills;
        this.granting = granting;
        this.goodwillDesk = goodwillDesk;
        this.teams = teams;
        this.desk = desk;
        this.office = office;
    }

    /// One that has been decided meanwhile is simply not there any more.
    @GET
    public Response show(@PathParam("id") String id) {
        var goodwill = known(id);
        var team = team(goodwill);
        return goodwill.status() instanceof GoodwillStatus.Asked
                ? page(OK, goodwill, "", null)
                : Desk.go(LeadPages.path(team, null));
    }

    @POST
    @Path("/grant")
    public Response grant(@PathParam("id") String id, @FormParam("version") @Nullable String version) {
        var goodwill = known(id);
        var team = team(goodwill);
        return answer(granting.grant(goodwill.id(), by(version)), goodwill, team, "", GRANTED);
    }

    @POST
    @Path("/refuse")
    public Response refuse(
            @PathParam("id") String id,
            @FormParam("version") @Nullable String version,
            @FormParam("reason") @Nullable String typed) {
        var goodwill = known(id);
        var team = team(goodwill);
        var reason = Typed.text(typed);
        return reason.isEmpty() || reason.length() > LONGEST
                ? page(UNPROCESSABLE, goodwill, reason, words().errorReason())
                : answer(granting.refuse(goodwill.id(), by(version), reason), goodwill, team, reason, REFUSED);
    }

    private Granting.By by(@Nullable String version) {
        return new Granting.By(
                office.name(),
                office.isAdmin(),
                Typed.number(Typed.text(version), 1, Integer.MAX_VALUE).orElse(null));
    }

    private Response answer(GoodwillEnd end, Goodwill goodwill, Team team, String reason, String news) {
        var id = goodwill.id().value().toString();
        return switch (end) {
            case GoodwillEnd.Done _ -> Desk.go(LeadPages.path(team, null) + "&" + news);
            case GoodwillEnd.NoSuchGoodwill _ -> throw noSuch();
            case GoodwillEnd.Refused(String why) -> page(CONFLICT, known(id), reason, words().refused(why));
            case GoodwillEnd.Stale _ -> page(CONFLICT, known(id), reason, words().stale());
            case GoodwillEnd.BeyondLead _ -> page(FORBIDDEN, known(id), reason, null);
        };
    }

    private Response page(int status, Goodwill goodwill, String reason, @Nullable String problem) {
        return desk.page(
                status,
                GoodwillPages.goodwill(office.frame(), goodwillDesk.page(goodwill, team(goodwill), reason, problem)));
    }

    /// Of whoever asked, which this person leads.
    private Team team(Goodwill goodwill) {
        return teams.rep(goodwill.by())
                .map(rep -> office.team(rep.teamId().value()))
                .orElseThrow(GoodwillDeskResource::noSuch);
    }

    private Goodwill known(String id) {
        try {
            return goodwills.byId(new GoodwillId(UUID.fromString(id))).orElseThrow(GoodwillDeskResource::noSuch);
        } catch (IllegalArgumentException none) {
            throw noSuch();
        }
    }

    private static WebApplicationException noSuch() {
        return Problem.notFound("There is no such goodwill").thrown();
    }

    private GoodwillMessages words() {
        return office.words(GoodwillMessages.class);
    }
}
