package io.heard.conversation;

import io.heard.message.MailId;
import io.heard.message.Post;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Brings mails on their way: committed as under way, then handed over without any transaction, then committed with
/// what came of it.
@ApplicationScoped
@Transactional(Transactional.TxType.NEVER)
public class Sending {

    private static final Logger LOG = Logger.getLogger(Sending.class);
    private static final int AT_ONCE = 20;

    private final Mailing mailing;
    private final Optional<Post> post;

    public Sending(Mailing mailing, Optional<Post> post) {
        this.mailing = mailing;
        this.post = post;
    }

    /// Sends a planned mail and waits for what comes of it; nothing happens when somebody else is at it.
    public void send(MailId id) {
        post.ifPresent(way -> mailing.begin(id)
                .ifPresent(attempt -> mailing.finish(id, attempt.attempt(), way.deliver(attempt.letter()))));
    }

    /// What was planned and is not under way: its sender has died, or wanted not to wait.
    public void sendPlanned() {
        if (post.isEmpty()) {
            return;
        }
        for (var id : mailing.planned(AT_ONCE)) {
            try {
                send(id);
            } catch (RuntimeException broken) {
                LOG.errorf(broken, "Mail %s could not be sent", id);
            }
        }
    }

    public void noticeLapsed() {
        int unknown = mailing.noticeLapsed();
        if (unknown > 0) {
            LOG.warnf("Nobody knows whether %d mails have left; people are asked on the tasks' pages", unknown);
        }
    }
}
