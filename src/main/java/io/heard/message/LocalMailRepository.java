package io.heard.message;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The local mailbox. It stands for the world outside: nothing is decided by what lies there.
@ApplicationScoped
public class LocalMailRepository {

    private final Sql sql;

    public LocalMailRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String ADD = """
        insert into local_mail (id, mail_id, arrived_at, from_name, from_address, reply_to, to_name, to_address, subject,
                                body, html)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    public void add(LocalMail mail) {
        sql.update(
                ADD,
                mail.id(),
                mail.mailId().value(),
                mail.arrivedAt(),
                mail.fromName(),
                mail.fromAddress(),
                mail.replyTo(),
                mail.toName(),
                mail.toAddress(),
                mail.subject(),
                mail.body(),
                mail.html());
    }

    private static final String MAIL = """
        select id, mail_id, arrived_at, from_name, from_address, reply_to, to_name, to_address, subject, body, html
          from local_mail
        """;

    private static final String LATEST = MAIL + " order by arrived_at desc, id desc limit ?";

    public List<LocalMail> latest(int limit) {
        return sql.query(LATEST, LocalMailRepository::mail, limit);
    }

    private static final String BY_ID = MAIL + " where id = ?";

    public Optional<LocalMail> byId(UUID id) {
        return sql.one(BY_ID, LocalMailRepository::mail, id);
    }

    private static LocalMail mail(ResultSet row) throws SQLException {
        return new LocalMail(
                row.getObject(1, UUID.class),
                new MailId(row.getObject(2, UUID.class)),
                Sql.time(row, 3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }
}
