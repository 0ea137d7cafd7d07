package io.heard.desk;

import io.heard.message.LocalMail;
import io.heard.message.LocalMailRepository;
import io.heard.message.MailConfig;
import io.heard.platform.Problem;
import io.heard.team.Representative;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// The local mailbox, for whoever tries Heard. Where mails leave for real there is none.
@Path("/desk/mailbox")
@Authenticated
@Transactional
@Blocking
public class MailboxResource {

    private static final int SHOWN = 200;

    private final LocalMailRepository mailbox;
    private final MailConfig config;
    private final Desk desk;
    private final Language language;
    private final Clock clock;

    MailboxResource(LocalMailRepository mailbox, MailConfig config, Desk desk, Language language, Clock clock) {
        this.mailbox = mailbox;
        this.config = config;
        this.desk = desk;
        this.language = language;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {

        private Pages() {}

        static native TemplateInstance mailbox(Frame frame, List<Arrived> mails);

        static native TemplateInstance letter(Frame frame, Arrived mail);
    }

    /// @param when on the reader's clock
    record Arrived(LocalMail mail, String when) {}

    @GET
    public Response list() {
        mustBeLocal();
        var times = times();
        return desk.page(Pages.mailbox(
                frame(),
                mailbox.latest(SHOWN).stream().map(mail -> arrived(mail, times)).toList()));
    }

    @GET
    @Path("/{id}")
    public Response show(@PathParam("id") String id) {
        mustBeLocal();
        var mail = mailbox.byId(id(id)).orElseThrow(MailboxResource::noSuchMail);
        return desk.page(Pages.letter(frame(), arrived(mail, times())));
    }

    private static Arrived arrived(LocalMail mail, Times times) {
        return new Arrived(mail, times.moment(mail.arrivedAt()));
    }

    private Times times() {
        return desk.rep()
                .map(desk::times)
                .orElseGet(() -> new Times(ZoneOffset.UTC, language.locale(), clock.instant()));
    }

    private Frame frame() {
        return desk.rep().map((Representative rep) -> desk.frame(rep)).orElseGet(desk::frame);
    }

    private void mustBeLocal() {
        if (!config.local()) {
            throw noSuchMail();
        }
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw noSuchMail();
        }
    }

    private static WebApplicationException noSuchMail() {
        return Problem.notFound("There is no such mail").thrown();
    }
}
