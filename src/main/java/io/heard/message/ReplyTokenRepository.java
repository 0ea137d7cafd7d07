package io.heard.message;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which mail a reply token leads to. Nothing that is kept leads back to the token.
@ApplicationScoped
public class ReplyTokenRepository {

    private final Sql sql;

    public ReplyTokenRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String ADD = """
        insert into reply_token (customer_id, hash, mail_id, made_at)
        values (?, ?, ?, ?)
        """;

    public void add(Mail mail, ReplyToken token, Instant now) {
        sql.update(ADD, mail.customerId(), token.hash(), mail.id().value(), now);
    }

    public Optional<MailId> mail(ReplyToken token) {
        return sql.one(
                "select mail_id from reply_token where hash = ?",
                row -> new MailId(row.getObject(1, UUID.class)),
                (Object) token.hash());
    }
}
