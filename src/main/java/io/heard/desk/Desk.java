package io.heard.desk;

import io.heard.planning.RepId;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who sits at the desk, with their clock and their words.
@RequestScoped
class Desk {

    private static final String HTML = "text/html;charset=UTF-8";

    private final SecurityIdentity identity;
    private final TeamRepository teams;
    private final Messages messages;
    private final Clock clock;

    /// What is written on one page is as of one instant.
    private @Nullable Instant asOf;

    Desk(SecurityIdentity identity, TeamRepository teams, Messages messages, Clock clock) {
        this.identity = identity;
        this.teams = teams;
        this.messages = messages;
        this.clock = clock;
    }

    Optional<Representative> rep() {
        try {
            return teams.rep(new RepId(name()));
        } catch (IllegalArgumentException cannotBe) {
            return Optional.empty();
        }
    }

    boolean isSomebody() {
        return !identity.isAnonymous();
    }

    String name() {
        return identity.getPrincipal().getName();
    }

    Messages messages() {
        return messages;
    }

    Times times(Representative rep) {
        if (asOf == null) {
            asOf = clock.instant();
        }
        return new Times(rep.zone(), Locale.forLanguageTag(messages.lang()), asOf);
    }

    Frame frame(Representative rep) {
        var times = times(rep);
        return new Frame(rep.name(), times.longDay(times.now()), times.time(times.now()));
    }

    Frame frame() {
        return new Frame(name(), null, null);
    }

    static Response page(int status, TemplateInstance page) {
        return Response.status(status).type(HTML).entity(page.render()).build();
    }

    static Response page(TemplateInstance page) {
        return page(Response.Status.OK.getStatusCode(), page);
    }

    /// Whether a parameter without a value is there.
    static boolean isGiven(UriInfo uri, String flag) {
        return uri.getQueryParameters().containsKey(flag);
    }

    /// Shown by a GET, so that a reload sends nothing twice.
    static Response go(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
