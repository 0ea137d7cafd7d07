package io.heard.desk;

import io.heard.message.MailConfig;
import io.heard.planning.RepId;
import io.heard.team.Presence;
import io.heard.team.PresenceRepository;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who sits at the desk, with their clock and their words.
@RequestScoped
class Desk {

    private static final String HTML = "text/html;charset=UTF-8";

    private final SecurityIdentity identity;
    private final TeamRepository teams;
    private final PresenceRepository presences;
    private final Language language;
    private final MailConfig mail;
    private final UriInfo uri;
    private final Clock clock;

    /// What is written on one page is as of one instant.
    private @Nullable Instant asOf;

    Desk(
            SecurityIdentity identity,
            TeamRepository teams,
            PresenceRepository presences,
            Language language,
            MailConfig mail,
            UriInfo uri,
            Clock clock) {
        this.identity = identity;
        this.teams = teams;
        this.presences = presences;
        this.language = language;
        this.mail = mail;
        this.uri = uri;
        this.clock = clock;
    }

    Optional<Representative> rep() {
        try {
            return teams.rep(new RepId(name()));
        } catch (IllegalArgumentException cannotBe) {
            return Optional.empty();
        }
    }

    /// For pages that only a rep has.
    Representative knownRep() {
        return rep().orElseThrow(TaskAddress::noSuchTask);
    }

    boolean isSomebody() {
        return !identity.isAnonymous();
    }

    String name() {
        return identity.getPrincipal().getName();
    }

    <T> T words(Class<T> bundle) {
        return language.words(bundle);
    }

    Messages messages() {
        return words(Messages.class);
    }

    Times times(Representative rep) {
        if (asOf == null) {
            asOf = clock.instant();
        }
        return new Times(rep.zone(), language.locale(), asOf);
    }

    Frame frame(Representative rep) {
        var times = times(rep);
        return new Frame(rep.name(), times.longDay(times.now()), times.time(times.now()), here(rep, times), links());
    }

    private Frame.Here here(Representative rep, Times times) {
        var presence = presences.of(rep.id(), times.now());
        return new Frame.Here(presence.status().name(), presence(presence, times), uri.getPath());
    }

    /// In words, on this clock.
    String presence(Presence presence, Times times) {
        var words = words(CrewMessages.class);
        var until = presence.until();
        return until == null
                ? words.available()
                : presence.status() == Presence.Status.BUSY
                        ? words.busyUntil(times.time(until))
                        : words.awayUntil(times.time(until));
    }

    Frame frame() {
        return new Frame(name(), null, null, null, links());
    }

    private List<Frame.Link> links() {
        return Arrays.stream(Section.values())
                .filter(section -> section != Section.MAILBOX || mail.local())
                .filter(section -> section.roles().stream().anyMatch(identity::hasRole))
                .filter(section -> section != Section.MAILBOX || mail.local())
                .map(section -> section.link(messages(), uri.getPath()))
                .toList();
    }

    Response page(int status, TemplateInstance page) {
        return Response.status(status).type(HTML).entity(language.render(page)).build();
    }

    Response page(TemplateInstance page) {
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
