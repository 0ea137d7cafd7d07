package io.heard.mail;

import io.heard.inbox.Received;
import io.heard.inbox.Received.Origin;
import io.heard.review.Incoming;
import io.heard.review.Reviewing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Keeps what came by SendGrid's webhooks and could not be understood, with why.
@ApplicationScoped
class UnreadMail {

    /// An erasure looks so far into a dead letter for whom it names, and no topic takes a message of 30 MB.
    static final int KEPT = 1_000_000;

    private static final Origin SENDGRID = new Origin(null, null, null, Map.of("user-agent", "sendgrid"));

    private final Reviewing reviewing;

    UnreadMail(Reviewing reviewing) {
        this.reviewing = reviewing;
    }

    /// The same once more is no second letter.
    void bury(byte[] raw, String reason) {
        boolean isWhole = raw.length <= KEPT;
        var kept = isWhole ? raw : Arrays.copyOf(raw, KEPT);
        var told = isWhole ? reason : reason + " (its first " + KEPT + " bytes are kept)";
        reviewing.take(List.of(new Incoming.Bad(Received.unreadable(kept, SENDGRID), told)));
    }
}
