package io.heard.customer;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// The orders that were placed last, over all customers.
@ApplicationScoped
public class LatestOrderRepository {

    private final Sql sql;

    public LatestOrderRepository(Sql sql) {
        this.sql = sql;
    }

    public record LatestOrder(String customerId, String source, String id) {}

    private static final String LATEST = """
        select customer_id
             , source
             , id
          from customer_order
         where placed_at is not null
           and placed_at >= ?
           and placed_at <= ?
         order by placed_at desc
         limit ?
        """;

    /// @return newest first
    public List<LatestOrder> placed(Instant since, Instant until, int limit) {
        return sql.query(
                LATEST,
                row -> new LatestOrder(row.getString(1), row.getString(2), row.getString(3)),
                since,
                until,
                limit);
    }
}
