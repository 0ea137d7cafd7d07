package io.heard.customer;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes everything personal of a customer away. The bare id stays, so that a replay restores nothing.
@ApplicationScoped
public class ErasureRepository {

    static final List<String> TABLES = List.of(
            "received_mail",
            "mail",
            "draft",
            "unwanted_rep",
            "passed_promise",
            "goodwill",
            "commitment",
            "contact",
            "declined_task",
            "handoff",
            "task",
            "decision",
            "reason",
            "follow_up",
            "customer_event",
            "customer_order");

    private final Sql sql;

    public ErasureRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String FORGET = """
        update customer
           set account_id = null
             , name = null
             , preferred_name = null
             , email = null
             , phone = null
             , language = null
             , time_zone = null
             , country = null
             , region = null
             , postal_code = null
             , standing = 'NORMAL'
             , told_at = '{}'
             , consents = '[]'
             , preferences = '{}'
             , owner_id = null
             , erased = true
             , version = version + 1
         where id = ?
            or joined_into = ?
        """;

    /// How somebody is known.
    public record Known(
            String id,
            @Nullable String accountId,
            @Nullable String email,
            @Nullable String phone) {}

    private static final String KNOWN = """
        select id, account_id, email, phone
          from customer
         where id = ?
            or joined_into = ?
        """;

    /// The customer, and who was joined into them.
    public List<Known> known(String id) {
        return sql.query(
                KNOWN,
                row -> new Known(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                id,
                id);
    }

    /// The customer must be locked by the caller.
    public void erase(String id) {
        for (var table : TABLES) {
            sql.update("delete from " + table + " where customer_id = ?", id);
        }
        sql.update(FORGET, id, id);
    }
}
