package io.heard.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.message.LocalMailRepository;
import io.heard.message.MailConfig;
import io.heard.message.Post;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Which way mails take: SendGrid where there is a key, else the local mailbox, else none.
@ApplicationScoped
public class PostOffice {

    private static final Logger LOG = Logger.getLogger(PostOffice.class);

    /// Shown in the local mailbox as long as nobody has set another.
    private static final String NOBODYS = "care@example.com";

    private final MailConfig config;
    private final SendGridConfig sendGrid;
    private final LocalMailRepository mailbox;
    private final ObjectMapper json;
    private final Clock clock;

    PostOffice(
            MailConfig config, SendGridConfig sendGrid, LocalMailRepository mailbox, ObjectMapper json, Clock clock) {
        this.config = config;
        this.sendGrid = sendGrid;
        this.mailbox = mailbox;
        this.json = json;
        this.clock = clock;
    }

    /// What cannot work is said at the start, not by the first mail.
    void onStart(@Observes StartupEvent start, Optional<Post> post) {
        EventSignature.by(sendGrid.eventKeys().orElse(List.of()));
        if (post.isEmpty()) {
            LOG.info("No mail leaves from here: there is no HEARD_MAIL_SENDGRID_KEY");
        }
    }

    @Produces
    @Singleton
    Optional<Post> post() {
        var key = sendGrid.key().filter(given -> !given.isBlank());
        if (key.isPresent()) {
            var address = config.from()
                    .orElseThrow(
                            () -> new IllegalStateException("heard.mail.from is missing: whose address is shown?"));
            return Optional.of(new SendGridPost(key.get(), checked(sendGrid), sender(address), json));
        }
        return config.local()
                ? Optional.of(new LocalPost(mailbox, sender(config.from().orElse(NOBODYS)), clock))
                : Optional.empty();
    }

    private Sender sender(String address) {
        return new Sender(address, config.replyTo().orElse(null));
    }

    private static SendGridConfig checked(SendGridConfig config) {
        var url = config.url();
        if (url.getHost() == null
                || !isHost(url)
                || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new IllegalStateException("heard.mail.sendgrid.url must be a scheme and a host only: " + url);
        }
        return config;
    }

    private static boolean isHost(URI url) {
        return (url.getPath().isEmpty() || url.getPath().equals("/"))
                && url.getQuery() == null
                && url.getUserInfo() == null;
    }
}
