package io.heard.followup;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Looks whether open work gets on. What it asks is answered by an index, however much is open.
@ApplicationScoped
public class OpenWorkRepository {

    private final Sql sql;

    public OpenWorkRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String OLDEST = """
        select f.wake_at
          from follow_up as f
          join customer as c on c.id = f.customer_id
         where f.status = 'WAITING'
           and f.wake = ?
           and f.wake_at <= ?
           and (c.set_aside_until is null or c.set_aside_until <= ?)
         order by f.wake_at, f.id
         limit 1
        """;

    /// Since when the oldest follow-up lies due that a sweep should have released. That is its `nextAt`, or later
    /// while routine work waits for its owner. Customers who are set aside are left out.
    public Optional<Instant> oldestToRelease(Instant now) {
        return oldest("RELEASE", now);
    }

    /// The same for those that are to be decided again.
    public Optional<Instant> oldestToReview(Instant now) {
        return oldest("REVIEW", now);
    }

    private Optional<Instant> oldest(String wake, Instant now) {
        return sql.one(OLDEST, row -> Sql.time(row, 1), wake, now, now);
    }

    private static final String WITHOUT_NEXT_DATE = """
        select count(*)
          from (select
                  from follow_up
                 where status in ('WAITING', 'ACTIVE')
                   and next_at is null
                 union all
                select
                  from follow_up as f
                 where f.status = 'ACTIVE'
                   and f.next_at is not null
                   and not exists (select
                                     from task as t
                                    where t.customer_id = f.customer_id
                                      and t.follow_up_id = f.id
                                      and t.status in ('PENDING', 'CLAIMED'))
                 limit ?) as lost
        """;

    /// How many open follow-ups nobody would ever come back to: without a next date, or active without an open task.
    ///
    /// @param most counted no further
    public int withoutNextDate(int most) {
        return sql.one(WITHOUT_NEXT_DATE, row -> row.getInt(1), most).orElseThrow();
    }
}
