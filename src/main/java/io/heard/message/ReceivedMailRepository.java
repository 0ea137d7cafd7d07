package io.heard.message;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.message.ReceivedMail.Attachment;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The answers of all customers.
@ApplicationScoped
public class ReceivedMailRepository {

    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    public ReceivedMailRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private static final String ADD = """
        insert into received_mail (customer_id, id, mail_id, contact_id, key, received_at, from_address, from_name, subject,
                                   body, whole, attachments)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (key) do nothing
        """;

    /// @return false when it was delivered before
    public boolean add(ReceivedMail mail) {
        return sql.update(
                        ADD,
                        mail.customerId(),
                        mail.id(),
                        mail.answered().value(),
                        mail.contactId(),
                        mail.key(),
                        mail.receivedAt(),
                        mail.fromAddress(),
                        mail.fromName(),
                        mail.subject(),
                        mail.text(),
                        mail.whole(),
                        json.write(mail.attachments()))
                == 1;
    }

    private static final String OF = """
        select customer_id, id, mail_id, contact_id, key, received_at, from_address, from_name, subject, body, whole,
               attachments
          from received_mail
         where customer_id = ?
         order by received_at, id
        """;

    /// Oldest first.
    public List<ReceivedMail> of(String customerId) {
        return sql.query(OF, this::mail, customerId);
    }

    private ReceivedMail mail(ResultSet row) throws SQLException {
        return new ReceivedMail(
                row.getString(1),
                row.getObject(2, UUID.class),
                new MailId(row.getObject(3, UUID.class)),
                Sql.uuid(row, 4),
                row.getBytes(5),
                Sql.time(row, 6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                json.read(row.getString(12), ATTACHMENTS));
    }
}
