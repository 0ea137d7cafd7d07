package io.heard.customer;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom customers do not want to talk to again. Such a rep never owns the relationship, until a lead lifts it.
@ApplicationScoped
public class UnwantedRepository {

    private final Sql sql;

    public UnwantedRepository(Sql sql) {
        this.sql = sql;
    }

    /// @param by who recorded what the customer asked for
    public record Unwanted(String repId, @Nullable String reason, String by, Instant at) {}

    private static final String OF = """
        select representative_id, reason, recorded_by, recorded_at
          from unwanted_rep
         where customer_id = ?
         order by recorded_at, representative_id
        """;

    public List<Unwanted> of(String customerId) {
        return sql.query(
                OF,
                row -> new Unwanted(row.getString(1), row.getString(2), row.getString(3), Sql.time(row, 4)),
                customerId);
    }

    /// Rep ids by customer; who has no wish is left out.
    public Map<String, Set<String>> of(Collection<String> customerIds) {
        var unwanted = new HashMap<String, Set<String>>();
        sql.query(
                "select customer_id, representative_id from unwanted_rep where customer_id = any(?)",
                row -> unwanted.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                        .add(row.getString(2)),
                List.copyOf(customerIds));
        return unwanted;
    }

    private static final String ADD = """
        insert into unwanted_rep (customer_id, representative_id, reason, recorded_by, recorded_at)
        values (?, ?, ?, ?, ?)
            on conflict do nothing
        """;

    /// The customer must be locked by the caller.
    ///
    /// @return false when it was known already
    public boolean add(String customerId, Unwanted unwanted) {
        return sql.update(ADD, customerId, unwanted.repId(), unwanted.reason(), unwanted.by(), unwanted.at()) == 1;
    }

    /// @return false when there was no such wish
    public boolean lift(String customerId, String repId) {
        return sql.update("delete from unwanted_rep where customer_id = ? and representative_id = ?", customerId, repId)
                == 1;
    }
}
