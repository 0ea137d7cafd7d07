package io.heard.insight;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/// Who of those who bought something was heard in time, and who will be.
@ApplicationScoped
public class CoverageRepository {

    private final Sql sql;

    public CoverageRepository(Sql sql) {
        this.sql = sql;
    }

    /// Each customer by the first of their purchases within a span.
    private static final String BUYERS = """
        with buyer as (
          select distinct on (o.customer_id)
                 o.customer_id
               , o.placed_at
               , o.placed_at + ?::interval as until
            from customer_order as o
            join customer as c on c.id = o.customer_id
           where o.placed_at >= ?
             and o.placed_at < ?
             and o.cancelled_at is null
             and o.total > 0
             and c.standing not in ('MINOR', 'DECEASED', 'TEST')
           order by o.customer_id, o.placed_at)
        , told as (
          select b.*
               , coalesce(t.heard, false) as heard
               , coalesce(t.offered, false) as offered
            from buyer as b
            left join lateral (
              select bool_or(t.disposition in ('REACHED', 'REPLIED')) as heard
                   , bool_or(t.disposition in ('SENT', 'LEFT_VOICEMAIL')) as offered
                from contact as t
               where t.customer_id = b.customer_id
                 and t.at >= b.placed_at
                 and t.at < b.until) as t on true)
        """;

    private static final String PAST = BUYERS + """
        select count(*)
             , count(*) filter (where heard)
             , count(*) filter (where offered and not heard)
          from told
        """;

    /// A follow-up in a queue is looked at as planned for today.
    private static final String RUNNING = BUYERS + """
        , running as (
          select b.*
               , f.id as follow_up_id
               , f.effort_seconds
               , f.status = 'ACTIVE'
                 or coalesce(case when p.customer_id is null
                                  then f.next_at < b.until
                                  else p.day <= (b.until at time zone 'UTC')::date end, false) as in_time
            from told as b
            left join follow_up as f
              on f.customer_id = b.customer_id
             and f.status in ('WAITING', 'ACTIVE')
            left join planned_work as p
              on p.customer_id = f.customer_id
             and p.follow_up_id = f.id
           where not b.heard)
        """;

    private static final String COMING = RUNNING + """
        select (select count(*) from told)
             , (select count(*) from told where heard)
             , count(*) filter (where follow_up_id is not null and in_time)
             , count(*) filter (where follow_up_id is not null and not in_time)
             , count(*) filter (where follow_up_id is null)
             , coalesce(sum(effort_seconds) filter (where not in_time), 0)
          from running
        """;

    private static final String MISSING = RUNNING + """
        select r.customer_id
             , c.name
             , r.follow_up_id
             , r.until
          from running as r
          join customer as c on c.id = r.customer_id
         where r.follow_up_id is null
            or not r.in_time
         order by r.until, r.customer_id
         limit ?
        """;

    /// @param days how many each buyer has
    /// @param back how far the past is looked at
    /// @param limit of whom is named
    public Coverage of(int days, Duration back, int limit, Instant now) {
        var span = days + " days";
        var running = now.minus(Duration.ofDays(days));
        var past = sql.one(
                        PAST,
                        row -> new Coverage.Past(row.getInt(1), row.getInt(2), row.getInt(3)),
                        span,
                        running.minus(back),
                        running)
                .orElseThrow();
        var coming = sql.one(
                        COMING,
                        row -> new Coverage.Coming(
                                row.getInt(1),
                                row.getInt(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getInt(5),
                                Duration.ofSeconds(row.getLong(6))),
                        span,
                        running,
                        now)
                .orElseThrow();
        var missing = sql.query(
                MISSING,
                row -> new Coverage.Missing(row.getString(1), row.getString(2), Sql.uuid(row, 3), Sql.time(row, 4)),
                span,
                running,
                now,
                limit);
        return new Coverage(past, coming, missing);
    }
}
