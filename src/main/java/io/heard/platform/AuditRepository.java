package io.heard.platform;

import io.heard.database.Sql;
import io.heard.database.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Who looked whom up, and what was refused to whom.
@ApplicationScoped
public class AuditRepository {

    private static final String ADD = "insert into audit (id, at, actor, action, detail) values (?, ?, ?, ?, ?)";

    private final Sql sql;
    private final Clock clock;

    public AuditRepository(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @param action such as `customer.read`
    /// @param detail ids only, never what people are called or how they are reached
    @Transactional
    public void note(String actor, String action, String detail) {
        var now = clock.instant();
        sql.update(ADD, Uuid7.at(now), now, actor, action, detail);
    }
}
