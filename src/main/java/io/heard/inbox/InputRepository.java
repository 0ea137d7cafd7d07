package io.heard.inbox;

import io.heard.database.Columns;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// When messages of which source came in, by the hour. Counted in memory and written now and then: a few that a
/// killed instance did not write are no loss.
@ApplicationScoped
public class InputRepository {

    /// Who makes up sources must not fill tables and metrics.
    public static final int MOST_SOURCES = 200;

    private static final int LONGEST_SOURCE = 200;
    private static final Duration WEEK = Duration.ofDays(7);

    private final Sql sql;
    private final Map<Hour, Count> pending = new HashMap<>();

    public InputRepository(Sql sql) {
        this.sql = sql;
    }

    private record Hour(String source, Instant begin) {}

    private record Count(long messages, Instant lastAt) {
        static Count sum(Count one, Count other) {
            return new Count(
                    one.messages + other.messages, one.lastAt.isAfter(other.lastAt) ? one.lastAt : other.lastAt);
        }
    }

    /// @param messages how many came in, by source
    public synchronized void note(Map<String, Integer> messages, Instant now) {
        messages.forEach((source, count) -> {
            var hour = new Hour(source, now.truncatedTo(ChronoUnit.HOURS));
            if (source.length() <= LONGEST_SOURCE && (pending.size() < 2 * MOST_SOURCES || pending.containsKey(hour))) {
                pending.merge(hour, new Count(count, now), Count::sum);
            }
        });
    }

    private synchronized List<Map.Entry<Hour, Count>> takePending() {
        var taken = List.copyOf(pending.entrySet());
        pending.clear();
        return taken.stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Hour::source).thenComparing(Hour::begin)))
                .toList();
    }

    private static final String ADD_SOURCES = """
        with told as (
          select source
               , min(hour) as first_hour
               , max(last_at) as last_at
            from unnest(:columns) as n (source, hour, last_at)
           group by source
        ), fresh as (
          select source
            from told
           where not exists (select from input as known where known.source = told.source)
           order by source
           limit (select greatest(0, 200 - count(*)) from input)
        )
        insert into input as i (source, first_hour, last_at)
        select source, first_hour, last_at
          from told
         where source in (select source from fresh)
            or exists (select from input as known where known.source = told.source)
         order by source
            on conflict (source) do update
           set last_at = greatest(i.last_at, excluded.last_at)
        """;

    private static final String ADD_HOURS = """
        insert into input_hour as i (source, hour, messages)
        select n.source, n.hour, n.messages
          from unnest(:columns) as n (source, hour, messages)
          join input as known on known.source = n.source
         order by n.source, n.hour
            on conflict (source, hour) do update
           set messages = i.messages + excluded.messages
        """;

    /// Writes what was noted since the last time.
    @Transactional
    public void write() {
        var counts = takePending();
        sql.batch(
                ADD_SOURCES,
                Columns.<Map.Entry<Hour, Count>>of()
                        .text(entry -> entry.getKey().source())
                        .time(entry -> entry.getKey().begin())
                        .time(entry -> entry.getValue().lastAt()),
                counts);
        sql.batch(
                ADD_HOURS,
                Columns.<Map.Entry<Hour, Count>>of()
                        .text(entry -> entry.getKey().source())
                        .time(entry -> entry.getKey().begin())
                        .number(entry -> entry.getValue().messages()),
                counts);
    }

    /// A source, and what came in from it in the weeks before in the stretch of time for which it is silent now.
    ///
    /// @param weeks messages in that stretch one week ago, two weeks ago …, as far back as the source is known
    public record Input(String source, Instant lastAt, List<Long> weeks) {}

    private static final String ALL = """
        select i.source
             , i.last_at
             , array(select coalesce(sum(h.messages), 0)::text
                       from generate_series(1, ?::int) as back (weeks)
                       left join input_hour as h
                         on h.source = i.source
                        and h.hour >= s.begin - back.weeks * interval '168 hours'
                        and h.hour < ?::timestamptz - back.weeks * interval '168 hours'
                      where i.first_hour <= s.begin - back.weeks * interval '168 hours'
                      group by back.weeks
                      order by back.weeks)
          from input as i
         cross join lateral (select greatest(date_trunc('hour', i.last_at, 'UTC') + interval '1 hour', ?::timestamptz)) as s (begin)
         order by i.source
        """;

    /// All sources that are known. The stretch is in whole hours, from the one after the latest message to the one
    /// that has just ended, and no longer than a week.
    public List<Input> all(int weeks, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return sql.query(
                ALL,
                row -> new Input(
                        row.getString(1),
                        Sql.time(row, 2),
                        Sql.texts(row, 3).stream().map(Long::valueOf).toList()),
                weeks,
                hour,
                hour.minus(WEEK));
    }

    private static final String FORGET = """
        with gone as (
          delete from input
           where last_at < ?
        )
        delete from input_hour
         where hour < ?
        """;

    /// @return how many hours were deleted
    public int forget(Instant before) {
        return sql.update(FORGET, before, before);
    }
}
