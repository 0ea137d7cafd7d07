package io.heard.mail;

import io.heard.database.Uuid7;
import io.heard.message.Letter;
import io.heard.message.LocalMail;
import io.heard.message.LocalMailRepository;
import io.heard.message.Post;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;

/// Keeps mails in the local mailbox, so that the desk can be tried without a provider.
class LocalPost implements Post {

    private final LocalMailRepository mailbox;
    private final Sender sender;
    private final Clock clock;

    LocalPost(LocalMailRepository mailbox, Sender sender, Clock clock) {
        this.mailbox = mailbox;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public Answer deliver(Letter letter) {
        var now = clock.instant();
        var id = Uuid7.at(now);
        var mail = new LocalMail(
                id,
                letter.id(),
                now,
                letter.fromName(),
                sender.address(),
                letter.replyTo() == null ? sender.replyTo() : letter.replyTo(),
                letter.toName(),
                letter.toAddress(),
                letter.text().subject(),
                letter.text().body(),
                letter.html());
        QuarkusTransaction.requiringNew().run(() -> mailbox.add(mail));
        return new Answer.Taken(id.toString());
    }
}
