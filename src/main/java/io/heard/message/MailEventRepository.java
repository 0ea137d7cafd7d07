package io.heard.message;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// What the provider told, once each.
@ApplicationScoped
public class MailEventRepository {

    private final Sql sql;

    public MailEventRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String ADD = """
        insert into mail_event (customer_id, mail_id, event_id, what, at, told_at)
        values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
        """;

    /// @return false when it was told before
    public boolean add(String customerId, MailEvent event, Instant now) {
        return sql.update(
                        ADD,
                        customerId,
                        event.mail().value(),
                        event.id(),
                        event.what().name(),
                        event.at(),
                        now)
                == 1;
    }
}
