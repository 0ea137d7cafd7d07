package io.heard.desk;

import io.heard.planning.RepId;
import io.heard.platform.AuditRepository;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.team.Team;
import io.heard.workqueue.Reassigned;
import io.heard.workqueue.Reassigning;
import io.heard.workqueue.Reassignment;
import io.heard.workqueue.Reassignment.Scope;
import io.heard.workqueue.Reassignment.Wish;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives a rep's work to others: chosen and looked at by GET, which changes nothing, then confirmed.
@Path("/desk/team/reassign")
@RolesAllowed({Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class ReassignResource {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final Reassigning reassigning;
    private final ReassignPages pages;
    private final AuditRepository audit;
    private final Desk desk;
    private final Office office;

    ReassignResource(Reassigning reassigning, ReassignPages pages, AuditRepository audit, Desk desk, Office office) {
        this.reassigning = reassigning;
        this.pages = pages;
        this.audit = audit;
        this.desk = desk;
        this.office = office;
    }

    @GET
    public Response show(
            @QueryParam("team") @Nullable String team,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("scope") @Nullable String scope,
            @QueryParam("done") @Nullable String done) {
        var ofTeam = team(team);
        var words = office.words(ReliefMessages.class);
        if (from == null) {
            var news = Typed.number(Typed.text(done), 0, Integer.MAX_VALUE)
                    .map(words::done)
                    .orElse(null);
            return page(200, ofTeam, null, null, news, null);
        }
        var wish = wish(ofTeam, from, to, scope);
        return wish.map(reassigning::preview).orElseGet(() -> new Reassigned.Refused("from"))
                        instanceof Reassigned.Done(var what)
                ? page(200, ofTeam, wish.orElse(null), what, null, null)
                : page(UNPROCESSABLE, ofTeam, wish.orElse(null), null, null, words.refused());
    }

    @POST
    public Response confirm(
            @FormParam("team") @Nullable String team,
            @FormParam("from") @Nullable String from,
            @FormParam("to") @Nullable String to,
            @FormParam("scope") @Nullable String scope,
            @FormParam("version") @Nullable String version) {
        var ofTeam = team(team);
        var words = office.words(ReliefMessages.class);
        var wish = wish(ofTeam, from, to, scope);
        if (wish.isEmpty()) {
            return page(UNPROCESSABLE, ofTeam, null, null, null, words.refused());
        }
        return switch (reassigning.apply(wish.get(), Typed.text(version))) {
            case Reassigned.Done(var what) -> {
                note(wish.get(), what);
                yield Desk.go("/desk/team/reassign?team=" + ofTeam.id() + "&done=" + what.tasks());
            }
            case Reassigned.Changed(var now) -> page(CONFLICT, ofTeam, wish.get(), now, null, words.changed());
            case Reassigned.Refused _ -> page(UNPROCESSABLE, ofTeam, wish.get(), null, null, words.refused());
        };
    }

    private void note(Wish wish, Reassignment what) {
        audit.note(
                office.name(),
                "reassignment",
                "%s of %s to %s: %d tasks, %d customers"
                        .formatted(
                                wish.scope(),
                                wish.from(),
                                wish.to() == null ? "others" : wish.to(),
                                what.tasks(),
                                what.relationships()));
    }

    private Response page(
            int status,
            Team team,
            @Nullable Wish wish,
            @Nullable Reassignment what,
            @Nullable String news,
            @Nullable String problem) {
        return desk.page(status, CarryPages.reassign(office.frame(), pages.page(team, wish, what, news, problem)));
    }

    private static Optional<Wish> wish(Team team, @Nullable String from, @Nullable String to, @Nullable String scope) {
        var ofWhat = Arrays.stream(Scope.values())
                .filter(one -> one.name().equals(Typed.text(scope)))
                .findFirst()
                .orElse(Scope.TODAY);
        try {
            return Optional.of(new Wish(
                    team.id(),
                    new RepId(Typed.text(from)),
                    Typed.text(to).isEmpty() ? null : new RepId(Typed.text(to)),
                    ofWhat));
        } catch (IllegalArgumentException cannotBe) {
            return Optional.empty();
        }
    }

    private Team team(@Nullable String id) {
        var mine = office.teams();
        return mine.stream()
                .filter(team -> id == null || team.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> (mine.isEmpty()
                                ? Problem.forbidden("This account leads no team")
                                : Problem.notFound("There is no such team"))
                        .thrown());
    }
}
