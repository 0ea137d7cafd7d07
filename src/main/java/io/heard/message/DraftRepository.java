package io.heard.message;

import io.heard.database.Sql;
import io.heard.planning.RepId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// What is written and not yet sent: per follow-up one draft of each who wrote.
@ApplicationScoped
public class DraftRepository {

    private final Sql sql;

    public DraftRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String OF = """
        select customer_id, follow_up_id, subject, body, saved_by, saved_at
          from draft
         where customer_id = ?
           and follow_up_id = ?
         order by (saved_by = ?) desc, saved_at desc
         limit 1
        """;

    /// The rep's own, else what somebody wrote before them.
    public Optional<Draft> of(String customerId, UUID followUpId, RepId rep) {
        return sql.one(
                OF,
                row -> new Draft(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        new MailText(row.getString(3), row.getString(4)),
                        new RepId(row.getString(5)),
                        Sql.time(row, 6)),
                customerId,
                followUpId,
                rep.value());
    }

    private static final String SAVE = """
        insert into draft (customer_id, follow_up_id, subject, body, saved_by, saved_at)
        values (?, ?, ?, ?, ?, ?)
            on conflict (customer_id, follow_up_id, saved_by) do update
           set subject = excluded.subject
             , body = excluded.body
             , saved_at = excluded.saved_at
        """;

    public void save(Draft draft) {
        sql.update(
                SAVE,
                draft.customerId(),
                draft.followUpId(),
                draft.text().subject(),
                draft.text().body(),
                draft.savedBy().value(),
                draft.savedAt());
    }

    public void forget(String customerId, UUID followUpId) {
        sql.update("delete from draft where customer_id = ? and follow_up_id = ?", customerId, followUpId);
    }
}
