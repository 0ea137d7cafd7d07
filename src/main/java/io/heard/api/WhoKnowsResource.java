package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.platform.Roles;
import io.heard.workqueue.Colleague;
import io.heard.workqueue.Colleagues;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who can help with what, and when.
@Path("/v1/who-knows")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class WhoKnowsResource {

    private final Colleagues colleagues;

    WhoKnowsResource(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    enum Now {
        THERE,
        ANY
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String representativeId,
            String name,
            String teamId,
            List<String> languages,
            List<String> skills,
            Colleague.State state,
            @Nullable Instant nextAt) {

        static View of(Colleague one) {
            var rep = one.rep();
            return new View(
                    rep.id().value(),
                    rep.name(),
                    rep.teamId().value(),
                    rep.languages(),
                    rep.skills().stream().map(Skill::toString).toList(),
                    one.state(),
                    one.nextAt());
        }
    }

    /// @param skills that were looked for
    record Answer(List<String> skills, List<View> items) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response who(
            @QueryParam("skill") @Form.Skill @Nullable String skill,
            @QueryParam("category") @Form.Name @Nullable String category,
            @QueryParam("topic") @Form.Name @Nullable String topic,
            @QueryParam("language") @Form.Language @Nullable String language,
            @QueryParam("teamId") @Form.Key @Nullable String teamId,
            @QueryParam("now") @Nullable String now) {
        var found = colleagues.who(new Colleagues.Wanted(
                teamId == null ? null : new TeamId(teamId),
                skill == null ? null : Skill.parse(skill),
                category,
                topic,
                language,
                Given.word("now", now, Now.class) == Now.THERE));
        return Response.ok(new Answer(
                        found.skills().stream().map(Skill::toString).toList(),
                        found.people().stream().map(View::of).toList()))
                .build();
    }
}
